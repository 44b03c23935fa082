package dev.tenure.port.outbox;

import io.vavr.control.Either;

/**
 * The right to deliver one notice, and with it to decide on its aggregate's stream, until an instant.
 *
 * @param id the id of the notice
 * @param notice the notice, or the reason why it cannot be read and so not be delivered
 * @param failed the number of failed deliveries so far; at least one if a claim of it ran out
 * @param fencingToken the number of this claim, which no other has: it tells a claim that ran out from those that
 *     followed
 */
public record ClaimedNotice(EventId id, Either<Unreadable, Notice> notice, int failed, long fencingToken) {}
