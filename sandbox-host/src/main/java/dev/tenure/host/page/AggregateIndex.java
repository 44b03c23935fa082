package dev.tenure.host.page;

import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** An index of the aggregates in the host's own database; the library finds an aggregate by its id only. */
@Component
final class AggregateIndex {
    /** The place after the newest aggregate. */
    static final long NEWEST = Long.MAX_VALUE;

    private final JdbcClient database;

    AggregateIndex(JdbcClient database) {
        this.database = database;
    }

    /** Up to {@code limit} aggregates of a kind that were created before this place, newest first. */
    Seq<Name> before(AggregateKind kind, long place, int limit) {
        return List.ofAll(database.sql("SELECT id, place FROM " + kind.table()
                        + " WHERE place < :place ORDER BY place DESC LIMIT " + limit)
                .param("place", place)
                .query((row, number) -> new Name(row.getObject("id", UUID.class).toString(), row.getLong("place")))
                .list());
    }

    /** The number of aggregates of a kind. */
    long count(AggregateKind kind) {
        return database.sql("SELECT count(*) FROM " + kind.table())
                .query(Long.class)
                .single();
    }

    /** An id, and its place in the order of creation. */
    record Name(String id, long place) {}
}
