package dev.tenure.stories;

import static dev.tenure.stories.FailingCustodies.Failure.LOST_BEFORE;
import static dev.tenure.stories.FailingCustodies.Failure.NONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tenure.custody.Closed;
import dev.tenure.custody.CustodyId;
import dev.tenure.custody.InDoubt;
import dev.tenure.custody.Refreshing;
import dev.tenure.custody.Unauthenticated;
import dev.tenure.inmemory.PlainVault;
import dev.tenure.port.Answer;
import dev.tenure.port.Complaint;
import dev.tenure.port.Place;
import dev.tenure.port.Store;
import dev.tenure.port.Vault;
import dev.tenure.token.Sealed;
import dev.tenure.token.Secret;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.PrintWriter;
import java.io.StringWriter;

/** All that may befall a custody, and all that is said of it meanwhile: what no token may be in (G8). */
final class CustodyLives {
    private final Held app;
    private final Vault later;
    private final Runnable look;
    private Vector<String> said = Vector.empty();

    /**
     * A life in this store under this vault and then under that one, which opens what the first sealed.
     *
     * @param look is run after each thing that happens
     */
    CustodyLives(Store store, Vault first, Vault later, Runnable look) {
        this.app = Held.over(store, first);
        this.later = later;
        this.look = look;
    }

    /** What was said, each as it prints: replies, states as they are stored, answers, exceptions with their causes. */
    Seq<String> said() {
        return said;
    }

    /** The tokens that came from the other side. */
    Seq<String> tokens() {
        return app.other().issued().map(Secret::reveal);
    }

    /** Lives them all. */
    CustodyLives lived() {
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
        var id = app.opened("stitch");
        var obtained = app.other().authorised();
        say(obtained);
        say(app.custodies().connected(id, obtained));
        isRenewed(id);
        var credential = app.credential(id).get();
        say(app.custodies().report(credential, new Complaint.AccessRefused()));
        isRenewed(id);
    }

    private void isRenewed(CustodyId id) {
        app.clock().advance(Held.LIFETIME);
        app.other().next(request -> {
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
        var id = app.connected("pleo");
        app.clock().advance(Held.LIFETIME);
        app.other().next(OtherSide.Fate.answerLost());
        say(app.credential(id));
        assertThat(app.state(id)).isInstanceOf(InDoubt.class);
        happened(id);
        app.clock().advance(Held.LIFETIME);
        say(app.credential(id));
        assertThat(app.state(id)).isInstanceOf(Unauthenticated.class);
        happened(id);
        say(app.custodies().retryOnce(id));
    }

    private void isBlocked() {
        var id = app.connected("stitch");
        app.clock().advance(Held.LIFETIME);
        app.other().next(request -> new Answer.Misconfigured("invalid_client"));
        say(app.credential(id));
        happened(id);
        say(app.custodies().resume(id));
    }

    private void isRotated() {
        var id = app.connected("plaid");
        var old = app.credential(id).get();
        var next = app.other().authorised().access();
        say(app.custodies().rotated(old, next, app.clock().instant()));
        happened(id);
        say(app.custodies().rotated(old, next, app.clock().instant()));
    }

    private void isClosed() {
        var id = app.connected("stitch");
        say(app.custodies().close(id));
        happened(id);
        say(app.credential(id));
        var kept = app.connected("stitch");
        app.other().confirmsNothing();
        say(app.custodies().close(kept));
        assertThat(app.state(kept)).isInstanceOf(Closed.class);
        assertThat(app.state(kept).vaulted()).as("not given back").isNotEmpty();
        happened(kept);
    }

    private void meetsABrokenIssuer() {
        var id = app.connected("stitch");
        app.clock().advance(Held.LIFETIME);
        app.other().next(request -> {
            assertThat(request.get()).isNotNull();
            throw new IllegalStateException("broken");
        });
        isThrown(app, id);
    }

    private void meetsABrokenVault() {
        var id = app.connected("stitch");
        var broken = app.node(8, app.store(), new Broken(later));
        isThrown(broken, id);
        say(app.node(9, app.store(), PlainVault.under("elsewhere")).credential(id));
        app.clock().advance(Held.LIFETIME);
        isThrown(broken, id);
        isThrown(app.node(10, app.store(), new SealsNothing(later)), id);
    }

    private void meetsABrokenStore() {
        var id = app.connected("stitch");
        app.clock().advance(Held.LIFETIME);
        var failing = new FailingCustodies(app.store());
        var node = app.node(11, failing, later);
        failing.next(List.of(NONE, NONE, NONE, LOST_BEFORE, NONE, NONE, LOST_BEFORE, NONE, NONE, LOST_BEFORE));
        isThrown(node, id);
    }

    private void isReencrypted() {
        var node = app.node(12, app.store(), later);
        var moved = node.custodies().reencrypt(Option.none(), 99);
        assertThat(moved.done()).isPositive();
        assertThat(moved.shut()).isEmpty();
        say(moved);
        look.run();
        var id = app.opened("stitch");
        say(node.custodies().connected(id, app.other().authorised()));
        happened(id);
        say(node.credential(id));
    }

    private void isThrown(Held node, CustodyId id) {
        var thrown = catchThrowable(() -> node.credential(id));
        assertThat(thrown).isNotNull();
        var text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        say(text);
        happened(id);
    }

    private void happened(CustodyId id) {
        say(app.store().custodies().find(id));
        say(app.custodies().find(id));
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
        public Sealed seal(String key, Secret secret, Place place) {
            return behind.seal(key, secret, place);
        }

        @Override
        public Option<Secret> open(String key, Sealed sealed, Place place) {
            throw new IllegalStateException("no vault for " + key + " " + sealed + " " + place);
        }
    }

    /** A vault that cannot be reached for sealing. */
    private record SealsNothing(Vault behind) implements Vault {
        @Override
        public String currentKey() {
            return behind.currentKey();
        }

        @Override
        public Sealed seal(String key, Secret secret, Place place) {
            throw new IllegalStateException("no vault for " + key + " " + secret + " " + place);
        }

        @Override
        public Option<Secret> open(String key, Sealed sealed, Place place) {
            return behind.open(key, sealed, place);
        }
    }
}
