package dev.tenure.principal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.decision.Event;
import dev.tenure.time.Cause;
import dev.tenure.time.End;
import dev.tenure.token.ClientId;
import dev.tenure.token.UserId;
import io.vavr.control.Option;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrincipalTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Principal CLIENT = Principal.of(PrincipalId.of(new ClientId("client")));
    private static final Principal USER = Principal.of(PrincipalId.of(new ClientId("client"), new UserId("user")));

    @Test
    void whoeverWasNeverWithdrawnIsInTheFirstEpochAndTimeAloneChangesNothing() {
        var user = Principal.of(PrincipalId.of(new ClientId("client"), new UserId("user")));
        assertThat(user.epoch()).isZero();
        assertThat(user.withdrawals()).isEmpty();
        assertThat(user.due()).isEqualTo(Option.none());
        assertThat(Ownership.to(CLIENT, user))
                .isEqualTo(new Ownership(new ClientId("client"), 0, Option.of(new UserId("user")), 0));
    }

    @Test
    void whatWasBornBeforeAWithdrawalEndsWithItAndWhatComesAfterLives() {
        var before = Ownership.to(CLIENT, USER);
        var withdrawn =
                USER.withdraw(WithdrawalReason.PERMISSION_WITHDRAWN, 0, NOW).next();
        var after = Ownership.to(CLIENT, withdrawn);
        assertThat(before.withdrawn(CLIENT, Option.of(USER))).isEqualTo(Option.none());
        assertThat(before.withdrawn(CLIENT, Option.of(withdrawn))).contains(new End(Cause.PERMISSION_WITHDRAWN, NOW));
        assertThat(after.withdrawn(CLIENT, Option.of(withdrawn))).isEqualTo(Option.none());
    }

    @Test
    void theFirstWithdrawalAfterBirthStandsHoweverManyFollow() {
        var born = Ownership.to(CLIENT);
        var twice = CLIENT.withdraw(WithdrawalReason.CREDENTIALS_ROTATED, 0, NOW)
                .next()
                .withdraw(WithdrawalReason.POLICY_CHANGED, 1, NOW.plusSeconds(1))
                .next();
        assertThat(twice.epoch()).isEqualTo(2);
        assertThat(born.withdrawn(twice, Option.none())).contains(new End(Cause.CREDENTIALS_ROTATED, NOW));
    }

    @ParameterizedTest
    @ValueSource(longs = {-60, 0, 60})
    void ofAClientAndThenItsUserTheClientsWithdrawalCountsWhateverTheClockSaid(long later) {
        var born = Ownership.to(CLIENT, USER);
        var client = CLIENT.withdraw(WithdrawalReason.POLICY_CHANGED, 0, NOW).next();
        var user = USER.withdraw(WithdrawalReason.PERMISSION_WITHDRAWN, client.epoch(), NOW.plusSeconds(later))
                .next();
        assertThat(born.withdrawn(client, Option.of(user))).contains(new End(Cause.POLICY_CHANGED, NOW));
    }

    @ParameterizedTest
    @ValueSource(longs = {-60, 0, 60})
    void ofAUserAndThenItsClientTheUsersWithdrawalCountsWhateverTheClockSaid(long later) {
        var born = Ownership.to(CLIENT, USER);
        var user = USER.withdraw(WithdrawalReason.PERMISSION_WITHDRAWN, CLIENT.epoch(), NOW)
                .next();
        var client = CLIENT.withdraw(WithdrawalReason.CREDENTIALS_ROTATED, 0, NOW.plusSeconds(later))
                .next();
        assertThat(born.withdrawn(client, Option.of(user))).contains(new End(Cause.PERMISSION_WITHDRAWN, NOW));
    }

    @Test
    void whatWasBornBetweenTwoWithdrawalsOfItsClientEndsWithTheFirstOfThoseAfterItsBirth() {
        var once = CLIENT.withdraw(WithdrawalReason.POLICY_CHANGED, 0, NOW).next();
        var born = Ownership.to(once, USER);
        var user = USER.withdraw(WithdrawalReason.PERMISSION_WITHDRAWN, once.epoch(), NOW)
                .next();
        var twice = once.withdraw(WithdrawalReason.CREDENTIALS_ROTATED, 0, NOW.minusSeconds(1))
                .next();
        assertThat(born.withdrawn(once, Option.of(USER))).isEqualTo(Option.none());
        assertThat(born.withdrawn(twice, Option.of(USER)))
                .contains(new End(Cause.CREDENTIALS_ROTATED, NOW.minusSeconds(1)));
        assertThat(born.withdrawn(twice, Option.of(user))).contains(new End(Cause.PERMISSION_WITHDRAWN, NOW));
    }

    @Test
    void aClientsOwnWithdrawalIsOfTheEpochThatItCloses() {
        var twice = CLIENT.withdraw(WithdrawalReason.POLICY_CHANGED, 7, NOW)
                .next()
                .withdraw(WithdrawalReason.POLICY_CHANGED, 7, NOW)
                .next();
        assertThat(twice.withdrawals().map(Withdrawal::clientEpoch)).containsExactly(0, 1);
    }

    @ParameterizedTest
    @EnumSource
    void everyReasonIsStoredAsTheCauseOfItsName(WithdrawalReason reason) {
        var decision = CLIENT.withdraw(reason, 0, NOW);
        assertThat(decision.next().closing(0).map(Withdrawal::end))
                .contains(new End(Cause.valueOf(reason.name()), NOW));
        assertThat(decision.events().map(Event::cause)).containsExactly(Option.of(reason.cause()));
    }

    @Test
    void noTwoPrincipalsHaveOneName() {
        assertThat(PrincipalId.of(new ClientId("a"), new UserId("b c")).text())
                .isNotEqualTo(PrincipalId.of(new ClientId("a")).text())
                .isEqualTo("a b c");
    }
}
