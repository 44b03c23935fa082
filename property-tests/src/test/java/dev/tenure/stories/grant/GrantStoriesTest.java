package dev.tenure.stories.grant;

import static dev.tenure.stories.fixture.World.CLIENT;
import static dev.tenure.stories.fixture.World.OTHER;
import static dev.tenure.stories.fixture.World.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenure.contract.report.Shows;
import dev.tenure.decision.Rejection;
import dev.tenure.decision.RejectionCode;
import dev.tenure.grant.GrantEndReason;
import dev.tenure.grant.GrantId;
import dev.tenure.grant.GrantState;
import dev.tenure.inmemory.InMemoryStore;
import dev.tenure.principal.WithdrawalReason;
import dev.tenure.profile.Plaid;
import dev.tenure.profile.Profile;
import dev.tenure.service.Grants;
import dev.tenure.service.IssuedTokens;
import dev.tenure.service.NewGrant;
import dev.tenure.service.Retention;
import dev.tenure.stories.fixture.Stores;
import dev.tenure.stories.fixture.World;
import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import dev.tenure.time.End;
import dev.tenure.token.Environment;
import dev.tenure.token.Scope;
import dev.tenure.token.Secret;
import dev.tenure.token.TokenKind;
import dev.tenure.token.UserId;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class GrantStoriesTest {
    private static final Scope SCOPE = Scope.parse("read write offline_access").get();
    private static final Scope READ = Scope.parse("read").get();

    private final World world;
    private final Grants grants;

    GrantStoriesTest(Stores stores) {
        this.world = World.over(stores.empty());
        this.grants = world.tenure().grants();
    }

    @Test
    @Shows("G10")
    void aCodeIsExchangedOnceAndItsSecondExchangeEndsAllThatTheFirstBrought() {
        var code = grants.authorize(asked(World.STRICT)).get();
        assertThat(code.expiresAt()).isEqualTo(World.START.plus(Duration.ofMinutes(5)));
        var tokens = grants.exchange(CLIENT, code.code()).get();
        assertThat(tokens.expiresIn()).contains(Duration.ofMinutes(15));
        assertThat(opens(tokens)).isTrue();
        assertThat(reason(grants.exchange(CLIENT, code.code()))).contains(RejectionCode.REUSED);
        assertThat(opens(tokens)).isFalse();
    }

    @Test
    @Shows("G10")
    void aRefreshKillsItsPredecessorsAndWhoeverUsesOneOfThemAgainEndsTheGrant() {
        var first = grants.issue(asked(World.STRICT)).get();
        var second = refreshed(first).get();
        assertThat(second.repeated()).isFalse();
        assertThat(opens(first)).isFalse();
        assertThat(opens(second)).isTrue();
        assertThat(reason(refreshed(first))).contains(RejectionCode.REUSED);
        assertThat(reason(refreshed(first))).contains(RejectionCode.GRANT_ENDED);
        assertThat(reason(refreshed(second))).contains(RejectionCode.GRANT_ENDED);
        assertThat(opens(second)).isFalse();
    }

    @Test
    @Shows("G6")
    void aRetryGetsTheSamePairWithinTheWindowAndIsReuseAfterIt() {
        var first = grants.issue(asked(World.RETRYABLE)).get();
        var second = refreshed(first).get();
        world.clock().advance(Duration.ofSeconds(30).minusMillis(1));
        var again = refreshed(first).get();
        assertThat(again.repeated()).isTrue();
        assertThat(again.access()).isEqualTo(second.access());
        assertThat(again.refresh()).isEqualTo(second.refresh());
        assertThat(again.expiresIn())
                .contains(Duration.ofMinutes(15).minusSeconds(30).plusMillis(1));
        world.clock().advance(Duration.ofMillis(1));
        assertThat(reason(refreshed(first))).contains(RejectionCode.REUSED);
        assertThat(opens(second)).isFalse();
    }

    @Test
    @Shows("G6")
    void aPurgeErasesWhatCanNoLongerBeAskedForAndForgetsClientsGrantsThatAreOver() {
        var own = grants.issue(NewGrant.ofClient(World.STRICT, CLIENT, READ)).get();
        assertThat(own.refresh()).isEqualTo(Option.none());
        var first = grants.issue(asked(World.RETRYABLE)).get();
        refreshed(first);
        while (world.tenure().relay(notice -> {}).deliver(9).more()) {}
        assertThat(world.tenure().sweeper().purge(9).get().grants()).isZero();
        world.clock().advance(Duration.ofHours(1).plus(Retention.SHORTEST));
        var purged = world.tenure().sweeper().purge(9).get();
        assertThat(purged.grants()).isOne();
        assertThat(purged.seals()).isOne();
        assertThat(purged.more()).isFalse();
        assertThat(reason(grants.find(own.grant()))).contains(RejectionCode.NOT_FOUND);
    }

    @Test
    void anAccessTokenMayBeGoodForLessAndTheGrantStaysWhatItWas() {
        var first = grants.issue(asked(World.STRICT)).get();
        var narrow = grants.refresh(CLIENT, Secret.of(refreshOf(first)), READ).get();
        assertThat(narrow.scope()).isEqualTo(READ);
        assertThat(reason(grants.authenticate(
                        narrow.access(), Scope.parse("write").get())))
                .contains(RejectionCode.SCOPE_EXCEEDED);
        var more = Scope.parse("read delete").get();
        assertThat(reason(grants.refresh(CLIENT, Secret.of(refreshOf(narrow)), more)))
                .contains(RejectionCode.SCOPE_EXCEEDED);
        assertThat(refreshed(narrow).get().scope()).isEqualTo(SCOPE);
    }

    @Test
    void withoutOfflineAccessThereIsNoRefreshToken() {
        var tokens = grants.issue(NewGrant.of(World.STRICT, CLIENT, USER, READ)).get();
        assertThat(tokens.refresh()).isEqualTo(Option.none());
        assertThat(opens(tokens)).isTrue();
        world.clock().advance(Duration.ofMinutes(15));
        assertThat(reason(grants.authenticate(tokens.access(), READ))).contains(RejectionCode.ACCESS_EXPIRED);
    }

    @Test
    void anotherClientsHandsChangeNothing() {
        var tokens = grants.issue(asked(World.STRICT)).get();
        var before = world.store().grants().find(tokens.grant());
        assertThat(reason(grants.refresh(OTHER, Secret.of(refreshOf(tokens))))).contains(RejectionCode.WRONG_CLIENT);
        grants.revoke(OTHER, Secret.of(refreshOf(tokens)));
        grants.revoke(OTHER, tokens.access());
        assertThat(world.store().grants().find(tokens.grant())).isEqualTo(before);
    }

    @Test
    @Shows("G2")
    void revokingAnAccessTokenLeavesTheGrantAndRevokingARefreshTokenEndsIt() {
        var first = grants.issue(asked(World.STRICT)).get();
        grants.revoke(CLIENT, first.access());
        assertThat(opens(first)).isFalse();
        var second = refreshed(first).get();
        assertThat(opens(second)).isTrue();
        grants.revoke(CLIENT, Secret.of(refreshOf(second)));
        var ended = world.store().grants().find(first.grant());
        grants.revoke(CLIENT, Secret.of(refreshOf(second)));
        grants.revoke(CLIENT, Secret.of("no token at all"));
        assertThat(opens(second)).isFalse();
        assertThat(world.store().grants().find(first.grant())).isEqualTo(ended);
    }

    @Test
    void introspectionTellsOfWhatIsActiveAndOfNothingElse() {
        var tokens = grants.issue(asked(World.STRICT)).get();
        var told = grants.introspect(tokens.access()).get().get();
        assertThat(told.client()).isEqualTo(CLIENT);
        assertThat(told.user()).contains(USER);
        assertThat(told.scope()).isEqualTo(SCOPE);
        assertThat(grants.introspect(Secret.of(refreshOf(tokens))).get().get().kind())
                .isEqualTo(TokenKind.REFRESH);
        var code = grants.authorize(asked(World.STRICT)).get().code().reveal();
        refreshed(tokens);
        assertThat(List.of(tokens.access().reveal(), refreshOf(tokens), code, "nonsense", "")
                        .map(Secret::of)
                        .map(grants::introspect))
                .containsOnly(Either.right(Option.none()));
    }

    @Test
    void underASuspectClockIntrospectionCallsNoTokenDead() {
        var tokens = grants.issue(asked(World.STRICT)).get();
        world.clock().set(World.START.minus(Duration.ofMinutes(5)).minusMillis(1));
        assertThat(reason(grants.introspect(tokens.access()))).contains(RejectionCode.CLOCK_SUSPECT);
        assertThat(grants.introspect(Secret.of("nonsense")).get()).isEqualTo(Option.none());
        world.clock().set(World.START.minus(Duration.ofMinutes(5)));
        assertThat(grants.introspect(tokens.access()).get().isDefined()).isTrue();
    }

    @Test
    void aTokenOfAUserOrAReportOutlivesEverythingButItsOwnEnd() {
        var user = grants.issueLasting(TokenKind.USER, NewGrant.of(Plaid.PLAID, CLIENT, USER, Scope.empty()))
                .get();
        var report = grants.issueLasting(TokenKind.ASSET_REPORT, NewGrant.ofClient(Plaid.PLAID, CLIENT, Scope.empty()))
                .get();
        assertThat(user.access().reveal()).startsWith("user-sandbox-");
        world.clock().advance(Duration.ofDays(36_000));
        assertThat(List.of(user, report).map(this::opens)).containsOnly(true);
        grants.revoke(CLIENT, report.access());
        assertThat(List.of(user, report).map(this::opens)).containsExactly(true, false);
        assertThat(reason(grants.issueLasting(TokenKind.ACCESS, asked(Plaid.PLAID))))
                .contains(RejectionCode.WRONG_KIND);
    }

    @Test
    void aGrantEndsWithItsConsentAndItsAccessTokenNoLater() {
        var consentEnd = World.START.plus(Duration.ofMinutes(10));
        var tokens = grants.issue(asked(World.STRICT).consentUntil(consentEnd)).get();
        assertThat(tokens.expiresIn()).contains(Duration.ofMinutes(10));
        world.clock().set(consentEnd);
        assertThat(opens(tokens)).isFalse();
        assertThat(refreshed(tokens).getLeft())
                .isEqualTo(new Rejection.GrantExpired(consentEnd, Cause.CONSENT_EXPIRED));
        assertThat(world.tenure().sweeper().sweep(9).get().done()).isOne();
    }

    @Test
    void aGrantIsCountedFromTheAuthenticationOfItsUser() {
        var lately = World.START.minus(Duration.ofDays(1));
        var end = World.START.plus(Duration.ofDays(1));
        var code = grants.authorize(asked(World.STRICT).authenticatedAt(lately).consentUntil(end))
                .get();
        var found = grants.find(code.grant()).get();
        assertThat(found.authenticatedAt()).isEqualTo(lately);
        assertThat(found.state()).isEqualTo(GrantState.AUTHORIZED);
        assertThat(found.deadline()).contains(new Deadline(code.expiresAt(), Cause.LIFETIME_ENDED));
        grants.exchange(CLIENT, code.code());
        assertThat(grants.find(code.grant()).get().deadline()).contains(new Deadline(end, Cause.CONSENT_EXPIRED));
        assertThat(reason(grants.authorize(asked(World.STRICT).authenticatedAt(end))))
                .contains(RejectionCode.OUT_OF_RANGE);
    }

    @Test
    void anAuthenticationAheadOfTheClockWithinTheToleranceIsTakenAsNow() {
        var tolerance = Duration.ofMinutes(5);
        for (var ahead : List.of(Duration.ofMillis(1), tolerance)) {
            var code = grants.authorize(asked(World.STRICT).authenticatedAt(World.START.plus(ahead)))
                    .get();
            assertThat(grants.find(code.grant()).get().authenticatedAt()).isEqualTo(World.START);
        }
        var beyond = World.START.plus(tolerance).plusMillis(1);
        assertThat(reason(grants.authorize(asked(World.STRICT).authenticatedAt(beyond))))
                .contains(RejectionCode.OUT_OF_RANGE);
    }

    @ParameterizedTest
    @EnumSource
    @Shows("G2")
    void aHostEndsAGrantForItsReasonAndTheFirstOneStays(GrantEndReason reason) {
        var tokens = grants.issue(asked(World.STRICT)).get();
        var before = grants.find(tokens.grant()).get();
        assertThat(before.state()).isEqualTo(GrantState.REFRESHABLE);
        assertThat(before.end()).isEmpty();
        var ended = grants.end(tokens.grant(), reason).get();
        assertThat(ended.state()).isEqualTo(GrantState.ENDED);
        assertThat(ended.end()).contains(new End(reason.cause(), World.START));
        assertThat(ended.deadline()).isEmpty();
        assertThat(refreshed(tokens).getLeft()).isEqualTo(new Rejection.GrantEnded(reason.cause()));
        world.clock().advance(Duration.ofDays(1));
        assertThat(grants.end(tokens.grant(), GrantEndReason.GRANT_REVOKED)).contains(ended);
        assertThat(grants.find(tokens.grant())).contains(ended);
    }

    @Test
    void aGrantOfOneTokenIsOverWithItAndHasNoOtherEnd() {
        var own = grants.issue(NewGrant.ofClient(World.STRICT, CLIENT, READ)).get();
        world.clock().advance(Duration.ofHours(1));
        var over = grants.find(own.grant()).get();
        assertThat(over.state()).isEqualTo(GrantState.ACCESS_ONLY);
        assertThat(over.deadline()).contains(new Deadline(World.START.plus(Duration.ofHours(1)), Cause.LIFETIME_ENDED));
        assertThat(over.end()).isEmpty();
    }

    @Test
    @Shows("G2")
    void aGrantRevokedAfterItsDeadlineStaysOverWhenTheClockStepsBack() {
        var tokens = grants.issue(asked(World.STRICT)).get();
        world.clock().advance(Duration.ofDays(30));
        grants.revoke(CLIENT, Secret.of(refreshOf(tokens)));
        world.clock().advance(Duration.ofMinutes(-1));
        assertThat(reason(refreshed(tokens))).contains(RejectionCode.GRANT_EXPIRED);
    }

    @Test
    @Shows("G2")
    void withdrawingAClientEndsWhatItsCredentialsCarriedAndWhatComesAfterLives() {
        var before = grants.issue(NewGrant.ofClient(World.STRICT, CLIENT, READ)).get();
        world.tenure().principals().withdraw(CLIENT, WithdrawalReason.CREDENTIALS_ROTATED);
        assertThat(opens(before)).isFalse();
        assertThat(opens(grants.issue(NewGrant.ofClient(World.STRICT, CLIENT, READ))
                        .get()))
                .isTrue();
    }

    @Test
    @Shows("G2")
    void withdrawingAUserEverywhereEndsWhatAllClientsHaveOfTheirsAndWhatComesAfterLives() {
        var mine = grants.issue(asked(World.STRICT)).get();
        var others = grants.issue(NewGrant.of(World.STRICT, OTHER, USER, SCOPE)).get();
        var anothers = grants.issue(NewGrant.of(World.STRICT, CLIENT, new UserId("another"), SCOPE))
                .get();
        var own = grants.issue(NewGrant.ofClient(World.STRICT, CLIENT, READ)).get();
        var versions = Option.of(others.grant()).map(this::version);
        world.tenure().principals().withdrawEverywhere(USER, WithdrawalReason.PASSWORD_CHANGED);
        assertThat(opens(mine)).isFalse();
        assertThat(opens(others)).isFalse();
        assertThat(reason(grants.refresh(OTHER, Secret.of(refreshOf(others))))).contains(RejectionCode.GRANT_ENDED);
        assertThat(grants.find(others.grant()).get().end()).contains(new End(Cause.PASSWORD_CHANGED, World.START));
        assertThat(Option.of(others.grant()).map(this::version)).isEqualTo(versions);
        assertThat(opens(anothers)).isTrue();
        assertThat(opens(own)).isTrue();
        assertThat(opens(grants.issue(asked(World.STRICT)).get())).isTrue();
    }

    @Test
    @Shows("G2")
    void aUserOfAClientsOwnIsNotWithdrawnEverywhere() {
        var there =
                World.over(new InMemoryStore(), Environment.SANDBOX, 8, profile -> profile.withSharedUserIds(false));
        var tokens = there.tenure().grants().issue(asked(World.STRICT)).get();
        there.tenure().principals().withdrawEverywhere(USER, WithdrawalReason.FRAUD);
        assertThat(there.tenure()
                        .grants()
                        .authenticate(tokens.access(), Scope.empty())
                        .isRight())
                .isTrue();
        there.tenure().principals().withdraw(CLIENT, USER, WithdrawalReason.FRAUD);
        assertThat(there.tenure()
                        .grants()
                        .authenticate(tokens.access(), Scope.empty())
                        .isRight())
                .isFalse();
    }

    @Test
    @Shows("G2")
    void aWithdrawalInOneEnvironmentEndsNothingInAnotherAndNeitherFindsTheOthersGrants() {
        var there = World.over(world.store(), Environment.PRODUCTION, 8).tenure();
        var production = there.grants().issue(asked(World.STRICT)).get();
        var sandbox = grants.issue(asked(World.STRICT)).get();
        world.tenure().principals().withdraw(CLIENT, WithdrawalReason.CREDENTIALS_ROTATED);
        world.tenure().principals().withdraw(CLIENT, USER, WithdrawalReason.PERMISSION_WITHDRAWN);
        world.tenure().principals().withdrawEverywhere(USER, WithdrawalReason.FRAUD);
        assertThat(opens(sandbox)).isFalse();
        assertThat(there.grants()
                        .authenticate(production.access(), Scope.empty())
                        .isRight())
                .isTrue();
        assertThat(reason(grants.find(production.grant()))).contains(RejectionCode.NOT_FOUND);
        assertThat(reason(grants.end(production.grant(), GrantEndReason.FRAUD))).contains(RejectionCode.NOT_FOUND);
        assertThat(there.grants().find(production.grant()).get().end()).isEmpty();
    }

    private long version(GrantId id) {
        return world.store().grants().find(id).get().version();
    }

    @Test
    void aClientsOwnGrantCannotHaveAUsersConsent() {
        var own = NewGrant.ofClient(World.STRICT, CLIENT, READ);
        assertThatThrownBy(() -> own.consentUntil(World.START)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> own.authenticatedAt(World.START)).isInstanceOf(IllegalArgumentException.class);
    }

    private static NewGrant asked(Profile profile) {
        return NewGrant.of(profile, CLIENT, USER, SCOPE);
    }

    private Either<Rejection, IssuedTokens> refreshed(IssuedTokens tokens) {
        return grants.refresh(CLIENT, Secret.of(refreshOf(tokens)));
    }

    private static String refreshOf(IssuedTokens tokens) {
        return tokens.refresh().get().reveal();
    }

    private boolean opens(IssuedTokens tokens) {
        return grants.authenticate(tokens.access(), Scope.empty()).isRight();
    }

    private static Option<RejectionCode> reason(Either<Rejection, ?> answer) {
        return answer.swap().toOption().map(Rejection::code);
    }
}
