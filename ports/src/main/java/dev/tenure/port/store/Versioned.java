package dev.tenure.port.store;

import dev.tenure.time.End;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * An aggregate as it was found.
 *
 * @param version the version, which rises by one with every stored change, from 1
 * @param changedAt the instant at which the last change was recorded
 * @param withdrawn the end that came from outside: the first withdrawal of its client or its user, read at the same
 *     time
 */
public record Versioned<S>(S state, long version, Instant changedAt, Option<End> withdrawn) {}
