package dev.tenure.contract;

import static dev.tenure.contract.RaceContract.THREADS;
import static dev.tenure.contract.Specimen.CLIENT;
import static dev.tenure.contract.Specimen.USER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenure.decision.Rejection;
import dev.tenure.item.ItemId;
import dev.tenure.item.ItemState;
import dev.tenure.principal.PrincipalId;
import dev.tenure.time.UpdateCause;
import dev.tenure.token.Environment;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Ends race with commands in flight: an end never loses, and when it has returned nothing lives. */
public interface ItemEndRaceContract extends EmptyStores {
    @Test
    @DisplayName("G2: when a removal has returned, no token lives, even if an exchange was running")
    default void aRemovalEndsARunningExchange() {
        var fixture = TenureFixture.to(this);
        for (var threads : THREADS) {
            var token = fixture.linked(Option.none());
            var item = fixture.store()
                    .items()
                    .findByUser(Environment.SANDBOX, CLIENT, USER, Option.none(), 99)
                    .last()
                    .get()
                    .state()
                    .id();
            var answers = Concurrently.all(threads, () -> fixture.remove(item), () -> fixture.exchange(token));
            assertTrue(answers.head().isRight(), "an end never loses");
            assertTrue(
                    fixture.living(answers.tail().flatMap(it -> it)).isEmpty(),
                    "an access token lives after the removal of its Item");
            assertTrue(answers.tail().count(Either::isRight) <= 1, "two callers exchanged one public token");
        }
    }

    @Test
    @DisplayName("G2: when a removal has returned, no token lives, even if a rotation was running")
    default void aRemovalEndsARunningRotation() {
        var fixture = TenureFixture.to(this);
        for (var threads : THREADS) {
            var issued = fixture.exchanged(Option.none());
            var access = issued.accessToken().reveal();
            var answers = Concurrently.all(threads, () -> fixture.remove(issued.item()), () -> fixture.rotate(access));
            assertTrue(answers.head().isRight(), "an end never loses");
            assertTrue(
                    fixture.living(answers.tail().flatMap(it -> it).append(access))
                            .isEmpty(),
                    "an access token lives after the removal of its Item");
        }
    }

    @Test
    @DisplayName("G2: when a withdrawal has returned, no token lives, even if an exchange was running")
    default void aWithdrawalEndsARunningExchange() {
        var fixture = TenureFixture.to(this);
        for (var id : WithdrawalContract.EACH_KIND) {
            for (var threads : THREADS) {
                var token = fixture.linked(Option.none());
                var answers = Concurrently.all(threads, () -> withdrawn(fixture, id), () -> fixture.exchange(token));
                assertTrue(answers.head().isRight(), "a withdrawal never loses");
                assertTrue(
                        fixture.living(answers.tail().flatMap(it -> it)).isEmpty(),
                        "an access token lives after the withdrawal of its user");
            }
        }
    }

    @Test
    @DisplayName("G2: concurrent withdrawals are all kept")
    default void noWithdrawalIsLost() {
        var fixture = TenureFixture.to(this);
        for (var id : WithdrawalContract.EACH_KIND) {
            for (var threads : THREADS) {
                var before = epoch(fixture, id);
                assertTrue(
                        Concurrently.all(threads, () -> withdrawn(fixture, id)).forAll(Either::isRight),
                        "a withdrawal lost against another");
                assertEquals(
                        before + threads, epoch(fixture, id), "the epoch after these withdrawals: each one counts");
            }
        }
    }

    @Test
    @DisplayName("G2: an end never answers Conflict, whatever else is reported")
    default void endsNeverLose() {
        var fixture = TenureFixture.to(this);
        for (var threads : THREADS) {
            var item = fixture.exchanged(Option.none()).item();
            var calls = List.range(0, threads).map(index -> ending(fixture, item, index));
            var ends = Concurrently.all(calls).zipWithIndex().filter(end -> end._2() % 2 == 0);
            assertTrue(ends.forAll(end -> end._1().isRight()), "an end never loses");
            assertEquals(
                    ItemState.REMOVED, fixture.tenure().items().find(item).get().state());
        }
    }

    private static Callable<Either<Rejection, String>> ending(TenureFixture fixture, ItemId item, int index) {
        var cause = index % 4 == 1 ? UpdateCause.MFA_CHANGED : UpdateCause.PASSWORD_CHANGED;
        return index % 2 == 0
                ? () -> fixture.remove(item)
                : () -> fixture.tenure()
                        .items()
                        .reportLoginRequired(item, cause)
                        .map(it -> "");
    }

    private static Either<Rejection, String> withdrawn(TenureFixture fixture, PrincipalId id) {
        return fixture.withdraw(id).map(PrincipalId::text);
    }

    private static int epoch(TenureFixture fixture, PrincipalId id) {
        return fixture.store()
                .principals()
                .find(id)
                .map(found -> found.state().epoch())
                .getOrElse(0);
    }
}
