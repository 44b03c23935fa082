package dev.tenure.host.page;

import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which aggregates there are. The library finds one by its name; what their names are, the host reads in its own database. */
@Component
final class AggregateIndex {
    /** Where the newest begin. */
    static final long NEWEST = Long.MAX_VALUE;

    private final JdbcClient database;

    AggregateIndex(JdbcClient database) {
        this.database = database;
    }

    /** Up to {@code limit} of a kind that were born before this place, the newest first. */
    Seq<Name> before(Kind kind, long place, int limit) {
        return List.ofAll(database.sql("SELECT id, place FROM " + kind.table()
                        + " WHERE place < :place ORDER BY place DESC LIMIT " + limit)
                .param("place", place)
                .query((row, number) -> new Name(row.getObject("id", UUID.class).toString(), row.getLong("place")))
                .list());
    }

    /** How many of a kind there are. */
    long count(Kind kind) {
        return database.sql("SELECT count(*) FROM " + kind.table())
                .query(Long.class)
                .single();
    }

    /** An id, and its place in the order of births. */
    record Name(String id, long place) {}
}
