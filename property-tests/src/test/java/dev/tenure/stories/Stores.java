package dev.tenure.stories;

import dev.tenure.databases.DatabaseSetup;
import dev.tenure.inmemory.InMemoryStore;
import dev.tenure.jdbc.JdbcStore;
import dev.tenure.port.outbox.EventFilter;
import dev.tenure.port.store.Store;
import org.jspecify.annotations.Nullable;

/** The stores that every story is told of: in memory, and on each database at each isolation level. */
enum Stores {
    MEMORY(null),
    H2(DatabaseSetup.H2_READ_COMMITTED),
    H2_REPEATABLE_READ(DatabaseSetup.H2_REPEATABLE_READ),
    H2_SERIALIZABLE_ON_ONE_CONNECTION(DatabaseSetup.H2_SERIALIZABLE_POOL_OF_ONE),
    POSTGRESQL(DatabaseSetup.POSTGRESQL_READ_COMMITTED),
    POSTGRESQL_REPEATABLE_READ(DatabaseSetup.POSTGRESQL_REPEATABLE_READ),
    POSTGRESQL_SERIALIZABLE(DatabaseSetup.POSTGRESQL_SERIALIZABLE);

    private final @Nullable DatabaseSetup setup;

    Stores(@Nullable DatabaseSetup setup) {
        this.setup = setup;
    }

    /** An empty store that announces everything; what is behind it is another test's after this one. */
    Store empty() {
        return setup == null
                ? new InMemoryStore(EventFilter.everything())
                : JdbcStore.owning(setup.emptyTables(), EventFilter.everything());
    }
}
