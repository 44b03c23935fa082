package dev.tenure.host.page;

import io.vavr.collection.Seq;
import org.jspecify.annotations.Nullable;

/**
 * Some aggregates of one kind.
 *
 * @param count how many there are in all
 * @param older the place before which the next ones were born; none if these are the oldest
 */
record AggregateListView(Kind kind, long count, Seq<AggregateView> aggregates, @Nullable Long older) {}
