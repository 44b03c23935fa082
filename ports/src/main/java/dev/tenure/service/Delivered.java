package dev.tenure.service;

/**
 * What a batch of deliveries did.
 *
 * @param done notices delivered
 * @param failed notices that the notifier did not take: they come again after a pause
 * @param parked notices that it did not take for the last time: they wait, with what follows them, to be replayed
 * @param more whether it is worth going on: a notice was delivered that others may follow, or the batch was full
 */
public record Delivered(int done, int failed, int parked, boolean more) {}
