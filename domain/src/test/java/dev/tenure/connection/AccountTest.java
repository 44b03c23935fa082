package dev.tenure.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.decision.Detail;
import dev.tenure.decision.Event;
import dev.tenure.decision.EventType;
import dev.tenure.decision.Rejection;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

/** An authorization for another account than the connection has is refused, or accepted on request. */
class AccountTest {
    private static final List<Story> AUTHORIZED = List.of(
            Story.connected(), Story.needsUpdate(), Story.refreshing(), Story.inDoubt(), Story.unauthenticated());

    @Test
    void anotherAccountIsRefusedAndAnEventNamesBoth() {
        for (var story : AUTHORIZED) {
            var refused = story.decide(
                    (it, at) -> it.completeAuthorization(story.fresh(), Story.OTHER_REMOTE_ID, Story.RENEWING, at));
            assertThat(refused.reply()).isEqualTo(Either.left(new Rejection.DifferentAccount()));
            assertThat(refused.next()).isEqualTo(story.connection());
            assertThat(refused.events()).containsExactly(naming(EventType.OTHER_ACCOUNT_REFUSED, story));
        }
    }

    @Test
    void anotherAccountIsAcceptedOnRequestAndAnEventNamesBoth() {
        for (var story : AUTHORIZED) {
            var fresh = story.fresh();
            var switched = story.decide((it, at) -> it.switchAccount(fresh, Story.OTHER_REMOTE_ID, Story.RENEWING, at));
            assertThat(switched.reply()).isEqualTo(Either.right(switched.next()));
            assertThat(switched.next()).isInstanceOf(Connected.class);
            assertThat(switched.next().data().remoteId()).contains(Story.OTHER_REMOTE_ID);
            assertThat(switched.next().sealedCredential()).contains(fresh);
            assertThat(switched.events().last()).isEqualTo(naming(EventType.ACCOUNT_SWITCHED, story));
        }
    }

    @Test
    void theSameAccountIsNoNewsHoweverItIsAccepted() {
        for (var accept : List.<Story.Command<Connection>>of(
                (it, at) -> it.completeAuthorization(Story.connected().fresh(), Story.REMOTE_ID, Story.RENEWING, at),
                (it, at) -> it.switchAccount(Story.connected().fresh(), Story.REMOTE_ID, Story.RENEWING, at),
                (it, at) -> it.completeAuthorization(Story.connected().fresh(), Story.RENEWING, at))) {
            var again = Story.connected().decide(accept);
            assertThat(again.events().map(Event::type)).containsExactly(EventType.CREDENTIAL_REPLACED);
            assertThat(again.next().data().remoteId()).contains(Story.REMOTE_ID);
        }
    }

    @Test
    void theFirstAccountIsWhateverTheUserChose() {
        var fresh = Story.awaitingAuthorization().fresh();
        for (var accept : List.<Story.Command<Connection>>of(
                (it, at) -> it.completeAuthorization(fresh, Story.OTHER_REMOTE_ID, Story.RENEWING, at),
                (it, at) -> it.switchAccount(fresh, Story.OTHER_REMOTE_ID, Story.RENEWING, at))) {
            var first = Story.awaitingAuthorization().decide(accept);
            assertThat(first.events().map(Event::type))
                    .containsExactly(EventType.CONNECTION_CONNECTED, EventType.CREDENTIAL_REPLACED);
            assertThat(first.next().data().remoteId()).contains(Story.OTHER_REMOTE_ID);
        }
    }

    @Test
    void whereEachAuthorizationMakesAnotherLoginAnotherIdIsNoOtherAccount() {
        var lost = Story.lasting().after(Connection::loginGone);
        var again = lost.decide((it, at) ->
                it.completeAuthorization(lost.without(Option.none()), Story.OTHER_REMOTE_ID, Story.LASTING, at));
        assertThat(again.next()).isInstanceOf(Connected.class);
        assertThat(again.next().data().remoteId()).contains(Story.OTHER_REMOTE_ID);
        assertThat(again.events().last()).isEqualTo(naming(EventType.ACCOUNT_SWITCHED, lost));
    }

    @Test
    void aConnectionThatTakesNoAuthorizationTakesNoneOfAnotherAccountEither() {
        for (var story : List.of(Story.closed(), Story.lasting()))
            for (var accept : List.<Story.Command<Connection>>of(
                    (it, at) -> it.completeAuthorization(story.fresh(), Story.OTHER_REMOTE_ID, Story.LASTING, at),
                    (it, at) -> it.switchAccount(story.fresh(), Story.OTHER_REMOTE_ID, Story.LASTING, at))) {
                var refused = story.decide(accept);
                assertThat(refused.changes()).isFalse();
                assertThat(refused.reply())
                        .isEqualTo(Either.left(story.connection().refusal()));
            }
    }

    private static Event naming(EventType type, Story story) {
        return type.at(story.now())
                .with(Detail.REMOTE_ID, Story.REMOTE_ID.value())
                .with(Detail.OTHER_REMOTE_ID, Story.OTHER_REMOTE_ID.value());
    }
}
