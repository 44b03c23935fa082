package dev.tenure.stories.durability;

import static dev.tenure.stories.fixture.World.CLIENT;
import static dev.tenure.stories.fixture.World.USER;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.tenure.connection.Unauthenticated;
import dev.tenure.databases.Databases;
import dev.tenure.decision.Rejection;
import dev.tenure.decision.RejectionCode;
import dev.tenure.inmemory.RecordingNotifier;
import dev.tenure.item.Removal;
import dev.tenure.item.RemovalReason;
import dev.tenure.jdbc.JdbcStore;
import dev.tenure.port.outbox.EventFilter;
import dev.tenure.port.outbox.EventId;
import dev.tenure.port.store.Store;
import dev.tenure.principal.WithdrawalReason;
import dev.tenure.profile.Stitch;
import dev.tenure.service.Grants;
import dev.tenure.service.IssuedTokens;
import dev.tenure.service.NewGrant;
import dev.tenure.stories.fixture.ConnectedApp;
import dev.tenure.stories.fixture.World;
import dev.tenure.token.Purpose;
import dev.tenure.token.Scope;
import dev.tenure.token.Secret;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** A restored database knows the state of the backup, and nothing of what happened since. */
class RestoredBackupTest {
    private static final Scope SCOPE = Scope.parse("read offline_access").get();
    private static final Scope READ = Scope.parse("read").get();

    private final HikariDataSource pool = Databases.H2_IN_MEMORY.withTables("TRANSACTION_READ_COMMITTED", 1);
    private final Store store = JdbcStore.owning(pool, EventFilter.everything());
    private final World world = World.over(store);
    private final Grants grants = world.tenure().grants();

    @Test
    void aTokenIssuedAfterTheBackupIsUnknownAndEndsNothing() {
        var first = issued();
        var backup = backup();
        var second = refreshed(first).get();
        restore(backup);
        assertThat(reason(refreshed(second))).contains(RejectionCode.UNKNOWN_TOKEN);
        assertThat(opens(second)).isFalse();
        assertThat(opens(first)).isTrue();
        assertThat(refreshed(first).isRight()).as("unused again").isTrue();
    }

    @Test
    void anEndAfterTheBackupIsUndoneUntilTheClientIsWithdrawn() {
        var items = world.tenure().items();
        var item = world.exchanged();
        var access = item.accessToken().reveal();
        var grant = issued();
        var backup = backup();
        items.remove(item.item(), Removal.because(RemovalReason.FRAUD));
        grants.revoke(CLIENT, grant.refresh().get());
        assertThat(opens(grant)).isFalse();
        restore(backup);
        assertThat(items.authenticate(CLIENT, Secret.of(access), Purpose.DATA).isRight())
                .isTrue();
        assertThat(opens(grant)).isTrue();
        world.tenure().principals().withdraw(CLIENT, WithdrawalReason.CREDENTIALS_ROTATED);
        assertThat(items.authenticate(CLIENT, Secret.of(access), Purpose.DATA).isRight())
                .isFalse();
        assertThat(opens(grant)).isFalse();
        assertThat(refreshed(grant).isRight()).isFalse();
    }

    @Test
    void aConnectionWhoseTokenWasUsedSinceWantsItsUserAndKeepsItsConfiguration() {
        var app = ConnectedApp.over(store);
        var id = app.connected(Stitch.STITCH);
        var backup = backup();
        app.clock().advance(ConnectedApp.LIFETIME);
        assertThat(app.credential(id).isRight()).isTrue();
        restore(backup);
        assertThat(reason(app.credential(id))).contains(RejectionCode.UNAUTHENTICATED);
        assertThat(app.state(id)).isInstanceOf(Unauthenticated.class);
        assertThat(app.state(id).data().configuration()).isEqualTo(ConnectedApp.configuration(Stitch.STITCH));
    }

    @Test
    void aNewEventHasTheIdOfTheOneThatTheRestoreUndid() {
        var items = world.tenure().items();
        var item = world.exchanged();
        lastTold();
        var backup = backup();
        items.rotateAccessToken(CLIENT, item.accessToken()).get();
        var undone = lastTold();
        restore(backup);
        items.remove(item.item(), Removal.because(RemovalReason.FRAUD)).get();
        assertThat(lastTold()).isEqualTo(undone);
    }

    private List<String> backup() {
        return new JdbcTemplate(pool).queryForList("SCRIPT", String.class);
    }

    private void restore(List<String> backup) {
        Databases.run(pool, "DROP ALL OBJECTS");
        for (var statement : backup) if (!statement.startsWith("--")) Databases.run(pool, statement);
    }

    private EventId lastTold() {
        var told = new RecordingNotifier();
        while (world.tenure().relay(told).deliver(9).more()) {
            // until nothing waits
        }
        return told.notices().last().id();
    }

    private IssuedTokens issued() {
        return grants.issue(NewGrant.of(World.STRICT, CLIENT, USER, SCOPE)).get();
    }

    private Either<Rejection, IssuedTokens> refreshed(IssuedTokens tokens) {
        return grants.refresh(CLIENT, tokens.refresh().get());
    }

    private boolean opens(IssuedTokens tokens) {
        return grants.authenticate(tokens.access(), READ).isRight();
    }

    private static Option<RejectionCode> reason(Either<Rejection, ?> reply) {
        return reply.swap().toOption().map(Rejection::code);
    }
}
