package dev.tenure.histories.item;

import static dev.tenure.histories.item.Trial.happened;

import dev.tenure.contract.report.Shows;
import dev.tenure.histories.fixture.Tally;
import dev.tenure.histories.item.generator.Action;
import dev.tenure.histories.item.generator.Histories;
import dev.tenure.histories.item.step.Scenario;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Reporter;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;

/**
 * The library and the oracle agree on every answer, and on everything that can be seen after it: in some 60,000 steps,
 * and in more than a million with the system property {@code tenure.long}.
 */
@Shows({"G1", "G2", "G3", "G6"})
class ItemHistoriesTest {
    private static final int STEPS_OF_SEEDS = Boolean.getBoolean("tenure.long") ? 1_000_000 : 36_000;

    @Provide
    Arbitrary<List<Action>> histories() {
        return Histories.any();
    }

    @Property(tries = 250, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void theSandboxIsAsTheOracleSays(@ForAll("histories") List<Action> history) {
        Trial.hold(Comparison.AGAINST_THE_ORACLE, Scenario.SANDBOX, history);
        happened(1, "SUCCEED accepted", "EXCHANGE accepted", "ROTATE accepted", "became NEEDS_UPDATE CONSENT_EXPIRED");
        happened(1, "the clock went back", "EXCHANGE WRONG_CLIENT", "COMPLETE_UPDATE accepted", "WITHDRAW accepted");
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void aRetiredEnvironmentIsAsTheOracleSays(@ForAll("histories") List<Action> history) {
        Trial.hold(Comparison.AGAINST_THE_ORACLE, Scenario.RETIREMENT, history);
        happened(1, "became REMOVED ENVIRONMENT_RETIRED", "OPEN ENVIRONMENT_RETIRED");
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void sweepingChangesNoAnswer(@ForAll("histories") List<Action> history) {
        Trial.hold(Comparison.SWEPT_OR_NOT, Scenario.SANDBOX, history);
        happened(1, "swept", "became NEEDS_UPDATE CONSENT_EXPIRED", "became REMOVED NEVER_EXCHANGED");
    }

    /** The same histories in every build, each of its seed; so what happens in them is known, and must. */
    @Example
    void manySeedsAreAsTheOracleSays(Reporter reporter) {
        var steps = 0;
        var tally = new Tally();
        for (var seed = 0; steps < STEPS_OF_SEEDS; seed++) {
            var history = Histories.of(seed);
            var comparison = seed % 3 == 0 ? Comparison.SWEPT_OR_NOT : Comparison.AGAINST_THE_ORACLE;
            steps += seed % 3 == 0 ? 2 * history.size() : history.size();
            Trial.hold(comparison, Scenario.of(seed), history, tally);
        }
        Statistics.label("steps without a difference").collect(steps);
        tally.publish(reporter::publishValue);
        happened(100, "SUCCEED accepted", "EXCHANGE accepted", "EXCHANGE CONSUMED", "ROTATE accepted");
        happened(100, "START_UPDATE accepted", "ISSUE_PROCESSOR accepted", "became NEEDS_UPDATE CONSENT_EXPIRED");
        happened(
                100, "became NEEDS_UPDATE ITEM_AGED", "became REMOVED NEVER_EXCHANGED", "the clock went back", "swept");
        happened(20, "OPEN OUT_OF_RANGE", "OPEN ENVIRONMENT_RETIRED", "OPEN_SESSION EXPIRED", "EXCHANGE EXPIRED");
        happened(20, "EXCHANGE WRONG_CLIENT", "ROTATE WRONG_CLIENT", "ROTATE CLOCK_SUSPECT", "ROTATE ROTATED");
        happened(20, "ROTATE WRONG_ENVIRONMENT", "ROTATE WRONG_KIND", "ROTATE MALFORMED", "ROTATE UNKNOWN_TOKEN");
        happened(20, "retry: the same access token", "received: a window ended", "REISSUE accepted");
        happened(5, "REISSUE NO_ACCESS_TOKEN", "REISSUE REMOVED", "RECEIVED WRONG_CLIENT");
        happened(1, "retry: a millisecond before its deadline", "retry: at its deadline");
        happened(20, "AUTHENTICATE NEEDS_UPDATE", "AUTHENTICATE_PROCESSOR accepted", "opened with a warning");
        happened(20, "AUTHENTICATE_PROCESSOR ACCOUNT_NOT_SHARED", "AUTHENTICATE_PROCESSOR NEEDS_UPDATE");
        happened(20, "COMPLETE_UPDATE accepted", "COMPLETE_UPDATE EXPIRED", "COMPLETE_UPDATE REMOVED");
        happened(20, "an update added an account", "an update with ended accounts", "SELF_HEAL CONSENT_STILL_EXPIRED");
        happened(20, "WITHDRAW accepted", "REMOVE_BY_TOKEN accepted", "became REMOVED ENVIRONMENT_RETIRED");
        happened(5, "exchange at the instant, refused", "exchange a millisecond before the instant, accepted");
        happened(5, "withdrawn: PENDING", "withdrawn: ACTIVE", "withdrawn: NEEDS_UPDATE", "SUCCEED NOT_IN_FUTURE");
        happened(5, "SELF_HEAL NOT_IN_FUTURE", "START_UPDATE NOT_ACTIVE", "update started with a public token");
        happened(5, "became NEEDS_UPDATE INSTITUTION_MIGRATION", "became REMOVED USER_PERMISSION_REVOKED");
        happened(
                5,
                "withdrawn by a clock that is behind",
                "withdrawn again, and not later",
                "spared by a user everywhere");
        happened(1, "OPEN_SESSION LINK_ENDED", "SUCCEED LINK_ENDED", "removed under a suspect clock");
        happened(5, "confirmed a jump of the clock");
    }
}
