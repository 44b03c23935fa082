package dev.tenure.stories.secrecy;

import static dev.tenure.stories.fixture.FailingConnectionStore.Failure.LOST_BEFORE;
import static dev.tenure.stories.fixture.FailingConnectionStore.Failure.NONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tenure.connection.Closed;
import dev.tenure.connection.ConnectionId;
import dev.tenure.connection.InDoubt;
import dev.tenure.connection.Refreshing;
import dev.tenure.connection.Unauthenticated;
import dev.tenure.inmemory.PlainVault;
import dev.tenure.port.issuer.ApiError;
import dev.tenure.port.issuer.RefreshResult;
import dev.tenure.port.secret.SealingContext;
import dev.tenure.port.secret.Vault;
import dev.tenure.port.store.Store;
import dev.tenure.profile.Plaid;
import dev.tenure.profile.Pleo;
import dev.tenure.profile.Stitch;
import dev.tenure.stories.fixture.ConnectedApp;
import dev.tenure.stories.fixture.FailingConnectionStore;
import dev.tenure.stories.fixture.ScriptedProvider;
import dev.tenure.token.SealedSecret;
import dev.tenure.token.Secret;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.PrintWriter;
import java.io.StringWriter;

/** Every life of a connection, and everything that is said during it; no token may appear there (G8). */
final class ConnectionLifecycles {
    private final ConnectedApp app;
    private final Vault later;
    private final Runnable look;
    private Vector<String> said = Vector.empty();

    /**
     * A life in this store under this vault and then under that one, which opens what the first sealed.
     *
     * @param look is run after each thing that happens
     */
    ConnectionLifecycles(Store store, Vault first, Vault later, Runnable look) {
        this.app = ConnectedApp.over(store, first);
        this.later = later;
        this.look = look;
    }

    /**
     * Everything that was said, as it prints: replies, states as they are stored, answers, exceptions with their
     * causes.
     */
    Seq<String> said() {
        return said;
    }

    /** The tokens that came from the provider. */
    Seq<String> tokens() {
        return app.provider().issued().map(Secret::reveal);
    }

    /** Runs through every life. */
    ConnectionLifecycles lived() {
        succeeds();
        isInDoubtAndRefused();
        isBlocked();
        isRotated();
        isClosed();
        meetsABrokenIssuer();
        meetsABrokenVault();
        meetsABrokenStore();
        isReencrypted();
        app.announced();
        app.told().notices().forEach(this::say);
        return this;
    }

    private void succeeds() {
        var id = app.opened(Stitch.STITCH);
        var response = app.provider().authorized();
        say(response);
        say(app.connections().completeAuthorization(id, response));
        isRenewed(id);
        var credential = app.credential(id).get();
        say(app.connections().callFailed(credential, new ApiError.AccessRefused()));
        isRenewed(id);
    }

    private void isRenewed(ConnectionId id) {
        app.clock().advance(ConnectedApp.LIFETIME);
        app.provider().next(request -> {
            assertThat(app.state(id)).isInstanceOf(Refreshing.class);
            happened(id);
            var answer = request.get();
            say(answer);
            return answer;
        });
        say(app.credential(id));
        happened(id);
    }

    private void isInDoubtAndRefused() {
        var id = app.connected(Pleo.PLEO);
        app.clock().advance(ConnectedApp.LIFETIME);
        app.provider().next(ScriptedProvider.Fate.answerLost());
        say(app.credential(id));
        assertThat(app.state(id)).isInstanceOf(InDoubt.class);
        happened(id);
        app.clock().advance(ConnectedApp.LIFETIME);
        say(app.credential(id));
        assertThat(app.state(id)).isInstanceOf(Unauthenticated.class);
        happened(id);
    }

    private void isBlocked() {
        var id = app.connected(Stitch.STITCH);
        app.clock().advance(ConnectedApp.LIFETIME);
        app.provider().next(request -> new RefreshResult.Misconfigured("invalid_client"));
        say(app.credential(id));
        happened(id);
        say(app.connections().resume(id));
    }

    private void isRotated() {
        var id = app.connected(Plaid.PLAID);
        var old = app.credential(id).get();
        var next = app.provider().authorized().access();
        say(app.connections().accessTokenReplaced(old, next, app.clock().instant()));
        happened(id);
        say(app.connections().accessTokenReplaced(old, next, app.clock().instant()));
    }

    private void isClosed() {
        var id = app.connected(Stitch.STITCH);
        say(app.connections().close(id));
        happened(id);
        say(app.credential(id));
        var kept = app.connected(Stitch.STITCH);
        app.provider().confirmsNothing();
        say(app.connections().close(kept));
        assertThat(app.state(kept)).isInstanceOf(Closed.class);
        assertThat(app.state(kept).sealedCredential()).as("not revoked").isNotEmpty();
        happened(kept);
    }

    private void meetsABrokenIssuer() {
        var id = app.connected(Stitch.STITCH);
        app.clock().advance(ConnectedApp.LIFETIME);
        app.provider().next(request -> {
            assertThat(request.get()).isNotNull();
            throw new IllegalStateException("broken");
        });
        isThrown(app, id);
    }

    private void meetsABrokenVault() {
        var id = app.connected(Stitch.STITCH);
        var broken = app.node(8, app.store(), new Broken(later));
        isThrown(broken, id);
        say(app.node(9, app.store(), PlainVault.under("elsewhere")).credential(id));
        app.clock().advance(ConnectedApp.LIFETIME);
        isThrown(broken, id);
        isThrown(app.node(10, app.store(), new SealsNothing(later)), id);
    }

    private void meetsABrokenStore() {
        var id = app.connected(Stitch.STITCH);
        app.clock().advance(ConnectedApp.LIFETIME);
        var failing = new FailingConnectionStore(app.store());
        var node = app.node(11, failing, later);
        failing.next(List.of(NONE, NONE, NONE, LOST_BEFORE, NONE, NONE, LOST_BEFORE, NONE, NONE, LOST_BEFORE));
        isThrown(node, id);
    }

    private void isReencrypted() {
        var node = app.node(12, app.store(), later);
        var moved = node.connections().reencrypt(99);
        assertThat(moved.done()).isPositive();
        assertThat(moved.shut()).isEmpty();
        say(moved);
        look.run();
        var id = app.opened(Stitch.STITCH);
        say(node.connections().completeAuthorization(id, app.provider().authorized()));
        happened(id);
        say(node.credential(id));
    }

    private void isThrown(ConnectedApp node, ConnectionId id) {
        var thrown = catchThrowable(() -> node.credential(id));
        assertThat(thrown).isNotNull();
        var text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        say(text);
        happened(id);
    }

    private void happened(ConnectionId id) {
        say(app.store().connections().find(id));
        say(app.connections().find(id));
        look.run();
    }

    private void say(Object what) {
        said = said.append(what.toString());
    }

    /** A vault that cannot be reached for opening. */
    private record Broken(Vault behind) implements Vault {
        @Override
        public String currentKey() {
            return behind.currentKey();
        }

        @Override
        public SealedSecret seal(String key, Secret secret, SealingContext sealingContext) {
            return behind.seal(key, secret, sealingContext);
        }

        @Override
        public Option<Secret> open(String key, SealedSecret sealed, SealingContext sealingContext) {
            throw new IllegalStateException("no vault for " + key + " " + sealed + " " + sealingContext);
        }
    }

    /** A vault that cannot be reached for sealing. */
    private record SealsNothing(Vault behind) implements Vault {
        @Override
        public String currentKey() {
            return behind.currentKey();
        }

        @Override
        public SealedSecret seal(String key, Secret secret, SealingContext sealingContext) {
            throw new IllegalStateException("no vault for " + key + " " + secret + " " + sealingContext);
        }

        @Override
        public Option<Secret> open(String key, SealedSecret sealed, SealingContext sealingContext) {
            return behind.open(key, sealed, sealingContext);
        }
    }
}
