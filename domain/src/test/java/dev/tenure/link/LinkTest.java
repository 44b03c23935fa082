package dev.tenure.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tenure.item.Pending;
import dev.tenure.principal.Moment;
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
        assertThat(OPEN.statusAt(Moment.at(end.minusMillis(1)))).isEqualTo(TokenStatus.ISSUED);
        assertThat(OPEN.statusAt(Moment.at(end))).isEqualTo(TokenStatus.EXPIRED);
        assertThat(OPEN.statusAt(Moment.at(end.plusMillis(1)))).isEqualTo(TokenStatus.EXPIRED);
    }

    @Test
    void aLinkIsKeptByItsNameUntilItsDeadlineIsLongPastAndTimeAloneChangesNothing() {
        var link = LinkTable.open(Environment.SANDBOX);
        assertThat(link.id()).isEqualTo(link.data().id()).isNotNull();
        assertThat(link.overSince()).contains(START.plus(Duration.ofHours(4)));
        assertThat(link.due()).isEqualTo(Option.none());
    }

    @Test
    void aHostedLinkLivesAsLongAsItAskedForUpToTwentyOneDays() {
        var rules = LinkRules.builder().build();
        assertThat(rules.deadline(Option.of(Duration.ofDays(21)), START).map(Deadline::at))
                .contains(START.plus(Duration.ofDays(21)));
        assertThat(rules.deadline(Option.of(Duration.ofMillis(1)), START).map(Deadline::at))
                .contains(START.plusMillis(1));
        assertThat(rules.deadline(Option.of(Duration.ofDays(21).plusMillis(1)), START)
                        .isLeft())
                .isTrue();
        assertThat(rules.deadline(Option.of(Duration.ZERO), START).isLeft()).isTrue();
        assertThat(rules.deadline(Option.of(Duration.ofSeconds(-1)), START).isLeft())
                .isTrue();
    }

    @Test
    void aSuccessFoundsAPendingItemThatInheritsWhoseItIs() {
        var decision = OPEN.succeed(LinkTable.success(Option.none()), START);
        var founded = decision.founded().head();
        var item = (Pending) founded.owner();
        assertThat(item.login().allegiance()).isEqualTo(OPEN.allegiance());
        assertThat(item.login().profile()).isEqualTo(OPEN.data().profile());
        assertThat(item.login().linkedAt()).isEqualTo(START);
        assertThat(founded.issued().head().kind()).isEqualTo(TokenKind.PUBLIC);
        assertThat(founded.issued().head().deadline().map(Deadline::at)).contains(START.plus(Duration.ofMinutes(30)));
    }

    @Test
    void aLinkSucceedsOnce() {
        var succeeded = OPEN.succeed(LinkTable.success(Option.none()), START).next();
        var again = succeeded.succeed(LinkTable.success(Option.none()), START);
        assertThat(again.founded()).isEmpty();
        assertThat(succeeded.statusAt(Moment.at(Deadline.LAST))).isEqualTo(TokenStatus.CONSUMED);
    }

    @Test
    void tooManyBadLoginsCloseALink() {
        var once = OPEN.reportBadLogin(LinkTable.RULES, START).next();
        assertThat(once.statusAt(Moment.at(START))).isEqualTo(TokenStatus.ISSUED);
        var twice = once.reportBadLogin(LinkTable.RULES, START).next();
        assertThat(twice.statusAt(Moment.at(Deadline.LAST))).isEqualTo(TokenStatus.REVOKED);
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
        assertThat(thrice.statusAt(Moment.at(START))).isEqualTo(TokenStatus.ISSUED);
    }

    @Test
    void aLinkInARetiredEnvironmentIsRevoked() {
        assertThat(LinkTable.open(Environment.DEVELOPMENT).statusAt(Moment.at(START)))
                .isEqualTo(TokenStatus.REVOKED);
    }

    @Test
    void aWithdrawalAfterTheDeadlineFindsItExpired() {
        var late = new End(Cause.PERMISSION_WITHDRAWN, LinkTable.DEADLINE.at());
        var early = new End(Cause.PERMISSION_WITHDRAWN, LinkTable.DEADLINE.at().minusMillis(1));
        assertThat(OPEN.statusAt(new Moment(Deadline.LAST, Option.of(late)))).isEqualTo(TokenStatus.EXPIRED);
        assertThat(OPEN.statusAt(new Moment(Deadline.LAST, Option.of(early)))).isEqualTo(TokenStatus.REVOKED);
    }

    @Test
    void aLinkTakesAtLeastOneLogin() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LinkRules.builder().maxBadLogins(0).build());
    }
}
