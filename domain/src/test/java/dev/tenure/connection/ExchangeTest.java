package dev.tenure.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.decision.Decision;
import dev.tenure.decision.Event;
import dev.tenure.decision.EventType;
import dev.tenure.decision.Rejection;
import dev.tenure.time.Cause;
import dev.tenure.token.TokenHash;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A public token is exchanged by one caller, once, and in time. */
class ExchangeTest {
    private static final Duration LEASE = Story.RENEWING.leaseLength();
    private static final Duration LIFETIME = Duration.ofMinutes(30);
    private static final TokenHash ANOTHER = TokenHash.ofBytes(filled());

    /** The states in which a user may go through Link. */
    private static final List<Story> LINKING = List.of(
            Story.awaitingAuthorization(),
            Story.unauthenticated(),
            Story.revoked(),
            Story.refreshing().after(Connection::permissionRevoked),
            Story.inDoubt().after(Connection::permissionRevoked));

    @Test
    void oneCallerExchangesTheTokenAndTheOthersWait() {
        for (var story : LINKING) {
            var claimed = claim(story, Story.PUBLIC_TOKEN, story.now());
            assertThat(claimed.events()).containsExactly(EventType.EXCHANGE_STARTED.at(story.now()));
            assertThat(claimed.next().data().exchange())
                    .contains(new ExchangeClaim(
                            Story.PUBLIC_TOKEN, Option.of(story.now().plus(LEASE))));
            assertThat(claimed.next().data().withExchange(Option.none()))
                    .isEqualTo(story.connection().data());
            var other = story.with(claimed.next());
            for (var later : List.of(Duration.ZERO, Duration.ofSeconds(5), LEASE.minus(Story.TICK))) {
                var busy = claim(other.later(later), Story.PUBLIC_TOKEN, story.now());
                assertThat(busy.reply()).isEqualTo(Either.left(new Rejection.Busy(LEASE.minus(later))));
                assertThat(busy.next()).isEqualTo(other.connection());
            }
        }
    }

    @Test
    void anotherCallerTakesOverWhenTheFirstIsPresumedDead() {
        var story = Story.awaitingAuthorization();
        var over =
                story.with(claim(story, Story.PUBLIC_TOKEN, story.now()).next()).later(LEASE);
        var again = claim(over, Story.PUBLIC_TOKEN, story.now());
        assertThat(again.events()).containsExactly(EventType.EXCHANGE_STARTED.at(over.now()));
        assertThat(again.next().data().exchange())
                .contains(new ExchangeClaim(
                        Story.PUBLIC_TOKEN, Option.of(over.now().plus(LEASE))));
    }

    @Test
    void aRefusedTokenIsConsumedAndTheUserGoesThroughLinkAgain() {
        for (var story : LINKING) {
            var claimed =
                    story.with(claim(story, Story.PUBLIC_TOKEN, story.now()).next());
            var failed = claimed.decide(Connection::exchangeFailed);
            assertThat(failed.events()).containsExactly(EventType.RELINK_REQUIRED.at(story.now()));
            assertThat(failed.next().data().exchange()).contains(new ExchangeClaim(Story.PUBLIC_TOKEN, Option.none()));
            for (var later : List.of(Duration.ZERO, LEASE, LIFETIME, Duration.ofDays(1)))
                assertThat(claim(claimed.with(failed.next()).later(later), Story.PUBLIC_TOKEN, story.now())
                                .reply())
                        .isEqualTo(Either.left(new Rejection.Consumed()));
            assertThat(claim(claimed.with(failed.next()), ANOTHER, story.now())
                            .reply()
                            .isRight())
                    .isTrue();
        }
    }

    @Test
    void aTokenOfAnotherVisitToLinkTakesTheClaimOver() {
        var story = Story.awaitingAuthorization();
        var claimed = story.with(claim(story, Story.PUBLIC_TOKEN, story.now()).next());
        var another = claim(claimed, ANOTHER, story.now());
        assertThat(another.reply().isRight()).isTrue();
        assertThat(another.next().data().exchange().map(ExchangeClaim::token)).contains(ANOTHER);
    }

    @Test
    void aTokenIsExchangedForHalfAnHourAndAtItsEndTheUserGoesThroughLinkAgain() {
        for (var story : LINKING) {
            var last = story.later(LIFETIME.minus(Story.TICK));
            assertThat(claim(last, Story.PUBLIC_TOKEN, story.now()).reply().isRight())
                    .isTrue();
            var issuedAt = story.now();
            var end = issuedAt.plus(LIFETIME);
            for (var over : List.of(story.later(LIFETIME), story.later(Duration.ofDays(1)))) {
                var late = claim(over, Story.PUBLIC_TOKEN, issuedAt);
                assertThat(late.reply()).isEqualTo(Either.left(new Rejection.Expired(end, Cause.LIFETIME_ENDED)));
                assertThat(late.next().data().exchange())
                        .contains(new ExchangeClaim(Story.PUBLIC_TOKEN, Option.none()));
                var told = late.events().filter(it -> it.type() == EventType.RELINK_REQUIRED);
                assertThat(told.map(Event::effectiveAt)).containsExactly(end);
                assertThat(told.map(Event::recordedAt)).containsExactly(over.now());
                var again = claim(over.with(late.next()), Story.PUBLIC_TOKEN, issuedAt);
                assertThat(again.reply()).isEqualTo(Either.left(new Rejection.Consumed()));
                assertThat(again.changes()).isFalse();
            }
        }
    }

    @Test
    void aTokenThatEndsWhileItIsExchangedIsLeftToItsHolder() {
        var story = Story.awaitingAuthorization();
        var issuedAt = story.now().minus(LIFETIME).plus(Story.TICK);
        var claimed = story.with(claim(story, Story.PUBLIC_TOKEN, issuedAt).next());
        assertThat(claim(claimed.later(Duration.ofSeconds(1)), Story.PUBLIC_TOKEN, issuedAt)
                        .reply()
                        .getLeft())
                .isInstanceOf(Rejection.Busy.class);
        assertThat(claimed.obtained().connection()).isInstanceOf(Connected.class);
    }

    @Test
    void anExchangeThatSucceedsLeavesNoClaim() {
        for (var story : LINKING) {
            var claimed =
                    story.with(claim(story, Story.PUBLIC_TOKEN, story.now()).next());
            assertThat(claimed.obtained().connection().data().exchange()).isEmpty();
        }
    }

    @Test
    void aFailureOfAnExchangeThatNobodyBeganChangesNothingWhereNoneWasAwaited() {
        for (var story : LINKING.tail())
            assertThat(story.decide(Connection::exchangeFailed).changes()).isFalse();
        assertThat(Story.connected().decide(Connection::exchangeFailed).changes())
                .isFalse();
        assertThat(Story.closed().decide(Connection::exchangeFailed).changes()).isFalse();
        assertThat(Story.awaitingAuthorization()
                        .decide(Connection::exchangeFailed)
                        .events()
                        .map(Event::type))
                .containsExactly(EventType.RELINK_REQUIRED);
    }

    private static Decision<Connection, Connection> claim(Story story, TokenHash token, Instant issuedAt) {
        return story.decide((it, at) -> it.linkSucceeded(token, issuedAt, Story.RENEWING, at));
    }

    private static byte[] filled() {
        var bytes = new byte[32];
        Arrays.fill(bytes, (byte) 1);
        return bytes;
    }
}
