package dev.tenure.jdbc.sql.forbidden;

import dev.tenure.jdbc.JdbcStore;
import dev.tenure.port.outbox.EventFilter;
import java.util.function.Function;
import javax.sql.DataSource;

/** Breaks the rules of the JDBC adapter, each in a class of its own. */
final class LooksUp {
    private LooksUp() {}

    static final class HasAStore {
        int take(JdbcStore store) {
            return store.hashCode();
        }
    }

    static final class RefersToAStore {
        Function<DataSource, ?> take() {
            return source -> JdbcStore.owning(source, EventFilter.everything());
        }
    }
}
