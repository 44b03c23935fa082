package dev.tenure.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tenure.decision.Decision;
import dev.tenure.decision.EventType;
import dev.tenure.link.Link;
import dev.tenure.link.LinkData;
import dev.tenure.link.LinkId;
import dev.tenure.port.outbox.EventFilter;
import dev.tenure.port.store.Stale;
import dev.tenure.principal.Ownership;
import dev.tenure.principal.Principal;
import dev.tenure.principal.PrincipalId;
import dev.tenure.principal.WithdrawalReason;
import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import dev.tenure.time.End;
import dev.tenure.token.ClientId;
import dev.tenure.token.Environment;
import dev.tenure.token.Secret;
import dev.tenure.token.Token;
import dev.tenure.token.TokenHash;
import dev.tenure.token.TokenKind;
import dev.tenure.token.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class InMemoryStoreTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final ClientId CLIENT = new ClientId("client");
    private static final UserId USER = new UserId("user");
    private static final TokenHash HASH = TokenHash.of(TokenKind.LINK, Environment.SANDBOX, Secret.of("link"));

    private final InMemoryStore store = new InMemoryStore(EventFilter.everything());

    @Test
    void anAddedItemIsFoundByItsIdAndItsToken() {
        var added = store.links().add(opened()).get();
        assertThat(added.version()).isEqualTo(1);
        assertThat(added.changedAt()).isEqualTo(NOW);
        assertThat(store.links().find(id())).contains(added);
        assertThat(store.links().locate(HASH).map(found -> found.aggregate())).contains(added);
    }

    @Test
    void anIdIsAddedOnce() {
        store.links().add(opened());
        assertThat(store.links().add(opened())).isEqualTo(Either.left(new Stale()));
    }

    @Test
    void theSecondOfTwoDecisionsOnOneVersionIsStaleEvenIfNeitherChangesTheState() {
        var found = store.links().add(opened()).get();
        var first = issuing(found.state(), "first");
        var second = issuing(found.state(), "second");
        assertThat(store.links().commit(found, first).map(stored -> stored.version()))
                .contains(2L);
        assertThat(store.links().commit(found, second)).isEqualTo(Either.left(new Stale()));
        assertThat(store.links().locate(hash("first")).isDefined()).isTrue();
        assertThat(store.links().locate(hash("second"))).isEqualTo(Option.none());
    }

    @Test
    void anUnknownAggregateIsStaleToCommitAndAbsentToLock() {
        var found = new InMemoryStore().links().add(opened()).get();
        assertThat(store.links().commit(found, issuing(found.state(), "first"))).isEqualTo(Either.left(new Stale()));
        assertThat(store.links().changeLocked(id(), locked -> Decision.unchanged(locked.state())))
                .isEqualTo(Either.right(Option.none()));
    }

    @Test
    void aLockedDecisionWithoutEventsStoresNothing() {
        var found = store.links().add(opened()).get();
        store.links().changeLocked(id(), locked -> Decision.unchanged(locked.state()));
        assertThat(store.links().find(id())).contains(found);
        store.links().changeLocked(id(), locked -> locked.state().openSession(NOW));
        assertThat(store.links().find(id()).map(locked -> locked.version())).contains(2L);
    }

    @Test
    void aDecisionThatThrowsStoresNothing() {
        var found = store.links().add(opened()).get();
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> store.links().<Link>changeLocked(id(), locked -> {
                    throw new ArithmeticException("on purpose");
                }));
        assertThat(store.links().find(id())).contains(found);
    }

    @Test
    void aWithdrawalIsReadWithTheAggregatesItEnded() {
        store.links().add(opened());
        var user = Principal.of(PrincipalId.of(Environment.SANDBOX, CLIENT, USER));
        store.principals().add(user.withdraw(WithdrawalReason.PERMISSION_WITHDRAWN, NOW));
        assertThat(store.links().find(id()).flatMap(found -> found.withdrawn()))
                .contains(new End(Cause.PERMISSION_WITHDRAWN, NOW));
    }

    @Test
    void aStreamIsClaimedByOneUntilItsClaimRunsOut() {
        store.links().add(opened());
        var until = NOW.plusSeconds(60);
        assertThat(store.outbox().claim(NOW, until, 9)).hasSize(1);
        assertThat(store.outbox().claim(until.minusMillis(1), until.plusSeconds(60), 9))
                .isEmpty();
        assertThat(store.outbox().claim(until, until.plusSeconds(60), 9)).hasSize(1);
    }

    @Test
    void theNextNoticeOfAStreamComesOnlyAfterTheOneBeforeWasAcknowledged() {
        var found = store.links().add(opened()).get();
        store.links().commit(found, found.state().openSession(NOW));
        var first = store.outbox().claim(NOW, NOW.plusSeconds(60), 9).head();
        assertThat(first.notice().get().event().type()).isEqualTo(EventType.LINK_TOKEN_ISSUED);
        store.outbox().acknowledge(first);
        store.outbox().acknowledge(first);
        var second = store.outbox().claim(NOW, NOW.plusSeconds(60), 9);
        assertThat(second.map(claim -> claim.notice().get().version())).containsExactly(2L);
        store.outbox().acknowledge(second.head());
        assertThat(store.outbox().claim(NOW.plusSeconds(600), NOW.plusSeconds(900), 9))
                .isEmpty();
    }

    @Test
    void aClaimTakesNoMoreThanItsLimit() {
        store.links().add(opened());
        store.principals()
                .add(Principal.of(PrincipalId.of(Environment.SANDBOX, CLIENT))
                        .withdraw(WithdrawalReason.POLICY_CHANGED, NOW));
        assertThat(store.outbox().claim(NOW, NOW.plusSeconds(60), 1)).hasSize(1);
        assertThat(store.outbox().claim(NOW, NOW.plusSeconds(60), 9)).hasSize(1);
    }

    @Test
    void routineEventsAreNotWrittenUnlessAskedFor() {
        var quiet = new InMemoryStore();
        quiet.links().add(opened());
        assertThat(quiet.outbox().claim(NOW, NOW.plusSeconds(60), 9)).isEmpty();
    }

    @Test
    void seededSecretsRepeatForTheirSeedAlone() {
        assertThat(new SeededSecrets(1).bytes(32)).isEqualTo(new SeededSecrets(1).bytes(32));
        assertThat(new SeededSecrets(1).bytes(32)).isNotEqualTo(new SeededSecrets(2).bytes(32));
    }

    private static LinkId id() {
        return new LinkId(new UUID(1, 1));
    }

    private static TokenHash hash(String text) {
        return TokenHash.of(TokenKind.LINK, Environment.SANDBOX, Secret.of(text));
    }

    private static Decision<Link, Token> opened() {
        var data = LinkData.builder()
                .id(id())
                .profile("plaid")
                .ownership(new Ownership(CLIENT, 0, Option.of(USER), 0))
                .environment(Environment.SANDBOX)
                .deadline(new Deadline(NOW.plusSeconds(3600), Cause.LIFETIME_ENDED))
                .build();
        return Link.open(data, HASH, NOW);
    }

    /** A decision that adds a token and keeps the same state object. */
    private static Decision<Link, Token> issuing(Link link, String text) {
        var token = Token.link(hash(text), NOW, link.data().deadline());
        return Decision.issuing(token, link, EventType.LINK_TOKEN_ISSUED.at(NOW));
    }
}
