package dev.tenure.stories.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenure.connection.Connected;
import dev.tenure.connection.ConnectionId;
import dev.tenure.connection.InDoubt;
import dev.tenure.connection.Refreshing;
import dev.tenure.contract.report.Shows;
import dev.tenure.decision.EventType;
import dev.tenure.decision.Rejection;
import dev.tenure.decision.RejectionCode;
import dev.tenure.port.store.OutcomeUnknown;
import dev.tenure.port.store.StoreUnavailable;
import dev.tenure.profile.Stitch;
import dev.tenure.service.Credential;
import dev.tenure.stories.fixture.ConnectedApp;
import dev.tenure.stories.fixture.FailingConnectionStore;
import dev.tenure.stories.fixture.FailingConnectionStore.Call;
import dev.tenure.stories.fixture.FailingConnectionStore.Failure;
import dev.tenure.stories.fixture.FailingConnectionStore.Kind;
import dev.tenure.stories.fixture.Stores;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A store fails at any of its calls while a credential is renewed: nothing is sent twice, and the answer is kept. */
@ParameterizedClass
@EnumSource(names = {"MEMORY", "H2", "POSTGRESQL"})
@Shows({"G1", "G5"})
class LostRenewalsTest {
    private static final int CLAIM = 2;
    private static final int TRIES_TO_KEEP = 3;
    private static final Duration PAST_THE_DOUBT = Duration.ofMinutes(10);

    private final int mostFailures;
    private final FailingConnectionStore store;
    private final ConnectedApp app;

    LostRenewalsTest(Stores stores) {
        this.mostFailures = stores == Stores.MEMORY ? 5 : 2;
        this.store = new FailingConnectionStore(stores.empty());
        this.app = ConnectedApp.over(store);
    }

    @Test
    void aFailingStoreSendsNothingTwiceAndKeepsTheAnswerIfItCan() {
        var waiting = Vector.of(List.<Failure>empty());
        var kept = 0;
        var lost = 0;
        while (waiting.nonEmpty()) {
            var script = waiting.head();
            var run = run(script);
            run.check();
            if (run.isSent() && run.failures() > 0) {
                if (run.isWritten()) kept++;
                else lost++;
            }
            waiting = waiting.tail();
            if (run.failures() < mostFailures) waiting = waiting.appendAll(onwards(script, run.calls()));
        }
        assertThat(kept).as("answers kept in spite of a failure").isGreaterThan(10);
        assertThat(lost > 0).as("answers lost").isEqualTo(mostFailures >= TRIES_TO_KEEP);
    }

    /** The same script with one more failure, later than those it has, so that each combination comes once. */
    private static Seq<List<Failure>> onwards(List<Failure> script, Seq<Call> calls) {
        return List.range(script.size(), calls.size())
                .flatMap(place -> calls.get(place).failures().map(failure -> script.padTo(place, Failure.NONE)
                        .append(failure)));
    }

    private Run run(Seq<Failure> script) {
        var id = app.connected(Stitch.STITCH);
        app.clock().advance(ConnectedApp.LIFETIME);
        app.announced();
        var sent = app.provider().sent().size();
        Option<Either<Rejection, Credential>> reply = Option.none();
        Option<RuntimeException> thrown = Option.none();
        store.next(script);
        try {
            reply = Option.of(app.credential(id));
        } catch (StoreUnavailable | OutcomeUnknown failure) {
            thrown = Option.of(failure);
        }
        var calls = store.calls();
        store.next(List.empty());
        return new Run(id, calls, app.provider().sent().size() - sent, reply, thrown);
    }

    /** One renewal over a store with these failures. */
    private final class Run {
        private final ConnectionId id;
        private final Seq<Call> calls;
        private final int sent;
        private final Option<Either<Rejection, Credential>> reply;
        private final Option<RuntimeException> thrown;

        Run(
                ConnectionId id,
                Seq<Call> calls,
                int sent,
                Option<Either<Rejection, Credential>> reply,
                Option<RuntimeException> thrown) {
            this.id = id;
            this.calls = calls;
            this.sent = sent;
            this.reply = reply;
            this.thrown = thrown;
        }

        Seq<Call> calls() {
            return calls;
        }

        int failures() {
            return calls.count(Call::failed);
        }

        boolean isSent() {
            return sent > 0;
        }

        boolean isWritten() {
            return calls.drop(CLAIM).exists(Call::wrote);
        }

        void check() {
            assertThat(sent).as("sent, after %s", calls).isEqualTo(isClaimSure() ? 1 : 0);
            if (isSent()) checkAnswer();
            else assertThat(thrown).as("of %s", calls).isNotEmpty();
            checkLater();
        }

        private boolean isClaimSure() {
            return calls.size() >= CLAIM && calls.take(CLAIM).forAll(call -> !call.failed());
        }

        private void checkAnswer() {
            var failedTries = calls.drop(CLAIM).count(Call::failed);
            if (failedTries < TRIES_TO_KEEP)
                assertThat(reply.exists(Either::isRight))
                        .as("kept, after %s", calls)
                        .isTrue();
            assertThat(app.credential(id).isRight())
                    .as("stored, after %s", calls)
                    .isEqualTo(isWritten());
            reply.forEach(credential -> assertThat(app.credential(id)).isEqualTo(credential));
            reply.forEach(credential ->
                    assertThat(app.provider().takes(credential.get().access())).isTrue());
            thrown.forEach(failure -> assertThat(failure)
                    .as("what may have happened, after %s", calls)
                    .isInstanceOf(isInTheDark() ? OutcomeUnknown.class : StoreUnavailable.class));
        }

        private boolean isInTheDark() {
            return calls.drop(CLAIM)
                    .map(Call::failure)
                    .exists(failure -> failure == Failure.LOST_BEFORE || failure == Failure.LOST_AFTER);
        }

        /** A caller after the lease sends again only if the outcome is in doubt. */
        private void checkLater() {
            var before = app.provider().sent().size();
            app.clock().advance(Duration.ofMinutes(2));
            var isDoubted = app.state(id) instanceof InDoubt;
            assertThat(isDoubted).as("in doubt, after %s", calls).isEqualTo(isClaimed() && !isWritten());
            app.clock().advance(PAST_THE_DOUBT);
            var later = app.credential(id);
            var again = app.provider().sent().size() - before;
            assertThat(again).as("sent later, after %s", calls).isEqualTo(isWritten() ? 0 : 1);
            assertThat(app.announced().contains(EventType.REFRESH_IN_DOUBT))
                    .as("a doubt, before a token is sent twice, after %s", calls)
                    .isEqualTo(isDoubted);
            assertThat(later.isRight()).as("not used twice, after %s", calls).isEqualTo(!isSent() || isWritten());
        }

        private boolean isClaimed() {
            return calls.take(CLAIM).exists(Call::wrote);
        }
    }

    @Test
    void aClaimThatMayBeStoredIsNotSentAndOthersWaitForItsEnd() {
        var id = due();
        store.next(List.of(Failure.NONE, Failure.LOST_AFTER));
        assertThatThrownBy(renewal(id)).isInstanceOf(OutcomeUnknown.class);
        assertThat(app.provider().sent()).isEmpty();
        assertThat(app.state(id)).isInstanceOf(Refreshing.class);
        assertThat(ConnectedApp.reason(app.node(8).credential(id))).contains(RejectionCode.BUSY);
        assertThat(app.provider().sent()).isEmpty();
        app.clock().advance(PAST_THE_DOUBT);
        assertThat(app.node(8).credential(id).isRight()).isTrue();
    }

    @Test
    void aClaimThatSurelyWasNotStoredIsMadeAgainAtOnce() {
        var id = due();
        store.next(List.of(Failure.NONE, Failure.SURELY_NOT));
        assertThatThrownBy(renewal(id)).isInstanceOf(StoreUnavailable.class);
        assertThat(app.provider().sent()).isEmpty();
        assertThat(app.state(id)).isInstanceOf(Connected.class);
        assertThat(app.credential(id).isRight()).isTrue();
    }

    @Test
    void aCredentialThatIsOnlyReadMayBeLostYetAndIsNotAnswered() {
        var id = due();
        var lost = Failure.LOST_AFTER;
        var claimed = List.of(Failure.NONE, Failure.NONE);
        var keptAndLookedFor = List.of(Failure.NONE, lost, lost);
        var foundAndConfirmed = List.of(Failure.NONE, Failure.NONE, lost);
        store.next(
                claimed.appendAll(keptAndLookedFor).appendAll(foundAndConfirmed).appendAll(foundAndConfirmed));
        assertThatThrownBy(renewal(id)).isInstanceOf(OutcomeUnknown.class);
        assertThat(store.calls().filter(call -> call.kind() == Kind.CONFIRMATION))
                .hasSize(TRIES_TO_KEEP);
        assertThat(app.credential(id).isRight()).isTrue();
    }

    private ConnectionId due() {
        var id = app.connected(Stitch.STITCH);
        app.clock().advance(ConnectedApp.LIFETIME);
        return id;
    }

    private ThrowingCallable renewal(ConnectionId id) {
        return () -> app.credential(id);
    }
}
