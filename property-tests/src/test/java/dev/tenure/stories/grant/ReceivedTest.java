package dev.tenure.stories.grant;

import static dev.tenure.stories.fixture.World.CLIENT;
import static dev.tenure.stories.fixture.World.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.contract.report.Shows;
import dev.tenure.decision.Rejection;
import dev.tenure.decision.RejectionCode;
import dev.tenure.profile.Profile;
import dev.tenure.service.Grants;
import dev.tenure.service.IssuedTokens;
import dev.tenure.service.NewGrant;
import dev.tenure.stories.fixture.Stores;
import dev.tenure.stories.fixture.World;
import dev.tenure.token.Scope;
import dev.tenure.token.Secret;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A client that uses a token of its pair has received the answer: the host ends the retry window early. */
@ParameterizedClass
@EnumSource
class ReceivedTest {
    private static final Scope SCOPE = Scope.parse("read offline_access").get();

    private final World world;
    private final Grants grants;

    ReceivedTest(Stores stores) {
        this.world = World.over(stores.empty());
        this.grants = world.tenure().grants();
    }

    @Test
    @Shows("G6")
    void afterAnAccessOrRefreshTokenOfThePairWasUsedItsPredecessorIsReuse() {
        for (var used : List.of(true, false)) {
            var first = issued(World.RETRYABLE);
            var second = refreshed(first).get();
            assertThat(refreshed(first).get().repeated()).isTrue();
            assertThat(grants.received(used ? access(second) : refresh(second))).isEqualTo(Either.right(true));
            assertThat(grants.received(used ? refresh(second) : access(second))).isEqualTo(Either.right(false));
            assertThat(opens(second)).isTrue();
            assertThat(reason(refreshed(first))).contains(RejectionCode.REUSED);
            assertThat(opens(second)).isFalse();
        }
    }

    @Test
    @Shows("G6")
    void anythingElseThanATokenOfThePairEndsNoWindow() {
        var first = issued(World.RETRYABLE);
        var second = refreshed(first).get();
        var other = refreshed(issued(World.RETRYABLE)).get();
        var code = grants.authorize(NewGrant.of(World.RETRYABLE, CLIENT, USER, SCOPE))
                .get()
                .code();
        var stored = world.store().grants().find(first.grant());
        for (var token : List.of(access(first), refresh(first)))
            assertThat(grants.received(token)).isEqualTo(Either.right(false));
        assertThat(grants.received(access(other))).isEqualTo(Either.right(true));
        assertThat(reason(grants.received(code))).contains(RejectionCode.WRONG_KIND);
        assertThat(reason(grants.received(Secret.of("no token at all")))).contains(RejectionCode.MALFORMED);
        assertThat(world.store().grants().find(first.grant())).isEqualTo(stored);
        assertThat(refreshed(first).get().access()).isEqualTo(second.access());
    }

    @Test
    void whereNoWindowIsOpenNothingChanges() {
        var strict = refreshed(issued(World.STRICT)).get();
        var retryable = refreshed(issued(World.RETRYABLE)).get();
        world.clock().advance(Duration.ofSeconds(30));
        for (var tokens : List.of(strict, retryable)) {
            var stored = world.store().grants().find(tokens.grant());
            assertThat(grants.received(access(tokens))).isEqualTo(Either.right(false));
            assertThat(world.store().grants().find(tokens.grant())).isEqualTo(stored);
        }
    }

    private IssuedTokens issued(Profile profile) {
        return grants.issue(NewGrant.of(profile, CLIENT, USER, SCOPE)).get();
    }

    private Either<Rejection, IssuedTokens> refreshed(IssuedTokens tokens) {
        return grants.refresh(CLIENT, refresh(tokens));
    }

    private static Secret access(IssuedTokens tokens) {
        return Secret.of(tokens.access().reveal());
    }

    private static Secret refresh(IssuedTokens tokens) {
        return Secret.of(tokens.refresh().get().reveal());
    }

    private boolean opens(IssuedTokens tokens) {
        return grants.authenticate(access(tokens), SCOPE).isRight();
    }

    private static Option<RejectionCode> reason(Either<Rejection, ?> answer) {
        return answer.swap().toOption().map(Rejection::code);
    }
}
