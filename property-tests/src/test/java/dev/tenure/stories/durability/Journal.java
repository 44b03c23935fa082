package dev.tenure.stories.durability;

import static dev.tenure.stories.fixture.World.CLIENT;
import static dev.tenure.stories.fixture.World.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.grant.GrantId;
import dev.tenure.item.ItemId;
import dev.tenure.port.store.OutcomeUnknown;
import dev.tenure.port.store.StoreUnavailable;
import dev.tenure.service.IssuedTokens;
import dev.tenure.service.NewGrant;
import dev.tenure.stories.fixture.World;
import dev.tenure.token.Purpose;
import dev.tenure.token.Scope;
import dev.tenure.token.Secret;
import io.vavr.collection.Vector;

/**
 * The answers that one client received, and so may rely on. It refreshes a grant, rotates an Item's token and revokes
 * grants until the database is gone. Its last request may or may not have happened. For one thread at a time.
 */
final class Journal {
    private static final Scope SCOPE = Scope.parse("read offline_access").get();

    private final World world;
    private final GrantId grant;
    private final ItemId item;
    private Vector<IssuedTokens> refreshed;
    private Vector<String> rotated;
    private Vector<IssuedTokens> ended = Vector.empty();
    private String asked = "";

    Journal(World world) {
        this.world = world;
        var first = issued();
        var exchanged = world.exchanged();
        this.grant = first.grant();
        this.refreshed = Vector.of(first);
        this.item = exchanged.item();
        this.rotated = Vector.of(exchanged.accessToken().reveal());
    }

    private IssuedTokens issued() {
        var asking = NewGrant.of(World.STRICT, CLIENT, USER, SCOPE);
        return world.tenure().grants().issue(asking).get();
    }

    /** Goes on until the database is gone, and reports each round. */
    void write(Runnable round) {
        try {
            while (true) {
                refresh();
                rotate();
                revoke();
                round.run();
            }
        } catch (StoreUnavailable | OutcomeUnknown gone) {
            // and nothing more is acknowledged
        }
    }

    private void refresh() {
        asked = "refresh";
        var last = refreshed.last().refresh().get().reveal();
        refreshed = refreshed.append(
                world.tenure().grants().refresh(CLIENT, Secret.of(last)).get());
    }

    private void rotate() {
        asked = "rotate";
        var next = world.tenure().items().rotateAccessToken(CLIENT, Secret.of(rotated.last()));
        rotated = rotated.append(next.get().accessToken().reveal());
    }

    private void revoke() {
        asked = "issue";
        var tokens = issued();
        asked = "give back";
        world.tenure().grants().revoke(CLIENT, tokens.refresh().get());
        ended = ended.append(tokens);
    }

    int acknowledged() {
        return refreshed.size() + rotated.size() + 2 * ended.size();
    }

    /** Compares the answers with the data that another server found on the disk. */
    void check(World found) {
        var changes = found.store().grants().find(grant).get().version() - refreshed.size();
        assertThat(changes).as("refreshes nobody was told of").isIn(0L, asked.equals("refresh") ? 1L : 0L);
        assertThat(living(found, refreshed)).hasSize(changes == 0 ? 1 : 0);
        assertThat(opens(found, refreshed.last())).isEqualTo(changes == 0);
        var rotations = found.store().items().find(item).get().version() - 1 - rotated.size();
        assertThat(rotations).as("rotations nobody was told of").isIn(0L, asked.equals("rotate") ? 1L : 0L);
        assertThat(rotated.count(token -> opens(found, token))).isEqualTo(rotations == 0 ? 1 : 0);
        assertThat(opens(found, rotated.last())).isEqualTo(rotations == 0);
        assertThat(living(found, ended)).as("revoked tokens").isEmpty();
    }

    private static Vector<IssuedTokens> living(World found, Vector<IssuedTokens> tokens) {
        return tokens.filter(it -> opens(found, it));
    }

    private static boolean opens(World found, IssuedTokens tokens) {
        return found.tenure()
                .grants()
                .authenticate(tokens.access(), Scope.empty())
                .isRight();
    }

    private static boolean opens(World found, String access) {
        return found.tenure()
                .items()
                .authenticate(CLIENT, Secret.of(access), Purpose.DATA)
                .isRight();
    }
}
