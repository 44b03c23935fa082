package dev.tenure.contract;

import static dev.tenure.contract.Specimen.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenure.decision.EventType;
import dev.tenure.decision.Rejection;
import dev.tenure.decision.RejectionCode;
import dev.tenure.item.ItemState;
import dev.tenure.port.store.SweepResult;
import dev.tenure.service.DeliveryResult;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Two to sixteen callers at once, counted and not timed. */
public interface RaceContract extends EmptyStores {
    /** The number of callers that begin together, several rounds of each. */
    List<Integer> THREADS = List.of(2, 2, 2, 2, 4, 4, 4, 8, 8, 16, 16);

    @Test
    @DisplayName("G1: when many exchange one public token, one succeeds and the others hear that it is consumed")
    default void oneExchangeSucceeds() {
        var fixture = TenureFixture.to(this);
        for (var threads : THREADS) {
            var token = fixture.linked(Option.none());
            var answers = Concurrently.all(threads, () -> fixture.exchange(token));
            assertEquals(1, answers.count(Either::isRight), "callers that exchanged one public token");
            assertEquals(
                    threads - 1,
                    reasons(answers).count(RejectionCode.CONSUMED::equals),
                    "callers that were told the public token is consumed");
        }
    }

    @Test
    @DisplayName("G3: when many rotate one access token, one succeeds and only its successor lives")
    default void oneRotationSucceeds() {
        var fixture = TenureFixture.to(this);
        for (var threads : THREADS) {
            var access = fixture.exchanged(Option.none()).accessToken().reveal();
            var won = Concurrently.all(threads, () -> fixture.rotate(access)).flatMap(answer -> answer);
            assertEquals(1, won.size(), "callers that rotated one access token");
            assertEquals(won, fixture.living(won.append(access)));
        }
    }

    @Test
    @DisplayName("G7: a deadline that is swept while its Item is renewed is recorded once, and the renewal stands")
    default void aRenewalStandsBesideSweepers() {
        var fixture = TenureFixture.to(this);
        var end = NOW.plus(Duration.ofMinutes(20));
        for (var threads : THREADS) {
            fixture.clock().set(NOW);
            var issued = fixture.exchanged(Option.of(end));
            var link = fixture.updateLink(issued);
            fixture.drain();
            fixture.clock().set(end);
            var answers = Concurrently.all(
                    threads, () -> fixture.renew(link, end.plus(Duration.ofDays(90))), () -> swept(fixture));
            assertTrue(answers.head().isRight(), "a renewal of the consent lost against sweepers");
            assertEquals(
                    ItemState.ACTIVE,
                    fixture.tenure().items().find(issued.item()).get().state());
            assertEquals(
                    1,
                    fixture.drain().count(EventType.CONSENT_EXPIRED::equals),
                    "announcements of one end of a consent");
        }
    }

    @Test
    @DisplayName("G7: many sweepers record each deadline once")
    default void manySweepersRecordADeadlineOnce() {
        var fixture = TenureFixture.to(this);
        for (var threads : List.of(2, 8)) {
            fixture.clock().set(NOW);
            for (var i = 0; i < 20; i++) fixture.exchanged(Option.of(NOW.plus(Duration.ofHours(1))));
            fixture.drain();
            fixture.clock().set(NOW.plus(Duration.ofHours(1)));
            var swept = Concurrently.all(
                    threads, () -> fixture.tenure().sweeper().sweep(20).get());
            assertEquals(20, swept.map(SweepResult::done).sum().intValue(), "deadlines recorded by all sweepers");
            assertEquals(
                    20,
                    fixture.drain().count(EventType.CONSENT_EXPIRED::equals),
                    "announcements of twenty ends of a consent");
        }
    }

    @Test
    @DisplayName("G7: many relays deliver each notice once while their claims last")
    default void manyRelaysDeliverANoticeOnce() {
        var fixture = TenureFixture.to(this);
        for (var i = 0; i < 20; i++) fixture.linked(Option.none());
        var delivered = new ConcurrentLinkedQueue<Object>();
        var relay = fixture.tenure().relay(notice -> delivered.add(notice.id()));
        var answers = Concurrently.all(8, () -> relay.deliver(40));
        assertEquals(
                delivered.size(),
                answers.map(DeliveryResult::done).sum().intValue(),
                "deliveries counted by all relays");
        assertEquals(
                delivered.size(),
                Vector.ofAll(delivered).distinct().size(),
                "different notices delivered: each comes once while its claim lasts");
        assertTrue(delivered.size() >= 40, "the first notice of each Link and of each Item");
    }

    private static Either<Rejection, String> swept(TenureFixture fixture) {
        return Either.right(fixture.tenure().sweeper().sweep(10).toString());
    }

    private static Seq<RejectionCode> reasons(Seq<Either<Rejection, String>> answers) {
        return answers.flatMap(answer -> answer.swap().toOption()).map(Rejection::code);
    }
}
