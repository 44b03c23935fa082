package dev.tenure.stories.cost;

import static dev.tenure.stories.fixture.World.CLIENT;
import static dev.tenure.stories.fixture.World.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.databases.DatabaseSetup;
import dev.tenure.databases.Frames;
import dev.tenure.inmemory.RecordingNotifier;
import dev.tenure.jdbc.JdbcStore;
import dev.tenure.port.outbox.EventFilter;
import dev.tenure.profile.Stitch;
import dev.tenure.service.IssuedTokens;
import dev.tenure.service.NewGrant;
import dev.tenure.stories.fixture.ConnectedApp;
import dev.tenure.stories.fixture.World;
import dev.tenure.token.Purpose;
import dev.tenure.token.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A reader who follows a call to its SQL passes few frames of the library. */
@ParameterizedClass
@EnumSource(names = {"H2_READ_COMMITTED", "POSTGRESQL_READ_COMMITTED"})
class FramesTest {
    private final Frames frames;
    private final World world;

    FramesTest(DatabaseSetup setup) {
        this.frames = new Frames(setup.withTables());
        this.world = World.over(JdbcStore.owning(frames.source(), EventFilter.everything()));
    }

    @Test
    void aRefresh() {
        var refresh = issued().refresh().get();
        passes(14, () -> assertThat(world.tenure().grants().refresh(CLIENT, refresh))
                .isNotEmpty());
    }

    @Test
    void anAuthenticationByAGrant() {
        var access = issued().access();
        passes(9, () -> assertThat(world.tenure().grants().authenticate(access, Scope.empty()))
                .isNotEmpty());
    }

    @Test
    void anAuthenticationByAnItem() {
        var access = world.exchanged().accessToken();
        passes(9, () -> assertThat(world.tenure().items().authenticate(CLIENT, access, Purpose.DATA))
                .isNotEmpty());
    }

    @Test
    void aRenewalOfAConnection() {
        var app = ConnectedApp.over(world.store());
        var id = app.connected(Stitch.STITCH);
        app.clock().advance(ConnectedApp.LIFETIME);
        passes(22, () -> assertThat(app.credential(id)).isNotEmpty());
    }

    @Test
    void aDelivery() {
        world.link();
        passes(14, () -> assertThat(
                        world.tenure().relay(new RecordingNotifier()).deliver(1).done())
                .isOne());
    }

    private IssuedTokens issued() {
        var scope = Scope.parse("read offline_access").get();
        return world.tenure()
                .grants()
                .issue(NewGrant.of(World.STRICT, CLIENT, USER, scope))
                .get();
    }

    private void passes(int atMost, Runnable work) {
        frames.deepest();
        work.run();
        assertThat(frames.deepest()).hasSizeBetween(1, atMost);
    }
}
