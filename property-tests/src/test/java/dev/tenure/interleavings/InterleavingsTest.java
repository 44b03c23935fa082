package dev.tenure.interleavings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenure.contract.report.Shows;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every order of the calls of two or three clients; the orders are counted, so that none gets lost. */
@Shows({"G1", "G2", "G7"})
class InterleavingsTest {
    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            oauth     | refresh/refresh            | 6   | CONFLICT + ok, REUSED + ok
            oauth     | refresh/refresh/refresh    | 198 | CONFLICT + CONFLICT + ok, CONFLICT + REUSED + ok, GRANT_ENDED + REUSED + ok
            oauth     | refresh/refresh twice      | 21  | CONFLICT + ok, REUSED + ok, GRANT_ENDED + REUSED
            oauth     | refresh/revoke             | 6   | GRANT_ENDED + ended, ended + ok
            oauth     | refresh/revoke/refresh     | 182 | CONFLICT + ended + ok, REUSED + ended + ok, GRANT_ENDED + ended + ok, GRANT_ENDED + GRANT_ENDED + ended
            oauth     | refresh twice/revoke       | 21  | GRANT_ENDED + ended, ended + ok
            oauth     | refresh/end                | 6   | GRANT_ENDED + ok, ok + ok
            oauth     | refresh/withdraw           | 6   | GRANT_ENDED + ok, ok + ok
            oauth     | refresh/withdraw/refresh   | 106 | CONFLICT + ok + ok, REUSED + ok + ok, GRANT_ENDED + ok + ok, GRANT_ENDED + GRANT_ENDED + ok
            oauth     | revoke/withdraw            | 6   | ended + ok
            oauth     | refresh/withdraw everywhere | 6  | GRANT_ENDED + ok, ok + ok
            oauth     | withdraw/withdraw everywhere | 6 | ok + ok
            oauth     | exchange/exchange          | 6   | CONFLICT + ok, REUSED + ok
            oauth     | exchange/exchange/exchange | 198 | CONFLICT + CONFLICT + ok, CONFLICT + REUSED + ok, GRANT_ENDED + REUSED + ok
            oauth     | exchange/revoke            | 6   | GRANT_ENDED + ended, ended + ok
            retryable | refresh/refresh            | 6   | ok + ok
            retryable | refresh/refresh/refresh    | 150 | ok + ok + ok
            retryable | refresh/refresh twice      | 18  | CONFLICT + ok, REUSED + ok, ok + ok
            retryable | refresh/revoke             | 6   | GRANT_ENDED + ended, ended + ok
            retryable | refresh/revoke/refresh     | 164 | GRANT_ENDED + GRANT_ENDED + ended, GRANT_ENDED + ended + ok, ended + ok + ok
            retryable | refresh/withdraw           | 6   | GRANT_ENDED + ok, ok + ok
            retryable | refresh/withdraw/refresh   | 96  | GRANT_ENDED + GRANT_ENDED + ok, GRANT_ENDED + ok + ok, ok + ok + ok
            """)
    void aGrantKeepsItsPromises(
            String profile, String commands, int schedules, String outcomes, TestReporter reporter) {
        shown(
                commands + ", " + profile,
                schedules,
                outcomes,
                reporter,
                () -> new GrantPlay(profile, commands, UnaryOperator.identity()));
    }

    @Shows({"G1", "G2", "G3", "G7"})
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            exchange/exchange          | 6   | CONSUMED + ok
            exchange/exchange/exchange | 150 | CONSUMED + CONSUMED + ok
            exchange/remove            | 6   | REMOVED + ok, ok + ok
            exchange/remove/exchange   | 164 | REMOVED + REMOVED + ok, REMOVED + ok + ok, CONSUMED + ok + ok
            exchange/withdraw          | 6   | REMOVED + ok, ok + ok
            rotate/rotate              | 6   | ROTATED + ok
            rotate/remove              | 6   | REMOVED + ok, ok + ok
            rotate/remove/rotate       | 164 | REMOVED + REMOVED + ok, REMOVED + ok + ok, ROTATED + ok + ok
            sweep/renew                | 56  | ok + swept 0, ok + swept 1
            sweep/sweep                | 630 | swept 0 + swept 1
            """)
    void anItemKeepsItsPromises(String commands, int schedules, String outcomes, TestReporter reporter) {
        shown(commands, schedules, outcomes, reporter, () -> new ItemPlay(commands, UnaryOperator.identity()));
    }

    @Shows("G7")
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            acquire/acquire      | 48  | BUSY + ok, ok + ok
            acquire/late acquire | 64  | BUSY + BUSY, BUSY + ok, ok + ok
            acquire/late sweep   | 272 | BUSY + swept 0, BUSY + swept 1, ok + swept 0, ok + swept 1
            acquire/close        | 324 | CONNECTION_CLOSED + ok, ok + ok
            """)
    void aConnectionSendsEachRefreshTokenOnceAndKeepsWhatComesLate(
            String commands, int schedules, String outcomes, TestReporter reporter) {
        shown(commands, schedules, outcomes, reporter, () -> new ConnectionPlay(commands, UnaryOperator.identity()));
    }

    /** A renewal, the sweep that gives it up, and another caller of the credential: too many orders for every build. */
    @Test
    @Shows("G7")
    @EnabledIfSystemProperty(named = "tenure.long", matches = "true", disabledReason = "takes minutes: -Plong runs it")
    void aConnectionSendsEachRefreshTokenOnceWhoeverElseWantsIt(TestReporter reporter) {
        shown(
                "acquire/late sweep/acquire",
                64_626,
                "BUSY + BUSY + swept 0, BUSY + BUSY + swept 1, BUSY + ok + swept 0, BUSY + ok + swept 1, "
                        + "ok + ok + swept 0, ok + ok + swept 1",
                reporter,
                () -> new ConnectionPlay("acquire/late sweep/acquire", UnaryOperator.identity()));
    }

    @ParameterizedTest
    @CsvSource({
        "COMMITS_WHATEVER_THE_VERSION, refresh/refresh, pairs for one token",
        "COMMITS_WHATEVER_THE_VERSION, exchange/exchange, pairs for one token",
        "COMMITS_WHATEVER_THE_VERSION, refresh/revoke, living access tokens",
        "LOCKS_NOBODY_OUT, refresh twice/revoke, when an end has returned"
    })
    void aBrokenStoreIsFound(Broken broken, String commands, String how) {
        assertThatThrownBy(() -> Explored.of(() -> new GrantPlay("oauth", commands, broken)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("in the order")
                .hasStackTraceContaining(how);
    }

    private static void shown(
            String name, int schedules, String outcomes, TestReporter reporter, Supplier<? extends Play> play) {
        var explored = Explored.of(play);
        reporter.publishEntry("interleavings." + name, Integer.toString(explored.schedules()));
        assertThat(explored.outcomes()).containsExactlyInAnyOrder(outcomes.split(", "));
        assertThat(explored.schedules()).isEqualTo(schedules);
    }
}
