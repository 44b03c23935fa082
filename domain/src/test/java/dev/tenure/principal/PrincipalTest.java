package dev.tenure.principal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenure.decision.Event;
import dev.tenure.time.Cause;
import dev.tenure.time.End;
import dev.tenure.token.ClientId;
import dev.tenure.token.Environment;
import dev.tenure.token.UserId;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrincipalTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Principal CLIENT = Principal.of(PrincipalId.of(Environment.SANDBOX, new ClientId("client")));
    private static final Principal USER =
            Principal.of(PrincipalId.of(Environment.SANDBOX, new ClientId("client"), new UserId("user")));

    @Test
    void aPrincipalThatWasNeverWithdrawnIsInTheFirstEpochAndTimeAloneChangesNothing() {
        var user = Principal.of(PrincipalId.of(Environment.SANDBOX, new ClientId("client"), new UserId("user")));
        assertThat(user.epoch()).isZero();
        assertThat(user.withdrawals()).isEmpty();
        assertThat(user.due()).isEqualTo(Option.none());
        assertThat(Ownership.to(CLIENT, user))
                .isEqualTo(new Ownership(new ClientId("client"), 0, Option.of(new UserId("user")), 0));
    }

    @Test
    void aWithdrawalEndsEverythingCreatedBeforeItAndNothingCreatedAfter() {
        var withdrawn =
                USER.withdraw(WithdrawalReason.PERMISSION_WITHDRAWN, NOW).next();
        assertThat(USER.closing(0)).isEqualTo(Option.none());
        assertThat(withdrawn.closing(0)).contains(new End(Cause.PERMISSION_WITHDRAWN, NOW));
        assertThat(withdrawn.closing(withdrawn.epoch())).isEqualTo(Option.none());
    }

    @Test
    void eachEpochKeepsTheEndThatClosedItHoweverManyFollow() {
        var twice = CLIENT.withdraw(WithdrawalReason.CREDENTIALS_ROTATED, NOW)
                .next()
                .withdraw(WithdrawalReason.POLICY_CHANGED, NOW.minusSeconds(1))
                .next();
        assertThat(twice.epoch()).isEqualTo(2);
        assertThat(twice.closing(0)).contains(new End(Cause.CREDENTIALS_ROTATED, NOW));
        assertThat(twice.closing(1)).contains(new End(Cause.POLICY_CHANGED, NOW.minusSeconds(1)));
    }

    @Test
    void anAggregateEndsWithThePrincipalsInWhoseEpochsItWasCreated() {
        var once = USER.withdraw(WithdrawalReason.PERMISSION_WITHDRAWN, NOW).next();
        var everywhere = Principal.of(PrincipalId.everywhere(Environment.SANDBOX, new UserId("user")));
        assertThat(Ownership.to(CLIENT).epochs(Environment.SANDBOX)).isEqualTo(LinkedHashMap.of(CLIENT.id(), 0));
        assertThat(Ownership.to(CLIENT, once).epochs(Environment.SANDBOX))
                .isEqualTo(LinkedHashMap.of(CLIENT.id(), 0, USER.id(), 1));
        assertThat(Ownership.to(CLIENT, once, everywhere).epochs(Environment.SANDBOX))
                .isEqualTo(LinkedHashMap.of(CLIENT.id(), 0, USER.id(), 1, everywhere.id(), 0));
        assertThat(Ownership.to(CLIENT).epochs(Environment.PRODUCTION).keySet())
                .containsExactly(PrincipalId.of(Environment.PRODUCTION, new ClientId("client")));
    }

    @ParameterizedTest
    @EnumSource
    void everyReasonIsStoredAsTheCauseOfItsName(WithdrawalReason reason) {
        var decision = CLIENT.withdraw(reason, NOW);
        assertThat(decision.next().closing(0)).contains(new End(Cause.valueOf(reason.name()), NOW));
        assertThat(decision.events().map(Event::cause)).containsExactly(Option.of(reason.cause()));
    }

    @Test
    void noTwoPrincipalsHaveOneTextAndEachIsReadFromIts() {
        var client = new ClientId("a");
        var user = new UserId("b user c\nclient a");
        var ids = List.of(Environment.values())
                .flatMap(environment -> List.of(
                        PrincipalId.of(environment, client),
                        PrincipalId.of(environment, new ClientId("user")),
                        PrincipalId.of(environment, client, user),
                        PrincipalId.everywhere(environment, user),
                        PrincipalId.everywhere(environment, new UserId("c client a")),
                        PrincipalId.everywhere(environment, new UserId(" "))));
        assertThat(ids.map(PrincipalId::text).distinct()).hasSize(ids.size());
        assertThat(ids.map(PrincipalId::text).map(PrincipalId::parse)).isEqualTo(ids.map(Option::of));
        assertThat(PrincipalId.of(Environment.PRODUCTION, client, new UserId("ada"))
                        .text())
                .isEqualTo("production client a user ada");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "sandbox", "sandbox ", "nowhere client a", "sandbox client ", "sandbox client a b", "a b"})
    void nothingElseIsThePrincipalsText(String text) {
        assertThat(PrincipalId.parse(text)).isEqualTo(Option.none());
    }

    @Test
    void aPrincipalIsAClientOrAUser() {
        assertThatThrownBy(() -> new PrincipalId(Environment.SANDBOX, Option.none(), Option.none()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
