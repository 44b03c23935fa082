package dev.tenure.stories.grant;

import static dev.tenure.stories.fixture.World.CLIENT;
import static dev.tenure.stories.fixture.World.OTHER;
import static dev.tenure.stories.fixture.World.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.contract.report.Shows;
import dev.tenure.decision.EventType;
import dev.tenure.decision.Rejection;
import dev.tenure.grant.GrantId;
import dev.tenure.grant.GrantLimit;
import dev.tenure.grant.GrantRules;
import dev.tenure.inmemory.RecordingNotifier;
import dev.tenure.profile.Profile;
import dev.tenure.service.GrantView;
import dev.tenure.service.Grants;
import dev.tenure.service.IssuedTokens;
import dev.tenure.service.NewGrant;
import dev.tenure.service.Tenure;
import dev.tenure.stories.fixture.Stores;
import dev.tenure.stories.fixture.World;
import dev.tenure.time.Cause;
import dev.tenure.token.ClientId;
import dev.tenure.token.Environment;
import dev.tenure.token.Scope;
import dev.tenure.token.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Users who may have only so many sessions of one client at once. */
@ParameterizedClass
@EnumSource
@Shows("G13")
class GrantLimitTest {
    private static final Scope OFFLINE = Scope.parse("read offline_access").get();
    private static final Profile ENDING = limited("ending", GrantLimit.endingOldest(2));
    private static final Profile REFUSING = limited("refusing", GrantLimit.refusing(2));

    private final World world;
    private final Grants grants;
    private final Tenure tenure;

    GrantLimitTest(Stores stores) {
        this.world = World.over(stores.empty());
        this.tenure = Tenure.over(world.store(), Environment.SANDBOX)
                .clock(world.clock())
                .profiles(ENDING, REFUSING)
                .build();
        this.grants = tenure.grants();
    }

    private static Profile limited(String name, GrantLimit limit) {
        return World.STRICT
                .withName(name)
                .withGrants(GrantRules.builder().grantLimit(Option.of(limit)).build());
    }

    @Test
    void aNewGrantEndsTheOldestOneAboveTheLimit() {
        var first = issued(ENDING, CLIENT, USER).get();
        var second = issued(ENDING, CLIENT, USER).get();
        var ofOther = issued(ENDING, OTHER, USER).get();
        var ofSomebody = issued(ENDING, CLIENT, new UserId("somebody else")).get();
        assertThat(opens(first)).isTrue();
        var third = issued(ENDING, CLIENT, USER).get();
        assertThat(grants.authenticate(first.access(), OFFLINE).getLeft())
                .isEqualTo(new Rejection.GrantEnded(Cause.GRANT_LIMIT_REACHED));
        for (var tokens : java.util.List.of(second, third, ofOther, ofSomebody))
            assertThat(opens(tokens)).isTrue();
        var notifier = new RecordingNotifier();
        for (var more = true; more; ) more = tenure.relay(notifier).deliver(99).more();
        assertThat(notifier.notices()
                        .filter(it -> it.aggregate().equals(first.grant()))
                        .filter(it -> it.event().type() == EventType.GRANT_ENDED)
                        .map(it -> it.event().cause()))
                .containsExactly(Option.of(Cause.GRANT_LIMIT_REACHED));
    }

    @Test
    void aCodeCountsFromItsIssueAndAnExchangeEndsNothing() {
        var first = issued(ENDING, CLIENT, USER).get();
        var second = issued(ENDING, CLIENT, USER).get();
        var code = grants.authorize(NewGrant.of(ENDING, CLIENT, USER, OFFLINE)).get();
        assertThat(opens(first)).isFalse();
        assertThat(opens(second)).isTrue();
        grants.exchange(CLIENT, code.code()).get();
        assertThat(opens(second)).isTrue();
    }

    @Test
    void whereTheRulesRefuseAGrantAboveTheLimitNothingEnds() {
        var first = issued(REFUSING, CLIENT, USER).get();
        var second = issued(REFUSING, CLIENT, USER).get();
        assertThat(issued(REFUSING, CLIENT, USER).getLeft()).isEqualTo(new Rejection.TooManyGrants(2));
        assertThat(opens(first)).isTrue();
        assertThat(opens(second)).isTrue();
        grants.revoke(CLIENT, first.refresh().get());
        assertThat(issued(REFUSING, CLIENT, USER).isRight()).isTrue();
    }

    @Test
    void aGrantThatIsOverDoesNotCount() {
        issued(REFUSING, CLIENT, USER).get();
        issued(REFUSING, CLIENT, USER).get();
        world.clock().advance(Duration.ofDays(30).minusMillis(1));
        assertThat(issued(REFUSING, CLIENT, USER).isLeft()).isTrue();
        world.clock().advance(Duration.ofMillis(1));
        assertThat(issued(REFUSING, CLIENT, USER).isRight()).isTrue();
        assertThat(live()).hasSize(1);
    }

    private java.util.List<GrantId> live() {
        return grants.findByUser(CLIENT, USER, 9).content().map(GrantView::id).asJava();
    }

    private Either<Rejection, IssuedTokens> issued(Profile profile, ClientId client, UserId user) {
        return grants.issue(NewGrant.of(profile, client, user, OFFLINE));
    }

    private boolean opens(IssuedTokens tokens) {
        return grants.authenticate(tokens.access(), Scope.empty()).isRight();
    }
}
