package dev.tenure.service;

import dev.tenure.connection.ConnectionId;
import dev.tenure.decision.Rejection;
import dev.tenure.port.outbox.Unreadable;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * The result of resuming a batch of blocked connections.
 *
 * @param resumed the number of connections that are no longer blocked
 * @param refused the connections that were not resumed, and why: mostly that another caller changed or held them
 *     meanwhile ({@link Rejection.Conflict}). Those that are still blocked come again in a run from the beginning.
 * @param unreadable the blocked connections that this version of the library cannot read; they stay as they are
 * @param next the connection after which the next batch begins; none if there are no more
 */
public record ResumptionResult(
        int resumed, Map<ConnectionId, Rejection> refused, Seq<Unreadable> unreadable, Option<ConnectionId> next) {}
