package dev.tenure.histories.joint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenure.contract.report.Shows;
import dev.tenure.histories.fixture.ReusedDatabase;
import dev.tenure.histories.fixture.Tally;
import dev.tenure.inmemory.InMemoryStore;
import dev.tenure.port.outbox.EventFilter;
import dev.tenure.port.store.Store;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * Links, Items, grants and connections of two clients share one store and one clock that jumps, with nodes that
 * overtake each other, answers that get lost and a notifier that often fails. Each participant stays as its oracle
 * says after every step: in some 8,000 steps in memory, and in ten times as many with the system property {@code
 * tenure.long}.
 */
class JointHistoryTest {
    private static final int HISTORIES = Boolean.getBoolean("tenure.long") ? 600 : 60;
    private static final int HISTORIES_ON_EACH = Boolean.getBoolean("tenure.long") ? 15 : 3;

    /** Seeds that the other histories do not have. */
    private static final int FIRST_SEED_ON_EACH = 1_000_000;

    /** The same histories in every build, each of its seed; so what happens in them is known, and must. */
    @Test
    @Shows({"G1", "G2", "G3", "G5", "G6", "G7"})
    void eachSideIsAsItShouldBeWhateverTheOthersDo(TestReporter reporter) {
        var happened = held(0, HISTORIES, JointHistoryTest::inMemory);
        happened.publish(reporter::publishEntry);
        happened.atLeast(40, "reuse: a code", "refresh: CONSENT_EXPIRED", "refresh: withdrawn");
        happened.atLeast(20, "reuse: a refresh token", "became NEEDS_UPDATE CONSENT_EXPIRED", "overtaken: CONFLICT");
        happened.atLeast(20, "refresh: at the instant", "refresh: a millisecond before the instant");
        happened.atLeast(20, "exchange: at the instant", "exchange at the instant, refused");
        happened.atLeast(20, "exchange a millisecond before the instant, accepted", "withdrawn on both sides");
        happened.atLeast(20, "a withdrawal in flight", "a commit whose answer was lost", "a lost store");
        happened.atLeast(20, "delivery: a parked stream", "delivery: a replayed stream", "the clock went back");
        happened.atLeast(20, "connection: sent", "connection: closed", "connection: lent BUSY");
        happened.atLeast(20, "connection: needs its user", "connection: an old answer");
        happened.atLeast(10, "connection: updated", "connection: told its end", "connection: a doubt resolved");
        happened.atLeast(10, "connection: ended by REFRESH_REFUSED", "connection: ended by LIFETIME_ENDED");
        happened.atLeast(5, "connection: paused", "connection: renewed in time", "connection: ended by ITEM_GONE");
        happened.atLeast(3, "connection: lent in spite of a failed renewal");
        happened.atLeast(2, "a user everywhere in flight", "withdrew a user everywhere");
        happened.atLeast(10, "withdrew a user of two clients", "withdrew a user at one client of two");
        happened.atLeast(10, "retry: the same pair", "overtaken: the same pair", "overtaken: CONSUMED");
        happened.atLeast(10, "overtaken: GRANT_ENDED", "confirmed a jump of the clock", "kept: grant", "kept: item");
        happened.atLeast(5, "purged: grant", "purged: item", "purged: connection", "kept: connection");
        happened.atLeast(2, "retry: at its deadline", "retry: a millisecond before its deadline", "overtaken: ROTATED");
    }

    /** Each history is compared with the oracles on each store, so the stores are all alike. */
    @Test
    @Shows({"G1", "G2", "G3", "G5", "G6", "G7", "G11"})
    void andSoItIsOnEveryStore(TestReporter reporter) {
        var inMemory = held(FIRST_SEED_ON_EACH, HISTORIES_ON_EACH, JointHistoryTest::inMemory);
        inMemory.publish(reporter::publishEntry);
        inMemory.atLeast(1, "reuse: a refresh token", "refresh: CONSENT_EXPIRED");
        inMemory.atLeast(1, "refresh: at the instant", "exchange at the instant, refused", "a withdrawal in flight");
        inMemory.atLeast(
                1,
                "overtaken: CONFLICT",
                "a commit whose answer was lost",
                "a lost store",
                "delivery: a parked stream");
        for (var reused : ReusedDatabase.all())
            assertEquals(
                    anywhere(inMemory),
                    anywhere(held(FIRST_SEED_ON_EACH, HISTORIES_ON_EACH, reused::emptied)),
                    "G11: what happened on " + reused.database());
    }

    /** The counts that do not depend on the order of delivery. */
    private static Map<String, Integer> anywhere(Tally happened) {
        var counts = new TreeMap<>(happened.counts());
        counts.keySet().removeIf(what -> what.startsWith(UnreliableDelivery.DELIVERY));
        return counts;
    }

    private static Store inMemory() {
        return new InMemoryStore(EventFilter.everything());
    }

    private static Tally held(int firstSeed, int histories, Supplier<Store> emptied) {
        var happened = new Tally();
        for (var seed = firstSeed; seed < firstSeed + histories; seed++) {
            try {
                new JointHistory(seed, emptied.get(), happened::happened).hold();
            } catch (AssertionError | RuntimeException difference) {
                throw new AssertionError("history " + seed + ": " + difference.getMessage(), difference);
            }
        }
        return happened;
    }
}
