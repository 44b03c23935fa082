package dev.tenure.histories.item;

import static dev.tenure.histories.item.Trial.happened;

import dev.tenure.contract.report.Shows;
import dev.tenure.histories.fixture.Tally;
import dev.tenure.histories.item.generator.Histories;
import dev.tenure.histories.item.step.Scenario;
import net.jqwik.api.Example;
import net.jqwik.api.Reporter;
import net.jqwik.api.statistics.Statistics;

/**
 * G11: all stores give the same answers, and hold the same data after each: in some 2,500 steps, and in eight times as
 * many with the system property {@code tenure.long}.
 */
@Shows("G11")
class ItemsOnEveryStoreTest {
    private static final int STEPS = Boolean.getBoolean("tenure.long") ? 20_000 : 2_500;

    /** Seeds that the other histories do not have. */
    private static final int FIRST_SEED = 1_500_000;

    @Example
    void everyStoreAnswersAndHoldsTheSame(Reporter reporter) {
        var steps = 0;
        var tally = new Tally();
        for (var seed = FIRST_SEED; steps < STEPS; seed++) {
            var history = Histories.toTheEnd(seed);
            steps += history.size();
            Trial.hold(Comparison.ON_EVERY_STORE, Scenario.of(seed), history, tally);
        }
        Statistics.label("steps without a difference").collect(steps);
        tally.publish(reporter::publishValue);
        happened(20, "SUCCEED accepted", "EXCHANGE accepted", "ROTATE accepted", "START_UPDATE accepted");
        happened(20, "ISSUE_PROCESSOR accepted", "WITHDRAW accepted", "the clock went back", "swept");
        happened(5, "COMPLETE_UPDATE accepted", "an update with ended accounts", "ROTATE CLOCK_SUSPECT");
        happened(5, "became NEEDS_UPDATE CONSENT_EXPIRED", "became NEEDS_UPDATE ITEM_AGED");
        happened(5, "became REMOVED NEVER_EXCHANGED");
        happened(1, "withdrawn: PENDING", "withdrawn: ACTIVE", "withdrawn: NEEDS_UPDATE");
        happened(10, "withdrawn by a clock that is behind", "withdrawn again, and not later");
        happened(1, "retry: the same access token", "received: a window ended", "REISSUE accepted");
        happened(1, "an update added an account", "opened with a warning", "became REMOVED ENVIRONMENT_RETIRED");
    }
}
