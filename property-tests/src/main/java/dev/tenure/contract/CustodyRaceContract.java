package dev.tenure.contract;

import static dev.tenure.contract.CustodySpecimen.LIFETIME;
import static dev.tenure.contract.CustodySpecimen.RULES;
import static dev.tenure.contract.RaceContract.THREADS;
import static dev.tenure.contract.Specimen.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenure.custody.Closed;
import dev.tenure.custody.Custody;
import dev.tenure.custody.CustodyId;
import dev.tenure.custody.Loan;
import dev.tenure.custody.Use;
import dev.tenure.decision.Decision;
import dev.tenure.decision.Reason;
import dev.tenure.decision.Rejection;
import dev.tenure.port.CustodyOwners;
import dev.tenure.principal.Moment;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** One refresh token in many hands at once: it would work once, so one of them may send it. */
public interface CustodyRaceContract extends EmptyStores {
    @Test
    @DisplayName(
            "G1: of many who want a credential that is due one gets the lease, and the others hear that it is busy")
    default void oneCallerGetsTheLease() {
        var kept = Kept.withoutEvents(this);
        for (var threads : THREADS) {
            var name = CustodySpecimen.id();
            kept.opened(CustodySpecimen.renewable(name));
            var answers = AtOnce.all(threads, () -> claim(kept.store().custodies(), name));
            assertEquals(1, answers.count(Either::isRight));
            var others = answers.flatMap(answer -> answer.swap().toOption()).map(Rejection::reason);
            assertEquals(Vector.fill(threads - 1, Reason.BUSY), others);
            var found = kept.find(name);
            assertEquals(2, found.version());
            assertEquals(1, found.state().keeping().leases());
        }
    }

    @Test
    @DisplayName("G2: a custody that is closed while many want its credential stays closed, and nothing is lent after")
    default void aCloseDoesNotLose() {
        var kept = Kept.withoutEvents(this);
        var custodies = kept.store().custodies();
        for (var threads : THREADS) {
            var name = CustodySpecimen.id();
            kept.opened(CustodySpecimen.renewable(name));
            var answers = AtOnce.all(threads, () -> closed(custodies, name), () -> claim(custodies, name)
                    .map(Object.class::cast));
            assertTrue(answers.head().isRight());
            assertInstanceOf(Closed.class, kept.find(name).state());
            assertTrue(answers.tail().count(Either::isRight) <= 1);
        }
    }

    private static Either<Rejection, Object> closed(CustodyOwners custodies, CustodyId name) {
        return custodies
                .lockedChange(name, it -> it.state().close(NOW.plus(LIFETIME)))
                .get()
                .reply()
                .map(it -> it);
    }

    /** Decides and commits until nobody was faster. */
    private static Either<Rejection, Loan> claim(CustodyOwners custodies, CustodyId name) {
        var now = NOW.plus(LIFETIME);
        Function<Custody, Decision<Custody, Loan>> lend = it -> it.lend(Use.DATA, RULES, now);
        while (true) {
            var found = custodies.find(name).get();
            var decision = found.state().decide(Moment.at(now), lend);
            if (!decision.changes() || custodies.commit(found, decision).isRight()) return decision.reply();
        }
    }
}
