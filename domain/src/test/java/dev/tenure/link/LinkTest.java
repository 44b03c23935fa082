package dev.tenure.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tenure.decision.DecisionContext;
import dev.tenure.item.Pending;
import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import dev.tenure.time.End;
import dev.tenure.token.Environment;
import dev.tenure.token.TokenKind;
import dev.tenure.token.TokenStatus;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LinkTest {
    private static final Instant START = LinkTable.START;
    private static final Link OPEN = LinkTable.open(Environment.SANDBOX);

    @Test
    void aLinkTokenLivesFourHours() {
        var end = START.plus(Duration.ofHours(4));
        assertThat(OPEN.statusAt(DecisionContext.at(end.minusMillis(1)))).isEqualTo(TokenStatus.ISSUED);
        assertThat(OPEN.statusAt(DecisionContext.at(end))).isEqualTo(TokenStatus.EXPIRED);
        assertThat(OPEN.statusAt(DecisionContext.at(end.plusMillis(1)))).isEqualTo(TokenStatus.EXPIRED);
    }

    @Test
    void aLinkIsKeptByItsNameUntilItsDeadlineIsLongPastAndTimeAloneChangesNothing() {
        var link = LinkTable.open(Environment.SANDBOX);
        assertThat(link.id()).isEqualTo(link.data().id()).isNotNull();
        assertThat(link.endedSince()).contains(START.plus(Duration.ofHours(4)));
        assertThat(link.due()).isEqualTo(Option.none());
    }

    @Test
    void aHostedLinkLivesAsLongAsItAskedForUpToTwentyOneDays() {
        var rules = LinkRules.builder().build();
        assertThat(rules.hostedDeadline(Duration.ofDays(21), START).map(Deadline::at))
                .contains(START.plus(Duration.ofDays(21)));
        assertThat(rules.hostedDeadline(Duration.ofMillis(1), START).map(Deadline::at))
                .contains(START.plusMillis(1));
        assertThat(rules.hostedDeadline(Duration.ofDays(21).plusMillis(1), START)
                        .isLeft())
                .isTrue();
        assertThat(rules.hostedDeadline(Duration.ZERO, START).isLeft()).isTrue();
        assertThat(rules.hostedDeadline(Duration.ofSeconds(-1), START).isLeft()).isTrue();
    }

    @Test
    void aSuccessFoundsAPendingItemThatInheritsWhoseItIs() {
        var decision = OPEN.succeed(LinkTable.success(Option.none()), START);
        var created = decision.created().head();
        var item = (Pending) created.aggregate();
        assertThat(item.data().ownership()).isEqualTo(OPEN.ownership());
        assertThat(item.data().profile()).isEqualTo(OPEN.data().profile());
        assertThat(item.data().linkedAt()).isEqualTo(START);
        assertThat(created.issued().head().kind()).isEqualTo(TokenKind.PUBLIC);
        assertThat(created.issued().head().deadline().map(Deadline::at)).contains(START.plus(Duration.ofMinutes(30)));
    }

    @Test
    void aLinkSucceedsOnce() {
        var succeeded = OPEN.succeed(LinkTable.success(Option.none()), START).next();
        var again = succeeded.succeed(LinkTable.success(Option.none()), START);
        assertThat(again.created()).isEmpty();
        assertThat(succeeded.statusAt(DecisionContext.at(Deadline.LAST))).isEqualTo(TokenStatus.CONSUMED);
    }

    @Test
    void tooManyBadLoginsCloseALink() {
        var once = OPEN.reportBadLogin(LinkTable.RULES, START).next();
        assertThat(once.statusAt(DecisionContext.at(START))).isEqualTo(TokenStatus.ISSUED);
        var twice = once.reportBadLogin(LinkTable.RULES, START).next();
        assertThat(twice.statusAt(DecisionContext.at(Deadline.LAST))).isEqualTo(TokenStatus.REVOKED);
    }

    @Test
    void manySessionsAreCountedAndEndNothing() {
        var thrice = OPEN.openSession(START)
                .next()
                .openSession(START)
                .next()
                .openSession(START)
                .next();
        assertThat(thrice.data().sessions()).isEqualTo(3);
        assertThat(thrice.statusAt(DecisionContext.at(START))).isEqualTo(TokenStatus.ISSUED);
    }

    @Test
    void aLinkInARetiredEnvironmentIsRevoked() {
        assertThat(LinkTable.open(Environment.DEVELOPMENT).statusAt(DecisionContext.at(START)))
                .isEqualTo(TokenStatus.REVOKED);
    }

    @Test
    void aWithdrawalAfterTheDeadlineFindsItExpired() {
        var late = new End(Cause.PERMISSION_WITHDRAWN, LinkTable.DEADLINE.at());
        var early = new End(Cause.PERMISSION_WITHDRAWN, LinkTable.DEADLINE.at().minusMillis(1));
        assertThat(OPEN.statusAt(new DecisionContext(Deadline.LAST, Option.of(late))))
                .isEqualTo(TokenStatus.EXPIRED);
        assertThat(OPEN.statusAt(new DecisionContext(Deadline.LAST, Option.of(early))))
                .isEqualTo(TokenStatus.REVOKED);
    }

    @Test
    void aLinkTakesAtLeastOneLogin() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LinkRules.builder().maxBadLogins(0).build());
    }
}
