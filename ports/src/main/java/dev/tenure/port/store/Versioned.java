package dev.tenure.port.store;

import dev.tenure.time.End;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * An aggregate as it was found.
 *
 * @param version rises by one with every stored change, from 1
 * @param changedAt when the last of them was recorded
 * @param withdrawn what ended it besides itself: the withdrawal of its client or its user, read with it at once
 */
public record Versioned<S>(S state, long version, Instant changedAt, Option<End> withdrawn) {}
