package dev.tenure.service;

/**
 * What a batch of deliveries did.
 *
 * @param done notices delivered
 * @param failed notices that the notifier did not take: they come again when their claim has run out
 */
public record Delivered(int done, int failed) {}
