package dev.tenure.contract;

import static dev.tenure.contract.Specimen.CLIENT;
import static dev.tenure.contract.Specimen.NOW;
import static dev.tenure.contract.Specimen.USER;
import static dev.tenure.contract.Specimen.hash;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenure.decision.Decision;
import dev.tenure.port.store.Versioned;
import dev.tenure.principal.Ownership;
import dev.tenure.principal.Principal;
import dev.tenure.principal.PrincipalId;
import dev.tenure.principal.WithdrawalReason;
import dev.tenure.time.Cause;
import dev.tenure.time.End;
import dev.tenure.token.ClientId;
import dev.tenure.token.TokenKind;
import dev.tenure.token.UserId;
import io.vavr.collection.List;
import io.vavr.control.Option;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A withdrawal is one write on its principal, and is read with everything created before it. */
public interface WithdrawalContract extends EmptyStores {
    @Test
    @DisplayName("G2: a withdrawal is read with every aggregate created before it, however it is found")
    default void aWithdrawalIsReadWithItsAggregates() {
        for (var id : List.of(PrincipalId.of(CLIENT), PrincipalId.of(CLIENT, USER))) {
            var fixture = StoreFixture.in(this);
            var item = fixture.active();
            var token = StoreFixture.decided(item, it -> it.rotateAccessToken(hash(TokenKind.ACCESS), NOW));
            var before = StoreFixture.right(fixture.store().items().commit(item, token));
            withdraw(fixture, Principal.of(id), WithdrawalReason.PERMISSION_WITHDRAWN);
            var ended = Option.of(new End(Cause.PERMISSION_WITHDRAWN, NOW));
            var items = fixture.store().items();
            assertEquals(ended, fixture.find(item.state().id()).withdrawn());
            assertEquals(
                    ended,
                    items.locate(token.issued().head().hash()).get().aggregate().withdrawn());
            assertEquals(
                    List.of(ended),
                    items.findByUser(CLIENT, USER, Option.none(), 99)
                            .map(it -> it.get().withdrawn())
                            .toList());
            assertEquals(before.version(), fixture.find(item.state().id()).version(), "its own row is not touched");
        }
    }

    @Test
    @DisplayName("G2: a withdrawal spares others, and aggregates created after it")
    default void aWithdrawalSparesOthers() {
        var fixture = StoreFixture.in(this);
        var others = List.of(
                new Ownership(new ClientId("other"), 0, Option.of(USER), 0),
                new Ownership(CLIENT, 0, Option.of(new UserId("other")), 0),
                new Ownership(CLIENT, 0, Option.none(), 0),
                new Ownership(CLIENT, 0, Option.of(USER), 1));
        var links = others.map(Specimen::link).map(fixture::opened);
        withdraw(fixture, Principal.of(PrincipalId.of(CLIENT, USER)), WithdrawalReason.PERMISSION_WITHDRAWN);
        for (var link : links)
            assertEquals(
                    Option.none(),
                    fixture.store().links().find(link.state().id()).get().withdrawn());
    }

    @Test
    @DisplayName("G2: each epoch has the end that closed it")
    default void eachEpochHasItsEnd() {
        var fixture = StoreFixture.in(this);
        var first = withdraw(fixture, Principal.of(PrincipalId.of(CLIENT)), WithdrawalReason.CREDENTIALS_ROTATED);
        var second = right(fixture, first, WithdrawalReason.POLICY_CHANGED);
        assertEquals(Option.of(second), fixture.store().principals().find(PrincipalId.of(CLIENT)));
        assertEquals(2, second.version());
        var ends = List.of(0, 1, 2)
                .map(epoch -> Specimen.link(new Ownership(CLIENT, epoch, Option.none(), 0)))
                .map(fixture::opened)
                .map(Versioned::withdrawn)
                .map(end -> end.map(End::cause));
        assertEquals(
                List.of(Option.of(Cause.CREDENTIALS_ROTATED), Option.of(Cause.POLICY_CHANGED), Option.none()), ends);
    }

    @Test
    @DisplayName("G2: a client and its users are found together as each alone, and those never withdrawn are not")
    default void principalsAreFoundTogetherAsAlone() {
        var fixture = StoreFixture.in(this);
        var principals = fixture.store().principals();
        var never = PrincipalId.of(new ClientId("never"));
        var client = right(
                fixture,
                withdraw(fixture, Principal.of(PrincipalId.of(CLIENT)), WithdrawalReason.CREDENTIALS_ROTATED),
                WithdrawalReason.POLICY_CHANGED);
        var user = withdraw(fixture, Principal.of(PrincipalId.of(CLIENT, USER)), WithdrawalReason.PERMISSION_WITHDRAWN);
        withdraw(
                fixture,
                Principal.of(PrincipalId.of(CLIENT, new UserId("other"))),
                WithdrawalReason.PERMISSION_WITHDRAWN);
        var asked = List.of(
                user.state().id(), never, client.state().id(), user.state().id());
        assertEquals(List.of(user, client), principals.findAll(asked).toList());
        assertEquals(
                List.of(client), principals.findAll(asked.subSequence(1, 3)).toList());
        assertEquals(List.empty(), principals.findAll(List.of(never)).toList());
        assertEquals(List.empty(), principals.findAll(List.empty()).toList());
    }

    @Test
    @DisplayName("G1: the second of two withdrawals decided on one version is stale")
    default void aLostWithdrawalChangesNothing() {
        var fixture = StoreFixture.withoutEvents(this);
        var principals = fixture.store().principals();
        var first = withdraw(fixture, Principal.of(PrincipalId.of(CLIENT)), WithdrawalReason.PERMISSION_WITHDRAWN);
        assertTrue(principals
                .add(Principal.of(PrincipalId.of(CLIENT)).withdraw(WithdrawalReason.POLICY_CHANGED, 0, NOW))
                .isLeft());
        var second = right(fixture, first, WithdrawalReason.POLICY_CHANGED);
        assertTrue(principals
                .commit(first, first.state().withdraw(WithdrawalReason.CREDENTIALS_ROTATED, 0, NOW))
                .isLeft());
        assertEquals(Option.of(second), principals.find(PrincipalId.of(CLIENT)));
    }

    @Test
    @DisplayName("G2: the first withdrawal of a client and its user stands, whatever their clocks said")
    default void theFirstWithdrawalStands() {
        var client = Principal.of(PrincipalId.of(CLIENT));
        var user = Principal.of(PrincipalId.of(CLIENT, USER));
        var late = Option.of(new End(Cause.PERMISSION_WITHDRAWN, NOW.plusSeconds(1)));
        for (var userFirst : List.of(true, false)) {
            var fixture = StoreFixture.in(this);
            var item = fixture.active();
            var first = userFirst ? user : client;
            var second = userFirst ? client : user;
            var clientEpoch = userFirst ? 0 : 1;
            store(fixture, first.withdraw(WithdrawalReason.PERMISSION_WITHDRAWN, clientEpoch, NOW.plusSeconds(1)));
            store(fixture, second.withdraw(WithdrawalReason.POLICY_CHANGED, clientEpoch, NOW));
            assertEquals(late, fixture.find(item.state().id()).withdrawn());
        }
    }

    private static void store(StoreFixture fixture, Decision<Principal, Principal> withdrawal) {
        StoreFixture.right(fixture.store().principals().add(withdrawal));
    }

    private static Versioned<Principal> withdraw(StoreFixture fixture, Principal principal, WithdrawalReason reason) {
        var stored = StoreFixture.right(fixture.store().principals().add(principal.withdraw(reason, 0, NOW)));
        assertEquals(Option.of(stored), fixture.store().principals().find(principal.id()));
        return stored;
    }

    private static Versioned<Principal> right(
            StoreFixture fixture, Versioned<Principal> found, WithdrawalReason reason) {
        return StoreFixture.right(
                fixture.store().principals().commit(found, found.state().withdraw(reason, 0, NOW)));
    }
}
