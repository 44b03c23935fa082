package dev.tenure.contract;

import static dev.tenure.contract.Specimen.CLIENT;
import static dev.tenure.contract.Specimen.NOW;
import static dev.tenure.contract.Specimen.USER;
import static dev.tenure.contract.Specimen.hash;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenure.link.Link;
import dev.tenure.port.store.Versioned;
import dev.tenure.principal.Ownership;
import dev.tenure.principal.Principal;
import dev.tenure.principal.PrincipalId;
import dev.tenure.principal.WithdrawalReason;
import dev.tenure.time.Cause;
import dev.tenure.time.End;
import dev.tenure.token.ClientId;
import dev.tenure.token.Environment;
import dev.tenure.token.TokenKind;
import dev.tenure.token.UserId;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A withdrawal is one write on its principal, and is read with everything created before it. */
public interface WithdrawalContract extends EmptyStores {
    /** A client, its user, and the user everywhere. */
    Seq<PrincipalId> EACH_KIND = List.of(
            PrincipalId.of(Environment.SANDBOX, CLIENT),
            PrincipalId.of(Environment.SANDBOX, CLIENT, USER),
            PrincipalId.everywhere(Environment.SANDBOX, USER));

    @Test
    @DisplayName("G2: a withdrawal is read with every aggregate created before it, however it is found")
    default void aWithdrawalIsReadWithItsAggregates() {
        for (var id : EACH_KIND) {
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
                    items.findByUser(Environment.SANDBOX, CLIENT, USER, Option.none(), 99)
                            .map(it -> it.get().withdrawn())
                            .toList());
            assertEquals(before.version(), fixture.find(item.state().id()).version(), "its own row is not touched");
        }
    }

    @Test
    @DisplayName("G2: a withdrawal spares others, and aggregates created after it")
    default void aWithdrawalSparesOthers() {
        var other = new ClientId("other");
        var another = Option.of(new UserId("other"));
        var user = Option.of(USER);
        spares(
                PrincipalId.of(Environment.SANDBOX, CLIENT),
                new Ownership(other, 0, user, 0, Option.of(0)),
                new Ownership(CLIENT, 1, user, 0, Option.of(0)),
                new Ownership(CLIENT, 1, Option.none(), 0));
        spares(
                PrincipalId.of(Environment.SANDBOX, CLIENT, USER),
                new Ownership(other, 0, user, 0, Option.of(0)),
                new Ownership(CLIENT, 0, another, 0),
                new Ownership(CLIENT, 0, Option.none(), 0),
                new Ownership(CLIENT, 0, user, 1, Option.of(0)));
        spares(
                PrincipalId.everywhere(Environment.SANDBOX, USER),
                new Ownership(CLIENT, 0, user, 0),
                new Ownership(CLIENT, 0, another, 0, Option.of(0)),
                new Ownership(CLIENT, 0, Option.none(), 0),
                new Ownership(CLIENT, 0, user, 0, Option.of(1)));
    }

    private void spares(PrincipalId withdrawn, Ownership... others) {
        var fixture = StoreFixture.in(this);
        var links = List.of(others).map(Specimen::link).map(fixture::opened);
        withdraw(fixture, Principal.of(withdrawn), WithdrawalReason.PERMISSION_WITHDRAWN);
        for (var link : links) assertEquals(Option.none(), withdrawn(fixture, link), () -> withdrawn + " ends another");
    }

    @Test
    @DisplayName("G2: a user who is withdrawn everywhere is withdrawn from every client")
    default void aUserIsWithdrawnFromEveryClient() {
        var fixture = StoreFixture.in(this);
        var links = List.of("client", "other", "third")
                .map(client -> new Ownership(new ClientId(client), 0, Option.of(USER), 0, Option.of(0)))
                .map(Specimen::link)
                .map(fixture::opened);
        var everywhere = Principal.of(PrincipalId.everywhere(Environment.SANDBOX, USER));
        withdraw(fixture, everywhere, WithdrawalReason.PASSWORD_CHANGED);
        for (var link : links) assertEquals(Option.of(new End(Cause.PASSWORD_CHANGED, NOW)), withdrawn(fixture, link));
    }

    @Test
    @DisplayName("G2: a withdrawal ends nothing in another environment")
    default void aWithdrawalBelongsToItsEnvironment() {
        for (var id : EACH_KIND) {
            var fixture = StoreFixture.in(this);
            var sandbox = fixture.opened(Specimen.link());
            var production = fixture.opened(Specimen.link().withEnvironment(Environment.PRODUCTION));
            withdraw(fixture, Principal.of(id), WithdrawalReason.FRAUD);
            assertEquals(Option.of(new End(Cause.FRAUD, NOW)), withdrawn(fixture, sandbox));
            assertEquals(Option.none(), withdrawn(fixture, production), () -> id + " ends another environment's");
            var there = new PrincipalId(Environment.PRODUCTION, id.client(), id.user());
            assertEquals(Option.none(), fixture.store().principals().find(there));
            withdraw(fixture, Principal.of(there), WithdrawalReason.POLICY_CHANGED);
            assertEquals(Option.of(new End(Cause.POLICY_CHANGED, NOW)), withdrawn(fixture, production));
            assertEquals(Option.of(new End(Cause.FRAUD, NOW)), withdrawn(fixture, sandbox));
        }
    }

    @Test
    @DisplayName("G2: each epoch has the end that closed it")
    default void eachEpochHasItsEnd() {
        var fixture = StoreFixture.in(this);
        var first = withdraw(
                fixture,
                Principal.of(PrincipalId.of(Environment.SANDBOX, CLIENT)),
                WithdrawalReason.CREDENTIALS_ROTATED);
        var second = right(fixture, first, WithdrawalReason.POLICY_CHANGED);
        assertEquals(Option.of(second), fixture.store().principals().find(PrincipalId.of(Environment.SANDBOX, CLIENT)));
        assertEquals(2, second.version(), "the version stored");
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
        var never = PrincipalId.of(Environment.SANDBOX, new ClientId("never"));
        var elsewhere = PrincipalId.of(Environment.PRODUCTION, CLIENT);
        var client = right(
                fixture,
                withdraw(
                        fixture,
                        Principal.of(PrincipalId.of(Environment.SANDBOX, CLIENT)),
                        WithdrawalReason.CREDENTIALS_ROTATED),
                WithdrawalReason.POLICY_CHANGED);
        var user = withdraw(
                fixture,
                Principal.of(PrincipalId.of(Environment.SANDBOX, CLIENT, USER)),
                WithdrawalReason.PERMISSION_WITHDRAWN);
        withdraw(
                fixture,
                Principal.of(PrincipalId.of(Environment.SANDBOX, CLIENT, new UserId("other"))),
                WithdrawalReason.PERMISSION_WITHDRAWN);
        var everywhere = withdraw(
                fixture,
                Principal.of(PrincipalId.everywhere(Environment.SANDBOX, USER)),
                WithdrawalReason.PASSWORD_CHANGED);
        var asked = List.of(
                user.state().id(),
                never,
                client.state().id(),
                elsewhere,
                everywhere.state().id(),
                user.state().id());
        assertEquals(
                List.of(user, client, everywhere), principals.findAll(asked).toList());
        assertEquals(
                List.of(client), principals.findAll(asked.subSequence(1, 4)).toList());
        assertEquals(List.empty(), principals.findAll(List.of(never)).toList());
        assertEquals(List.empty(), principals.findAll(List.empty()).toList());
    }

    @Test
    @DisplayName("G1: the second of two withdrawals decided on one version is stale")
    default void aLostWithdrawalChangesNothing() {
        var fixture = StoreFixture.withoutEvents(this);
        var principals = fixture.store().principals();
        var first = withdraw(
                fixture,
                Principal.of(PrincipalId.of(Environment.SANDBOX, CLIENT)),
                WithdrawalReason.PERMISSION_WITHDRAWN);
        assertTrue(
                principals
                        .add(Principal.of(PrincipalId.of(Environment.SANDBOX, CLIENT))
                                .withdraw(WithdrawalReason.POLICY_CHANGED, NOW))
                        .isLeft(),
                "a principal was added whose id was taken");
        var second = right(fixture, first, WithdrawalReason.POLICY_CHANGED);
        assertTrue(
                principals
                        .commit(first, first.state().withdraw(WithdrawalReason.CREDENTIALS_ROTATED, NOW))
                        .isLeft(),
                "a withdrawal decided on an outdated version was stored");
        assertEquals(Option.of(second), principals.find(PrincipalId.of(Environment.SANDBOX, CLIENT)));
    }

    @Test
    @DisplayName("G2: the first withdrawal of a client, its user and the user everywhere stands, whatever clocks said")
    default void theFirstWithdrawalStands() {
        for (var order : EACH_KIND.permutations()) {
            var fixture = StoreFixture.in(this);
            var item = fixture.active();
            var reasons = List.of(
                    WithdrawalReason.PERMISSION_WITHDRAWN, WithdrawalReason.POLICY_CHANGED, WithdrawalReason.FRAUD);
            for (var withdrawal : order.zip(reasons).zipWithIndex()) {
                var decision = Principal.of(withdrawal._1()._1())
                        .withdraw(withdrawal._1()._2(), NOW.plusSeconds(1 - withdrawal._2()));
                StoreFixture.right(fixture.store().principals().add(decision));
            }
            assertEquals(
                    Option.of(new End(Cause.PERMISSION_WITHDRAWN, NOW.plusSeconds(1))),
                    fixture.find(item.state().id()).withdrawn(),
                    () -> "recorded in the order " + order);
        }
    }

    @Test
    @DisplayName("G2: an aggregate ends with the first withdrawal that was recorded after its creation")
    default void theFirstWithdrawalSinceItsCreationStands() {
        for (var second : EACH_KIND.tail()) {
            var fixture = StoreFixture.in(this);
            withdraw(fixture, Principal.of(EACH_KIND.head()), WithdrawalReason.CREDENTIALS_ROTATED);
            var link = fixture.opened(Specimen.link(new Ownership(CLIENT, 1, Option.of(USER), 0, Option.of(0))));
            withdraw(fixture, Principal.of(second), WithdrawalReason.POLICY_CHANGED);
            assertEquals(Option.of(new End(Cause.POLICY_CHANGED, NOW)), withdrawn(fixture, link));
        }
    }

    private static Option<End> withdrawn(StoreFixture fixture, Versioned<Link> link) {
        return fixture.store().links().find(link.state().id()).get().withdrawn();
    }

    private static Versioned<Principal> withdraw(StoreFixture fixture, Principal principal, WithdrawalReason reason) {
        var stored = StoreFixture.right(fixture.store().principals().add(principal.withdraw(reason, NOW)));
        assertEquals(Option.of(stored), fixture.store().principals().find(principal.id()));
        return stored;
    }

    private static Versioned<Principal> right(
            StoreFixture fixture, Versioned<Principal> found, WithdrawalReason reason) {
        return StoreFixture.right(
                fixture.store().principals().commit(found, found.state().withdraw(reason, NOW)));
    }
}
