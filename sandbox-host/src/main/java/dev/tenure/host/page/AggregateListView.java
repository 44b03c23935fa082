package dev.tenure.host.page;

import io.vavr.collection.Seq;
import org.jspecify.annotations.Nullable;

/**
 * A list of aggregates of one kind.
 *
 * @param count the number of all aggregates of the kind
 * @param older the place to continue from; null if these are the oldest
 */
record AggregateListView(AggregateKind kind, long count, Seq<AggregateView> aggregates, @Nullable Long older) {}
