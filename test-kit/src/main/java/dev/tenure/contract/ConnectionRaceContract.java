package dev.tenure.contract;

import static dev.tenure.contract.ConnectionSpecimen.LIFETIME;
import static dev.tenure.contract.ConnectionSpecimen.RULES;
import static dev.tenure.contract.RaceContract.THREADS;
import static dev.tenure.contract.Specimen.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenure.connection.Acquisition;
import dev.tenure.connection.Closed;
import dev.tenure.connection.Connection;
import dev.tenure.connection.ConnectionId;
import dev.tenure.decision.Decision;
import dev.tenure.decision.DecisionContext;
import dev.tenure.decision.Rejection;
import dev.tenure.decision.RejectionCode;
import dev.tenure.port.store.ConnectionRepository;
import dev.tenure.token.Purpose;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** One refresh token, many callers at once: it would work once, so one of them may send it. */
public interface ConnectionRaceContract extends EmptyStores {
    @Test
    @DisplayName("G1: when many callers want a due credential, one gets the lease and the others hear that it is busy")
    default void oneCallerGetsTheLease() {
        var fixture = StoreFixture.withoutEvents(this);
        for (var threads : THREADS) {
            var name = ConnectionSpecimen.id();
            fixture.opened(ConnectionSpecimen.renewable(name));
            var answers = Concurrently.all(threads, () -> claim(fixture.store().connections(), name));
            assertEquals(1, answers.count(Either::isRight), "callers that got the lease");
            var others = answers.flatMap(answer -> answer.swap().toOption()).map(Rejection::code);
            assertEquals(Vector.fill(threads - 1, RejectionCode.BUSY), others);
            var found = fixture.find(name);
            assertEquals(2, found.version(), "the version stored");
            assertEquals(1, found.state().data().leases(), "leases counted after one was given out");
        }
    }

    @Test
    @DisplayName(
            "G2: a connection closed while many want its credential stays closed, and gives out nothing afterwards")
    default void aCloseDoesNotLose() {
        var fixture = StoreFixture.withoutEvents(this);
        var connections = fixture.store().connections();
        for (var threads : THREADS) {
            var name = ConnectionSpecimen.id();
            fixture.opened(ConnectionSpecimen.renewable(name));
            var answers = Concurrently.all(threads, () -> closed(connections, name), () -> claim(connections, name)
                    .map(Object.class::cast));
            assertTrue(answers.head().isRight(), "the end of a connection lost against its refreshes");
            assertInstanceOf(Closed.class, fixture.find(name).state());
            assertTrue(answers.tail().count(Either::isRight) <= 1, "two callers got the lease of one refresh");
        }
    }

    /** Closes under the lock, again if another caller was faster. */
    private static Either<Rejection, Object> closed(ConnectionRepository connections, ConnectionId name) {
        while (true) {
            var closed = connections.changeLocked(name, it -> it.state().close(NOW.plus(LIFETIME)));
            if (closed.isRight()) return closed.get().get().reply().map(it -> it);
        }
    }

    /** Decides and commits until no other caller was faster. */
    private static Either<Rejection, Acquisition> claim(ConnectionRepository connections, ConnectionId name) {
        var now = NOW.plus(LIFETIME);
        Function<Connection, Decision<Connection, Acquisition>> acquire = it -> it.acquire(Purpose.DATA, RULES, now);
        while (true) {
            var found = connections.find(name).get();
            var decision = found.state().decide(DecisionContext.at(now), acquire);
            if (!decision.changes() || connections.commit(found, decision).isRight()) return decision.reply();
        }
    }
}
