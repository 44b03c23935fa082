package dev.tenure.stories.grant;

import static dev.tenure.stories.fixture.World.CLIENT;
import static dev.tenure.stories.fixture.World.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.contract.report.Shows;
import dev.tenure.databases.DatabaseSetup;
import dev.tenure.decision.Rejection;
import dev.tenure.decision.RejectionCode;
import dev.tenure.grant.GrantState;
import dev.tenure.jdbc.JdbcStore;
import dev.tenure.port.outbox.EventFilter;
import dev.tenure.principal.WithdrawalReason;
import dev.tenure.service.Grants;
import dev.tenure.service.IssuedTokens;
import dev.tenure.service.NewGrant;
import dev.tenure.service.Principals;
import dev.tenure.stories.fixture.World;
import dev.tenure.token.Scope;
import dev.tenure.token.Secret;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Two connections in a fixed order: something happens between the read and the write of a refresh. */
@ParameterizedClass
@EnumSource
@Shows("G2")
class GrantScheduleTest {
    private static final Scope SCOPE = Scope.parse("read offline_access").get();

    private final AtomicReference<Runnable> between = new AtomicReference<>(() -> {});
    private final World world;
    private final Grants grants;
    private final IssuedTokens issued;
    private final String refresh;

    GrantScheduleTest(DatabaseSetup setup) {
        EventFilter interrupted = event -> {
            between.getAndSet(() -> {}).run();
            return true;
        };
        this.world = World.over(JdbcStore.owning(setup.emptyTables(), interrupted));
        this.grants = world.tenure().grants();
        this.issued =
                grants.issue(NewGrant.of(World.STRICT, CLIENT, USER, SCOPE)).get();
        this.refresh = issued.refresh().get().reveal();
    }

    @Test
    @Shows("G1")
    void aRefreshThatIsOvertakenByARefreshAnswersConflictAndEndsNothing() {
        var faster = new ArrayList<IssuedTokens>();
        between.set(() -> faster.add(refreshed().get()));
        assertThat(refreshed().getLeft().code()).isEqualTo(RejectionCode.CONFLICT);
        assertThat(opens(faster.get(0))).isTrue();
        assertThat(opens(issued)).isFalse();
    }

    @Test
    void aRefreshThatIsOvertakenByARevocationBringsNothing() {
        between.set(() -> grants.revoke(CLIENT, Secret.of(refresh)));
        assertThat(refreshed().getLeft().code()).isEqualTo(RejectionCode.GRANT_ENDED);
        assertThat(opens(issued)).isFalse();
    }

    @Test
    void aRefreshThatIsOvertakenByAWithdrawalOfItsClientBringsNothingThatLives() {
        isOvertakenBy(principals -> principals.withdraw(CLIENT, WithdrawalReason.CREDENTIALS_ROTATED));
    }

    @Test
    void aRefreshThatIsOvertakenByAWithdrawalOfItsUserBringsNothingThatLives() {
        isOvertakenBy(principals -> principals.withdraw(CLIENT, USER, WithdrawalReason.PERMISSION_WITHDRAWN));
    }

    @Test
    void aRefreshThatIsOvertakenByAWithdrawalOfItsUserEverywhereBringsNothingThatLives() {
        isOvertakenBy(principals -> principals.withdrawEverywhere(USER, WithdrawalReason.PASSWORD_CHANGED));
    }

    private void isOvertakenBy(Consumer<Principals> withdrawal) {
        between.set(() -> withdrawal.accept(world.tenure().principals()));
        var answer = refreshed();
        assertThat(answer.toOption().exists(this::opens)).isFalse();
        assertThat(opens(issued)).isFalse();
        var later = grants.issue(NewGrant.of(World.STRICT, CLIENT, USER, SCOPE)).get();
        assertThat(opens(later)).isTrue();
    }

    @Test
    void aRevocationThatIsOvertakenByARefreshEndsWhatThatBrought() {
        var faster = new ArrayList<IssuedTokens>();
        between.set(() -> faster.add(refreshed().get()));
        grants.revoke(CLIENT, Secret.of(refresh));
        assertThat(opens(faster.get(0))).isFalse();
        assertThat(grants.find(issued.grant()).get().state()).isEqualTo(GrantState.ENDED);
    }

    @Test
    @Shows("G10")
    void aReuseThatIsOvertakenByARefreshEndsWhatThatBrought() {
        var second = refreshed().get();
        var third = new ArrayList<IssuedTokens>();
        between.set(() -> third.add(refreshed(second).get()));
        assertThat(refreshed().getLeft().code()).isEqualTo(RejectionCode.REUSED);
        assertThat(opens(third.get(0))).isFalse();
    }

    private Either<Rejection, IssuedTokens> refreshed() {
        return refreshed(issued);
    }

    private Either<Rejection, IssuedTokens> refreshed(IssuedTokens tokens) {
        return grants.refresh(CLIENT, tokens.refresh().get());
    }

    private boolean opens(IssuedTokens tokens) {
        return grants.authenticate(tokens.access(), Scope.empty()).isRight();
    }
}
