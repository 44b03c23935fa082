package dev.tenure.stories.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.connection.ConnectionId;
import dev.tenure.databases.DatabaseSetup;
import dev.tenure.databases.Databases;
import dev.tenure.jdbc.JdbcStore;
import dev.tenure.port.issuer.RefreshResult;
import dev.tenure.port.outbox.EventFilter;
import dev.tenure.port.outbox.Unreadable;
import dev.tenure.port.store.ConnectionFilter;
import dev.tenure.profile.Stitch;
import dev.tenure.service.ConnectionView;
import dev.tenure.stories.fixture.ConnectedApp;
import io.vavr.collection.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A connection that a later version of the library wrote does not keep the others from their host. */
class UnreadableConnectionTest {
    @ParameterizedTest
    @EnumSource(names = {"H2_READ_COMMITTED", "POSTGRESQL_READ_COMMITTED"})
    void oneThatCannotBeReadIsReportedAndStopsNoResumption(DatabaseSetup setup) {
        var tables = setup.emptyTables();
        var app = ConnectedApp.over(JdbcStore.owning(tables, EventFilter.everything()));
        var ids = List.fill(3, () -> app.connected(Stitch.STITCH)).sortBy(ConnectionId::text);
        app.clock().advance(ConnectedApp.LIFETIME);
        for (var id : ids) {
            app.provider().next(request -> new RefreshResult.Misconfigured("invalid_client"));
            assertThat(app.credential(id).isLeft()).isTrue();
        }
        var spoilt = ids.get(1);
        Databases.run(tables, "UPDATE tenure_connection SET scope = '\"' WHERE id = '" + spoilt + "'");
        var blocked = ConnectionFilter.all().blocked();

        var first = app.connections().list(blocked, 2);
        assertThat(first.content().map(ConnectionView::id)).containsExactly(ids.head());
        assertThat(first.unreadable().map(Unreadable::aggregate)).containsExactly(spoilt);
        assertThat(first.next()).containsExactly(spoilt);
        assertThat(app.connections().list(blocked, spoilt, 2).content().map(ConnectionView::id))
                .containsExactly(ids.last());

        var result = app.connections().resumeBlocked(Stitch.STITCH, 9);
        assertThat(result.resumed()).isEqualTo(2);
        assertThat(result.unreadable().map(Unreadable::aggregate)).containsExactly(spoilt);
        assertThat(app.connections().list(blocked, 9).content()).isEmpty();
    }
}
