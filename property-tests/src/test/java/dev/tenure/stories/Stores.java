package dev.tenure.stories;

import dev.tenure.databases.Setting;
import dev.tenure.inmemory.InMemoryStore;
import dev.tenure.jdbc.JdbcStore;
import dev.tenure.port.outbox.EventFilter;
import dev.tenure.port.store.Store;
import org.jspecify.annotations.Nullable;

/** The stores that every story is told of: in memory, and on each database at each isolation level. */
enum Stores {
    MEMORY(null),
    H2(Setting.H2_READ_COMMITTED),
    H2_REPEATABLE_READ(Setting.H2_REPEATABLE_READ),
    H2_SERIALIZABLE_ON_ONE_CONNECTION(Setting.H2_SERIALIZABLE_POOL_OF_ONE),
    POSTGRESQL(Setting.POSTGRESQL_READ_COMMITTED),
    POSTGRESQL_REPEATABLE_READ(Setting.POSTGRESQL_REPEATABLE_READ),
    POSTGRESQL_SERIALIZABLE(Setting.POSTGRESQL_SERIALIZABLE);

    private final @Nullable Setting setting;

    Stores(@Nullable Setting setting) {
        this.setting = setting;
    }

    /** An empty store that announces everything; what is behind it is another test's after this one. */
    Store empty() {
        return setting == null
                ? new InMemoryStore(EventFilter.everything())
                : JdbcStore.owning(setting.emptyTables(), EventFilter.everything());
    }
}
