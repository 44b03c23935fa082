package dev.tenure.grant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.decision.Rejection;
import dev.tenure.token.TokenStatus;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The columns that a store keeps a grant by: its id, its retention, and the deadline of its sealed pair. */
class KeptTest {
    private static final Duration LIFE = Duration.ofMinutes(15);

    @Test
    void aGrantIsKnownByItsNameAndItsOwnershipInEveryState() {
        for (var story : List.of(Story.authorized(), Story.refreshable(), Story.accessOnly(), Story.ended())) {
            assertThat(story.grant().id()).isEqualTo(story.grant().data().id()).isNotNull();
            assertThat(story.grant().ownership())
                    .isEqualTo(story.grant().data().ownership())
                    .isNotNull();
        }
    }

    @Test
    void aPairIsSealedUntilItsWindowEndsAndIsErasedWithoutTouchingAnythingElse() {
        var story = Story.refreshable(Story.RETRYABLE).refreshed();
        assertThat(story.grant().sealedUntil()).contains(story.now().plus(Story.WINDOW));
        var erased = story.grant().withoutSeal();
        assertThat(erased.sealedUntil()).isEmpty();
        assertThat(erased.isCurrent(story.current())).isTrue();
        assertThat(erased.data()).isEqualTo(story.grant().data());
        assertThat(erased).isNotEqualTo(story.grant());
    }

    @Test
    void aGrantWithoutASealHasNothingToErase() {
        for (var story : List.of(Story.authorized(), Story.refreshable(), Story.accessOnly(), Story.ended())) {
            assertThat(story.grant().sealedUntil()).isEmpty();
            assertThat(story.grant().withoutSeal()).isEqualTo(story.grant());
        }
    }

    @Test
    void onlyWhatCannotBeRefreshedIsSpentByTimeAlone() {
        assertThat(Story.accessOnly().grant().spentSince()).contains(Story.START.plus(LIFE));
        for (var story : List.of(Story.refreshable(), Story.ended()))
            assertThat(story.grant().spentSince()).isEmpty();
    }

    @Test
    void onlyAnEndIsOverAndSinceItsInstant() {
        assertThat(Story.ended().grant().endedSince()).contains(Story.START);
        for (var story : List.of(Story.authorized(), Story.refreshable(), Story.accessOnly()))
            assertThat(story.grant().endedSince()).isEmpty();
    }

    @Test
    void aGrantThatEndedGoesOnWithNoToken() {
        var story = Story.ended();
        assertThat(story.grant().isCurrent(story.current())).isFalse();
    }

    @Test
    void anAccessTokenThatLivedWhenItsGrantEndedWasRevokedAndNotExpired() {
        var story = Story.refreshable().later(LIFE.minusMillis(1));
        assertThat(ended(story)).isEqualTo(Either.right(TokenStatus.REVOKED));
        assertThat(ended(story.later(Duration.ofMillis(1)))).isEqualTo(Either.right(TokenStatus.EXPIRED));
    }

    @Test
    void aForgeryOfTheLastAccessTokenHearsOfNoneThatWasRevoked() {
        var story = Story.refreshable();
        assertThat(story.grant().statusOf(story.accessToken(-1), story.moment()))
                .isEqualTo(Either.left(new Rejection.UnknownToken()));
        assertThat(story.grant().statusOf(story.accessToken(0), story.moment()))
                .isEqualTo(Either.right(TokenStatus.ACTIVE));
    }

    private static Either<Rejection, TokenStatus> ended(Story story) {
        var after = story.after((grant, now) -> grant.revoke(GrantEndReason.GRANT_REVOKED, now));
        return after.grant().statusOf(story.accessToken(0), after.moment());
    }

    @Test
    void aGrantWithoutAnEndIsNeverDue() {
        assertThat(Story.ended().grant().due()).isEqualTo(Option.none());
        assertThat(Story.refreshable().grant().due()).contains(Story.START.plus(Story.IDLE));
    }
}
