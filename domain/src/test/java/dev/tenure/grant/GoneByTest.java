package dev.tenure.grant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.decision.DecisionContext;
import dev.tenure.decision.Rejection;
import dev.tenure.time.Cause;
import dev.tenure.time.End;
import dev.tenure.token.ParsedToken;
import dev.tenure.token.TokenStatus;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A grant that ended by itself is over: nothing ends it a second time, whatever is presented or revoked. */
class GoneByTest {
    private static final Duration LIFE = Duration.ofMinutes(15);
    private static final Instant OVER = Story.START.plus(LIFE);

    @Test
    void theCodeOfAGrantWhoseOneTokenIsOverIsExpiredAndNoReuse() {
        var story = Story.accessOnly().at(OVER);
        var again = story.decide((it, now) -> it.exchange(
                PresentedToken.of(story.code(), Story.CLIENT), story.mint().pair(), story.rules(), now));
        assertThat(again.reply()).isEqualTo(Either.left(new Rejection.GrantExpired(OVER, Cause.LIFETIME_ENDED)));
        assertThat(again.changes()).isFalse();
    }

    @Test
    void aMillisecondEarlierItIsReuse() {
        var story = Story.accessOnly().at(OVER.minusMillis(1));
        var again = story.decide((it, now) -> it.exchange(
                PresentedToken.of(story.code(), Story.CLIENT), story.mint().pair(), story.rules(), now));
        assertThat(again.reply()).isEqualTo(Either.left(new Rejection.Reused()));
    }

    @Test
    void nothingEndsAGrantWhoseOneTokenIsOver() {
        var story = Story.accessOnly().at(OVER);
        assertThat(story.decide((it, now) -> it.revoke(GrantEndReason.FRAUD, now))
                        .changes())
                .isFalse();
        assertThat(isChangedByRevoking(story, story.code())).isFalse();
        assertThat(isChangedByRevoking(story, story.accessToken(0))).isFalse();
        var withdrawn = new DecisionContext(OVER, Option.of(new End(Cause.PERMISSION_WITHDRAWN, OVER)));
        assertThat(story.grant().settle(withdrawn).changes()).isFalse();
        assertThat(story.grant().statusOf(story.accessToken(0), withdrawn)).contains(TokenStatus.EXPIRED);
    }

    @Test
    void anExpiredAccessTokenIsNotRevoked() {
        var story = Story.refreshable();
        assertThat(isChangedByRevoking(story.at(OVER.minusMillis(1)), story.accessToken(0)))
                .isTrue();
        assertThat(isChangedByRevoking(story.at(OVER), story.accessToken(0))).isFalse();
    }

    private static boolean isChangedByRevoking(Story story, ParsedToken token) {
        return story.decide((it, now) -> it.revoke(PresentedToken.of(token, Story.CLIENT), now))
                .changes();
    }
}
