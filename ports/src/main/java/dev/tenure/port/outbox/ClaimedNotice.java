package dev.tenure.port.outbox;

import io.vavr.control.Either;

/**
 * The right to deliver one notice, and with it to decide on its aggregate's stream, until an instant.
 *
 * @param id which notice
 * @param notice the notice, or why it cannot be read and so not be delivered
 * @param failed how often its delivery has failed so far; at least once, if a claim of it ran out
 * @param fencingToken which claim this is: no other has the same number, so one that ran out is told from those that followed
 */
public record ClaimedNotice(EventId id, Either<Unreadable, Notice> notice, int failed, long fencingToken) {}
