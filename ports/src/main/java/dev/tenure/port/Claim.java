package dev.tenure.port;

/**
 * The right to deliver one notice, and with it to decide on its owner's stream, until an instant.
 *
 * @param failed how often its delivery has failed so far
 * @param turn which claim this is: no other has the same number, so one that ran out is told from those that followed
 */
public record Claim(Notice notice, int failed, long turn) {}
