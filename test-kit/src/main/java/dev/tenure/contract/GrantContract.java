package dev.tenure.contract;

import static dev.tenure.contract.GrantSpecimen.RULES;
import static dev.tenure.contract.GrantSpecimen.WINDOW;
import static dev.tenure.contract.GrantSpecimen.byClient;
import static dev.tenure.contract.Specimen.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenure.decision.Decision;
import dev.tenure.decision.DecisionContext;
import dev.tenure.grant.CodeBinding;
import dev.tenure.grant.Grant;
import dev.tenure.grant.GrantEndReason;
import dev.tenure.grant.KeyBinding;
import dev.tenure.grant.PresentedToken;
import dev.tenure.grant.Successor;
import dev.tenure.grant.TokenRequest;
import dev.tenure.port.outbox.EventFilter;
import dev.tenure.port.store.Store;
import dev.tenure.port.store.Versioned;
import dev.tenure.principal.Principal;
import dev.tenure.principal.PrincipalId;
import dev.tenure.principal.WithdrawalReason;
import dev.tenure.time.Cause;
import dev.tenure.token.CodeChallenge;
import dev.tenure.token.Environment;
import dev.tenure.token.KeyThumbprint;
import dev.tenure.token.ParsedToken;
import dev.tenure.token.Scope;
import dev.tenure.token.Secret;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * A grant is one row, found by the locators in all its tokens; it is read as it was written, and deleted when it can
 * issue nothing more.
 */
public interface GrantContract extends EmptyStores {
    /** The key of a DPoP proof, which is that of RFC 9449 section 6.1. */
    KeyThumbprint DPOP_KEY = KeyThumbprint.ofDpop("0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I");

    /** A client's certificate, which is that of RFC 8705 section 3.1. */
    KeyThumbprint CERTIFICATE = KeyThumbprint.ofCertificate("bwcK0esc3ACC3DB2Y5_lESsXE8o9ltc05O89jdN-dg2");

    @Test
    @DisplayName("G11: a grant comes back as it was stored, in every state")
    default void everyStateOfAGrantComesBack() {
        var store = emptyStore(EventFilter.everything());
        var specimen = GrantSpecimen.ofUser();
        var first = specimen.pair(1, 1);
        var second = specimen.pair(2, 2);
        var narrow = Scope.parse("read").get();
        var grant = add(store, Grant.authorize(specimen.data(), specimen.codeToken(), RULES, NOW));
        grant = change(store, grant, it -> it.exchange(byClient(specimen.codeToken()), first, RULES, NOW));
        grant = change(store, grant, it -> it.refresh(byClient(first.refresh()), narrow, second, RULES, NOW));
        grant = change(store, grant, it -> it.received(second.access(), NOW));
        grant = change(store, grant, it -> it.revoke(byClient(second.access()), NOW));
        change(store, grant, it -> it.revoke(GrantEndReason.FRAUD, NOW));
        var bound = GrantSpecimen.ofUser();
        var binding = CodeBinding.NONE
                .withRedirectUri("https://app.example/callback")
                .withChallenge(new CodeChallenge("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"))
                .withNonce("n-0S6_WzA2Mj");
        var waiting = add(store, Grant.authorize(bound.data(), bound.codeToken(), binding, RULES, NOW));
        var proof = TokenRequest.by(Specimen.CLIENT)
                .withRedirectUri("https://app.example/callback")
                .withVerifier(Secret.of("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"));
        change(
                store,
                waiting,
                it -> it.exchange(PresentedToken.of(bound.codeToken(), proof), bound.pair(1, 1), RULES, NOW));
        var own = GrantSpecimen.ofClient();
        var client = add(store, Grant.issue(own.data(), own.pair(1, 1), RULES, NOW));
        change(store, client, it -> it.revoke(GrantEndReason.GRANT_REVOKED, NOW));
    }

    @Test
    @DisplayName("G11: a grant comes back with the keys to which it and its access tokens are bound")
    default void everyKeyComesBack() {
        var store = emptyStore(EventFilter.everything());
        var unbound = GrantSpecimen.ofUser();
        var whole = new GrantSpecimen(
                unbound.data().withKeyBinding(Option.of(KeyBinding.ofGrant(DPOP_KEY))), unbound.code());
        add(store, Grant.authorize(whole.data(), whole.codeToken(), RULES, NOW));
        var specimen = GrantSpecimen.ofUser();
        var first = specimen.pair(1, 1);
        var second = specimen.pair(2, 2);
        var third = specimen.pair(3, 3);
        var byCertificate = TokenRequest.by(Specimen.CLIENT).withKey(CERTIFICATE);
        var byPublic = TokenRequest.byPublic(Specimen.CLIENT).withKey(DPOP_KEY);
        var grant = add(store, Grant.authorize(specimen.data(), specimen.codeToken(), RULES, NOW));
        grant = change(
                store,
                grant,
                it -> it.exchange(PresentedToken.of(specimen.codeToken(), byCertificate), first, RULES, NOW));
        grant = change(
                store, grant, it -> it.refresh(PresentedToken.of(first.refresh(), byPublic), second, RULES, NOW));
        grant = change(
                store, grant, it -> it.refresh(PresentedToken.of(second.refresh(), byPublic), third, RULES, NOW));
        change(store, grant, it -> it.revoke(GrantEndReason.FRAUD, NOW));
        var own = GrantSpecimen.ofClient();
        add(store, Grant.issue(own.data(), byCertificate, own.pair(1, 1), RULES, NOW));
    }

    @Test
    @DisplayName("G1: a grant with the locators of another is stale, and leaves the other as it was")
    default void aLocatorBelongsToOneGrant() {
        var store = emptyStore(event -> false);
        var first = GrantSpecimen.ofUser();
        var tokens = first.pair(1, 1);
        var owner = StoreFixture.right(store.grants().add(Grant.issue(first.data(), tokens, RULES, NOW)));
        var second = GrantSpecimen.ofUser();
        var again = Grant.issue(second.data(), first.pair(1, 1), RULES, NOW);
        assertTrue(store.grants().add(again).isLeft(), "a grant took the locators of another");
        assertEquals(Option.none(), store.grants().find(second.data().id()));
        for (var token : List.of(tokens.refresh(), tokens.access()))
            assertEquals(Option.of(owner), store.grants().locate(token));
    }

    @Test
    @DisplayName("G10: a grant is found by its code and by every token it ever had, and by no other")
    default void aGrantIsFoundByAllItsTokens() {
        var store = emptyStore(EventFilter.everything());
        var specimen = GrantSpecimen.ofUser();
        var first = specimen.pair(1, 1);
        var second = specimen.pair(2, 2);
        var other = GrantSpecimen.ofUser();
        add(store, Grant.issue(other.data(), other.pair(1, 1), RULES, NOW));
        var grant = exchanged(store, specimen, first);
        grant = change(store, grant, it -> it.refresh(byClient(first.refresh()), second, RULES, NOW));
        var found = Option.of(grant);
        for (var token :
                List.of(specimen.codeToken(), first.refresh(), first.access(), second.refresh(), second.access()))
            assertEquals(found, store.grants().locate(token));
        assertEquals(Option.none(), store.grants().locate(GrantSpecimen.ofUser().codeToken()));
        assertEquals(Option.none(), store.grants().locate(crossed(first.refresh(), first.access())));
        assertEquals(Option.none(), store.grants().locate(crossed(first.access(), first.refresh())));
    }

    @Test
    @DisplayName("G1: if two refreshes are decided on one version, one is stored and the other leaves nothing")
    default void aLostRefreshLeavesNothing() {
        var store = emptyStore(event -> false);
        var specimen = GrantSpecimen.ofUser();
        var first = specimen.pair(1, 1);
        var found = exchanged(store, specimen, first);
        Function<Grant, Decision<Grant, ?>> refresh =
                it -> it.refresh(byClient(first.refresh()), specimen.pair(2, 2), RULES, NOW);
        var won = StoreFixture.right(store.grants().commit(found, refresh.apply(found.state())));
        assertTrue(
                store.grants().commit(found, refresh.apply(found.state())).isLeft(),
                "a refresh decided on an outdated version was stored");
        assertEquals(Option.of(won), store.grants().find(specimen.data().id()));
    }

    @Test
    @DisplayName("G2: the withdrawal of its client or user is read with a grant")
    default void aWithdrawalIsReadWithAGrant() {
        var store = emptyStore(EventFilter.everything());
        var specimen = GrantSpecimen.ofUser();
        var first = specimen.pair(1, 1);
        exchanged(store, specimen, first);
        var user = PrincipalId.of(Environment.SANDBOX, Specimen.CLIENT, Specimen.USER);
        StoreFixture.right(
                store.principals().add(Principal.of(user).withdraw(WithdrawalReason.PERMISSION_WITHDRAWN, NOW)));
        var located = store.grants().locate(first.access()).get();
        assertEquals(Option.of(Cause.PERMISSION_WITHDRAWN), located.withdrawn().map(it -> it.cause()));
    }

    @Test
    @DisplayName("G7: a grant that can be refreshed is settled at its end, once")
    default void aGrantIsSettledAtItsEnd() {
        var store = emptyStore(EventFilter.everything());
        var specimen = GrantSpecimen.ofUser();
        var grant = exchanged(store, specimen, specimen.pair(1, 1));
        var due = grant.state().due().get();
        Function<Versioned<Grant>, Decision<Grant, Grant>> rule =
                found -> found.state().settle(DecisionContext.at(due));
        assertEquals(
                0, store.grants().settle(due.minusMillis(1), 9, rule).done(), "aggregates settled at this instant");
        assertEquals(1, store.grants().settle(due, 9, rule).done(), "aggregates settled at this instant");
        assertEquals(0, store.grants().settle(due, 9, rule).done(), "aggregates settled at this instant");
    }

    @Test
    @DisplayName("G10: grants that cannot be refreshed are purged from their deadline on, in batches, and no others")
    default void aGrantThatCannotBeRefreshedIsPurged() {
        var store = emptyStore(event -> false);
        var kept = exchanged(store, GrantSpecimen.ofUser());
        var own = List.fill(3, GrantSpecimen::ofClient);
        own.forEach(it -> add(store, Grant.issue(it.data(), it.pair(1, 1), RULES, NOW)));
        var deadline = NOW.plus(Duration.ofHours(1));
        assertEquals(0, store.grants().purgeSpent(deadline.minusMillis(1), 9), "spent grants deleted at this instant");
        assertEquals(2, store.grants().purgeSpent(deadline, 2), "spent grants deleted at this instant");
        assertEquals(1, store.grants().purgeSpent(deadline, 2), "spent grants deleted at this instant");
        assertTrue(own.forAll(it -> store.grants().find(it.data().id()).isEmpty()), "a spent grant was not purged");
        assertEquals(Option.of(kept), store.grants().find(kept.state().id()));
    }

    @Test
    @DisplayName("G6: a sealed pair is erased from its deadline on, without a change of its grant")
    default void aPastSealIsErased() {
        var store = emptyStore(EventFilter.everything());
        var specimen = GrantSpecimen.ofUser();
        var first = specimen.pair(1, 1);
        var before = change(
                store,
                exchanged(store, specimen, first),
                it -> it.refresh(byClient(first.refresh()), specimen.pair(2, 2), RULES, NOW));
        var until = NOW.plus(WINDOW);
        assertEquals(0, store.grants().eraseSeals(until.minusMillis(1), 9), "sealed pairs erased at this instant");
        assertEquals(Option.of(before), store.grants().find(before.state().id()));
        assertEquals(1, store.grants().eraseSeals(until, 9), "sealed pairs erased at this instant");
        assertEquals(0, store.grants().eraseSeals(until, 9), "sealed pairs erased at this instant");
        var after = store.grants().find(before.state().id()).get();
        assertEquals(before.state().withoutSeal(), after.state());
        assertEquals(before.version(), after.version(), "the version stored");
    }

    /** A token of one's kind with another's locator. */
    private static ParsedToken crossed(ParsedToken kind, ParsedToken locator) {
        return new ParsedToken(kind.kind(), kind.environment(), kind.hash(), locator.locator(), kind.generation());
    }

    private static Versioned<Grant> exchanged(Store store, GrantSpecimen specimen) {
        return exchanged(store, specimen, specimen.pair(1, 1));
    }

    private static Versioned<Grant> exchanged(Store store, GrantSpecimen specimen, Successor first) {
        var grant = add(store, Grant.authorize(specimen.data(), specimen.codeToken(), RULES, NOW));
        return change(store, grant, it -> it.exchange(byClient(specimen.codeToken()), first, RULES, NOW));
    }

    private static Versioned<Grant> add(Store store, Decision<Grant, ?> founded) {
        return asStored(store, StoreFixture.right(store.grants().add(founded)), founded.next(), 1);
    }

    private static <R> Versioned<Grant> change(
            Store store, Versioned<Grant> found, Function<Grant, Decision<Grant, R>> command) {
        var decision = StoreFixture.decided(found, command);
        assertTrue(decision.changes(), "this step was to change something");
        return asStored(
                store,
                StoreFixture.right(store.grants().commit(found, decision)),
                decision.next(),
                found.version() + 1);
    }

    private static Versioned<Grant> asStored(Store store, Versioned<Grant> stored, Grant expected, long version) {
        var found = store.grants().find(expected.id()).get();
        assertEquals(expected, found.state());
        assertEquals(version, found.version(), "the version stored");
        assertEquals(stored.changedAt(), found.changedAt());
        return found;
    }
}
