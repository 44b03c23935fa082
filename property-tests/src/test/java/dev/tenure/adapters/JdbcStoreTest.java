package dev.tenure.adapters;

import dev.tenure.contract.StoreContract;
import dev.tenure.contract.UnreadableContract;
import dev.tenure.databases.Databases;
import dev.tenure.databases.Setting;
import dev.tenure.jdbc.JdbcStore;
import dev.tenure.port.EventFilter;
import dev.tenure.port.EventId;
import dev.tenure.port.Store;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class JdbcStoreTest implements StoreContract, UnreadableContract {
    private final Setting setting;
    private Map<Store, DataSource> sources = HashMap.empty();

    JdbcStoreTest(Setting setting) {
        this.setting = setting;
    }

    @Override
    public Store emptyStore(EventFilter written) {
        var source = setting.withTables();
        var store = JdbcStore.owning(source, written);
        sources = sources.put(store, source);
        return store;
    }

    @Override
    public void spoil(Store store, EventId notice) {
        change(store, "type = 'LATER_' || type", notice);
    }

    @Override
    public void restore(Store store, EventId notice) {
        change(store, "type = substring(type, 7)", notice);
    }

    private void change(Store store, String what, EventId notice) {
        Databases.run(sources.get(store).get(), "UPDATE tenure_event SET " + what + " WHERE id = '" + notice + "'");
    }
}
