package dev.tenure.stories.item;

import static dev.tenure.stories.fixture.World.CLIENT;
import static dev.tenure.stories.fixture.World.OTHER;
import static dev.tenure.stories.fixture.World.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenure.contract.report.Shows;
import dev.tenure.decision.EventType;
import dev.tenure.decision.Rejection;
import dev.tenure.decision.RejectionCode;
import dev.tenure.inmemory.RecordingNotifier;
import dev.tenure.item.Removal;
import dev.tenure.item.RemovalReason;
import dev.tenure.port.store.OutcomeUnknown;
import dev.tenure.port.store.Store;
import dev.tenure.principal.WithdrawalReason;
import dev.tenure.service.IssuedAccess;
import dev.tenure.service.Items;
import dev.tenure.stories.fixture.Stores;
import dev.tenure.stories.fixture.World;
import dev.tenure.token.Environment;
import dev.tenure.token.Purpose;
import dev.tenure.token.Secret;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A client that lost the answer to an exchange or a rotation asks again, where the rules have a window for it. */
@ParameterizedClass
@EnumSource
class RetryStoriesTest {
    private static final Duration WINDOW = Duration.ofSeconds(30);

    private final Store store;
    private final AnswerLosingItems losing;
    private final World world;
    private final Items items;

    RetryStoriesTest(Stores stores) {
        this.losing = new AnswerLosingItems();
        this.store = losing.over(stores.empty());
        this.world = World.forgiving(store, 7);
        this.items = world.tenure().items();
    }

    @Test
    @Shows("G6")
    void anExchangeWithoutAnAnswerIsRepeatedWithinTheWindowAndConsumedAfterIt() {
        var token = world.linked().publicToken().reveal();
        losing.loseNext();
        assertThatThrownBy(() -> exchange(token)).isInstanceOf(OutcomeUnknown.class);
        var first = exchange(token).get();
        assertThat(first.repeated()).isTrue();
        assertThat(opens(first)).isTrue();
        world.clock().advance(WINDOW.minusMillis(1));
        assertThat(exchange(token).get().accessToken()).isEqualTo(first.accessToken());
        world.clock().advance(Duration.ofMillis(1));
        assertThat(reason(exchange(token))).contains(RejectionCode.CONSUMED);
        assertThat(opens(first)).isTrue();
    }

    @Test
    @Shows("G6")
    void aRotationWithoutAnAnswerIsRepeatedWithinTheWindowAndRotatedAfterIt() {
        var token = world.exchanged().accessToken().reveal();
        losing.loseNext();
        assertThatThrownBy(() -> rotate(token)).isInstanceOf(OutcomeUnknown.class);
        assertThat(reason(items.authenticate(CLIENT, Secret.of(token), Purpose.MANAGEMENT)))
                .contains(RejectionCode.ROTATED);
        var second = rotate(token).get();
        assertThat(second.repeated()).isTrue();
        assertThat(opens(second)).isTrue();
        world.clock().advance(WINDOW.minusMillis(1));
        assertThat(rotate(token).get().accessToken()).isEqualTo(second.accessToken());
        world.clock().advance(Duration.ofMillis(1));
        assertThat(reason(rotate(token))).contains(RejectionCode.ROTATED);
        assertThat(opens(second)).isTrue();
    }

    @Test
    @Shows("G6")
    void aRepetitionChangesAndAnnouncesNothing() {
        var token = world.linked().publicToken().reveal();
        var first = exchange(token).get();
        assertThat(first.repeated()).isFalse();
        var stored = store.items().find(first.item());
        var told = told();
        assertThat(exchange(token).get().repeated()).isTrue();
        assertThat(store.items().find(first.item())).isEqualTo(stored);
        assertThat(told()).isEmpty();
        assertThat(told).contains(EventType.PUBLIC_TOKEN_EXCHANGED);
    }

    @Test
    @Shows("G6")
    void theWindowEndsWithThePublicTokenIfThatIsSooner() {
        var token = world.linked().publicToken().reveal();
        world.clock().advance(Duration.ofMinutes(30).minusSeconds(10));
        exchange(token);
        world.clock().advance(Duration.ofSeconds(10).minusMillis(1));
        assertThat(exchange(token).get().repeated()).isTrue();
        world.clock().advance(Duration.ofMillis(1));
        assertThat(reason(exchange(token))).contains(RejectionCode.CONSUMED);
    }

    @Test
    @Shows("G6")
    void onlyTheSameTokenOfTheSameClientIsAnsweredAgain() {
        var token = world.linked().publicToken().reveal();
        var first = exchange(token).get();
        assertThat(reason(items.exchange(OTHER, Secret.of(token)))).contains(RejectionCode.WRONG_CLIENT);
        var second = rotate(first.accessToken().reveal()).get();
        assertThat(reason(exchange(token))).contains(RejectionCode.CONSUMED);
        assertThat(reason(items.rotateAccessToken(OTHER, first.accessToken()))).contains(RejectionCode.WRONG_CLIENT);
        var third = rotate(second.accessToken().reveal()).get();
        assertThat(reason(rotate(first.accessToken().reveal()))).contains(RejectionCode.ROTATED);
        assertThat(opens(third)).isTrue();
    }

    @Test
    @Shows("G2")
    void aRemovalAndAWithdrawalWinOverAnOpenWindow() {
        var removed = world.exchanged();
        rotate(removed.accessToken().reveal());
        items.remove(removed.item(), Removal.because(RemovalReason.FRAUD));
        assertThat(reason(rotate(removed.accessToken().reveal()))).contains(RejectionCode.REMOVED);
        var token = world.linked().publicToken().reveal();
        exchange(token);
        world.tenure().principals().withdraw(CLIENT, USER, WithdrawalReason.PERMISSION_WITHDRAWN);
        assertThat(reason(exchange(token))).contains(RejectionCode.REMOVED);
    }

    @Test
    @Shows("G6")
    void aClientThatUsesItsAccessTokenHasReceivedItAndTheWindowEnds() {
        var token = world.linked().publicToken().reveal();
        var first = exchange(token).get();
        told();
        assertThat(received(first)).isEqualTo(Either.right(true));
        assertThat(told()).containsExactly(EventType.ANSWER_RECEIVED);
        assertThat(reason(exchange(token))).contains(RejectionCode.CONSUMED);
        var second = rotate(first.accessToken().reveal()).get();
        assertThat(received(second)).isEqualTo(Either.right(true));
        assertThat(reason(rotate(first.accessToken().reveal()))).contains(RejectionCode.ROTATED);
        assertThat(opens(second)).isTrue();
    }

    @Test
    @Shows("G6")
    void anythingElseThanTheCurrentAccessTokenEndsNoWindow() {
        var first = exchange(world.linked().publicToken().reveal()).get();
        var second = rotate(first.accessToken().reveal()).get();
        var stored = store.items().find(first.item());
        assertThat(received(first)).isEqualTo(Either.right(false));
        assertThat(reason(items.received(OTHER, Secret.of(second.accessToken().reveal()))))
                .contains(RejectionCode.WRONG_CLIENT);
        assertThat(reason(items.received(CLIENT, Secret.of("no token at all")))).contains(RejectionCode.MALFORMED);
        assertThat(store.items().find(first.item())).isEqualTo(stored);
        assertThat(rotate(first.accessToken().reveal()).get().repeated()).isTrue();
        world.clock().advance(WINDOW);
        assertThat(received(second)).isEqualTo(Either.right(false));
        assertThat(store.items().find(first.item())).isEqualTo(stored);
    }

    private Either<Rejection, Boolean> received(IssuedAccess issued) {
        return items.received(CLIENT, Secret.of(issued.accessToken().reveal()));
    }

    @Test
    @Shows("G6")
    void aPurgeErasesTheSealAfterItsWindow() {
        var token = world.linked().publicToken().reveal();
        var id = exchange(token).get().item();
        assertThat(world.tenure().sweeper().purge(9).get().seals()).isZero();
        assertThat(store.items().find(id).get().state().sealedUntil()).contains(World.START.plus(WINDOW));
        world.clock().advance(WINDOW);
        assertThat(world.tenure().sweeper().purge(9).get().seals()).isOne();
        assertThat(store.items().find(id).get().state().sealedUntil()).isEmpty();
        assertThat(reason(exchange(token))).contains(RejectionCode.CONSUMED);
    }

    @Test
    void withoutAWindowNothingIsSealed() {
        var strict = World.over(store, Environment.SANDBOX, 8);
        var token = strict.linked().publicToken().reveal();
        var first = strict.tenure().items().exchange(CLIENT, Secret.of(token)).get();
        assertThat(store.items().find(first.item()).get().state().sealedUntil()).isEmpty();
        assertThat(reason(strict.tenure().items().exchange(CLIENT, Secret.of(token))))
                .contains(RejectionCode.CONSUMED);
    }

    @Test
    @Shows("G3")
    void theHostReissuesTheAccessTokenOfAClientThatLostIt() {
        var token = world.linked().publicToken().reveal();
        var lost = exchange(token).get();
        told();
        var reissued = items.reissueAccessToken(lost.item()).get();
        assertThat(reissued.repeated()).isFalse();
        assertThat(opens(reissued)).isTrue();
        assertThat(told()).containsExactly(EventType.ACCESS_TOKEN_REISSUED);
        assertThat(reason(items.authenticate(CLIENT, lost.accessToken(), Purpose.MANAGEMENT)))
                .contains(RejectionCode.ROTATED);
        assertThat(reason(exchange(token))).contains(RejectionCode.CONSUMED);
        var again = items.reissueAccessToken(lost.item()).get();
        assertThat(again.accessToken()).isNotEqualTo(reissued.accessToken());
        assertThat(opens(reissued)).isFalse();
    }

    @Test
    void nothingIsReissuedWhereNothingWouldBeRotated() {
        var pending = world.linked().item();
        assertThat(reason(items.reissueAccessToken(pending))).contains(RejectionCode.NO_ACCESS_TOKEN);
        var removed = world.exchanged().item();
        items.remove(removed, Removal.because(RemovalReason.ITEM_REMOVED));
        assertThat(reason(items.reissueAccessToken(removed))).contains(RejectionCode.REMOVED);
        var withdrawn = world.exchanged().item();
        world.tenure().principals().withdraw(CLIENT, WithdrawalReason.CREDENTIALS_ROTATED);
        assertThat(reason(items.reissueAccessToken(withdrawn))).contains(RejectionCode.REMOVED);
    }

    private Either<Rejection, IssuedAccess> exchange(String publicToken) {
        return items.exchange(CLIENT, Secret.of(publicToken));
    }

    private Either<Rejection, IssuedAccess> rotate(String accessToken) {
        return items.rotateAccessToken(CLIENT, Secret.of(accessToken));
    }

    private boolean opens(IssuedAccess issued) {
        return items.authenticate(CLIENT, Secret.of(issued.accessToken().reveal()), Purpose.DATA)
                .isRight();
    }

    /** Everything that waits to be announced. */
    private List<EventType> told() {
        var notifier = new RecordingNotifier();
        var relay = world.tenure().relay(notifier);
        var more = true;
        while (more) more = relay.deliver(99).more();
        return List.ofAll(notifier.notices()).map(notice -> notice.event().type());
    }

    private static Option<RejectionCode> reason(Either<Rejection, ?> answer) {
        return answer.swap().toOption().map(Rejection::code);
    }
}
