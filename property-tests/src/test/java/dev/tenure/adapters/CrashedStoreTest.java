package dev.tenure.adapters;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tenure.contract.Crash;
import dev.tenure.contract.CrashContract;
import dev.tenure.databases.KillableServer;
import dev.tenure.databases.KilledFile;
import dev.tenure.databases.Mortal;
import dev.tenure.jdbc.JdbcStore;
import dev.tenure.port.outbox.EventFilter;
import dev.tenure.port.store.Store;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Databases that are set to be durable keep every acknowledged change. */
@ParameterizedClass
@EnumSource
class CrashedStoreTest implements CrashContract {
    private final Kind kind;
    private Map<Store, Mortal> databases = HashMap.empty();

    CrashedStoreTest(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Store emptyStore(EventFilter written) {
        var database = kind.database();
        var store = JdbcStore.owning(database.source(), written);
        databases = databases.put(store, database);
        return store;
    }

    @Override
    public Option<Crash> crashOf(Store store) {
        return databases.get(store).map(database -> () -> {
            database.crash();
            return JdbcStore.owning(database.source(), EventFilter.everything());
        });
    }

    @AfterEach
    void end() {
        databases.values().forEach(Mortal::close);
    }

    /** The database that crashes. */
    enum Kind {
        H2,
        POSTGRESQL;

        private Mortal database() {
            return switch (this) {
                case H2 -> new KilledFile();
                case POSTGRESQL -> server();
            };
        }

        private static Mortal server() {
            assumeTrue(Boolean.getBoolean("tenure.long"), "it kills servers that write to a disk: -Plong runs it");
            return new KillableServer();
        }
    }
}
