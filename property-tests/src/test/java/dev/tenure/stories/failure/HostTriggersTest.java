package dev.tenure.stories.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenure.contract.report.Shows;
import dev.tenure.databases.Databases;
import dev.tenure.item.Removal;
import dev.tenure.item.RemovalReason;
import dev.tenure.jdbc.JdbcStore;
import dev.tenure.port.store.StoreUnavailable;
import dev.tenure.stories.fixture.World;
import dev.tenure.time.UpdateCause;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.api.Trigger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A trigger of the host's that refuses a change has surely prevented it. */
@Shows("G5")
class HostTriggersTest {
    private static final String READ_COMMITTED = "TRANSACTION_READ_COMMITTED";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TRIGGER refuse BEFORE UPDATE ON tenure_item FOR EACH ROW EXECUTE FUNCTION refuse()",
                "CREATE CONSTRAINT TRIGGER refuse AFTER UPDATE ON tenure_item DEFERRABLE INITIALLY DEFERRED"
                        + " FOR EACH ROW EXECUTE FUNCTION refuse()"
            })
    void aTriggerThatRaisesOnPostgresHasPreventedTheChange(String trigger) {
        var source = Databases.POSTGRESQL.withTables(READ_COMMITTED, "SELECT 1");
        isPrevented(
                source,
                "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS"
                        + " $$ BEGIN RAISE EXCEPTION 'not today'; END $$; " + trigger);
    }

    @Test
    void aTriggerThatThrowsOnH2HasPreventedTheChange() {
        isPrevented(
                Databases.H2_IN_MEMORY.withTables(READ_COMMITTED, "SELECT 1"),
                "CREATE TRIGGER refuse BEFORE UPDATE ON tenure_item FOR EACH ROW CALL '" + Refusing.class.getName()
                        + "'");
    }

    private static void isPrevented(DataSource source, String trigger) {
        var world = World.over(JdbcStore.owning(source));
        var item = world.exchanged().item();
        Databases.run(source, trigger);
        var items = world.tenure().items();
        assertThatThrownBy(() -> items.reportLoginRequired(item, UpdateCause.MFA_CHANGED))
                .isInstanceOf(StoreUnavailable.class);
        assertThatThrownBy(() -> items.remove(item, Removal.because(RemovalReason.ITEM_REMOVED)))
                .isInstanceOf(StoreUnavailable.class);
        assertThat(world.store().items().find(item).get().version()).isEqualTo(2);
    }

    /** A trigger of a host's on H2. */
    public static final class Refusing implements Trigger {
        @Override
        public void fire(Connection connection, Object[] before, Object[] after) throws SQLException {
            throw new SQLException("not today");
        }
    }
}
