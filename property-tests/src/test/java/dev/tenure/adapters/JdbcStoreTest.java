package dev.tenure.adapters;

import dev.tenure.contract.CutCommit;
import dev.tenure.contract.HeldRow;
import dev.tenure.contract.Outage;
import dev.tenure.contract.StoreContract;
import dev.tenure.contract.UnreadableContract;
import dev.tenure.contract.jdbc.Severable;
import dev.tenure.databases.DatabaseSetup;
import dev.tenure.databases.Databases;
import dev.tenure.databases.HoldingSession;
import dev.tenure.jdbc.JdbcStore;
import dev.tenure.port.outbox.EventFilter;
import dev.tenure.port.outbox.EventId;
import dev.tenure.port.store.Store;
import dev.tenure.token.AggregateId;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The whole kit on each database, isolation level and size of pool. A pool of one shows that nothing needs a second
 * connection, which has little to do with the isolation level: the stricter levels have it in the long setting.
 */
@ParameterizedClass
@MethodSource("setups")
class JdbcStoreTest implements StoreContract, UnreadableContract {
    private final DatabaseSetup setup;
    private Map<Store, Severable> lines = HashMap.empty();
    private Option<HeldRow> lastHolder = Option.none();

    static List<DatabaseSetup> setups() {
        return Stream.of(DatabaseSetup.values())
                .filter(setup -> Boolean.getBoolean("tenure.long") || !setup.isStrictWithOneConnection())
                .toList();
    }

    JdbcStoreTest(DatabaseSetup setup) {
        this.setup = setup;
    }

    private DataSource emptyTables() {
        var holder = new HoldingSession(setup.emptyTables());
        lastHolder = Option.of(holder);
        return holder.source();
    }

    @Override
    public Store emptyStore(EventFilter written) {
        var line = new Severable(emptyTables());
        var store = JdbcStore.owning(line.source(), written);
        lines = lines.put(store, line);
        return store;
    }

    @Override
    public Option<Outage> outageOf(Store store) {
        return lines.get(store).map(line -> line);
    }

    @Override
    public Option<CutCommit> cutCommitOf(Store store) {
        return lines.get(store).map(line -> line);
    }

    /** Holds rows of the store that was made last: a test that holds any makes one. */
    @Override
    public Option<HeldRow> heldRowOf(Store store) {
        return lastHolder;
    }

    @Override
    public void spoil(Store store, EventId notice) {
        change(store, "type = 'LATER_' || type", notice);
    }

    @Override
    public void spoil(Store store, AggregateId aggregate) {
        var which = " WHERE id = '" + aggregate.text() + "'";
        var change =
                switch (aggregate.kind()) {
                    case "item" -> "UPDATE tenure_item SET cause = 'LATER'" + which;
                    case "grant" -> "UPDATE tenure_grant SET scope = '\"'" + which;
                    case "connection" -> "UPDATE tenure_connection SET scope = '\"'" + which;
                    default -> "UPDATE tenure_withdrawal SET cause = 'LATER'";
                };
        Databases.run(lines.get(store).get().source(), change);
    }

    @Override
    public void restore(Store store, EventId notice) {
        change(store, "type = substring(type, 7)", notice);
    }

    private void change(Store store, String what, EventId notice) {
        var event = " WHERE id = '" + notice + "'";
        Databases.run(lines.get(store).get().source(), "UPDATE tenure_event SET " + what + event);
    }
}
