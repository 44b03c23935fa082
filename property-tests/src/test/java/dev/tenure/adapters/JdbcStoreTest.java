package dev.tenure.adapters;

import dev.tenure.contract.StoreContract;
import dev.tenure.databases.Setting;
import dev.tenure.jdbc.JdbcStore;
import dev.tenure.port.EventFilter;
import dev.tenure.port.Store;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
record JdbcStoreTest(Setting setting) implements StoreContract {
    @Override
    public Store emptyStore(EventFilter written) {
        return JdbcStore.owning(setting.withTables(), written);
    }
}
