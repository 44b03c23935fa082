package dev.tenure.contract;

import static dev.tenure.contract.Specimen.CLIENT;
import static dev.tenure.contract.Specimen.NOW;
import static dev.tenure.contract.Specimen.RULES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenure.decision.Aggregate;
import dev.tenure.decision.Decision;
import dev.tenure.grant.Grant;
import dev.tenure.item.Removal;
import dev.tenure.item.RemovalReason;
import dev.tenure.port.store.Repository;
import dev.tenure.port.store.Versioned;
import dev.tenure.principal.Principal;
import dev.tenure.principal.PrincipalId;
import dev.tenure.principal.WithdrawalReason;
import dev.tenure.time.UpdateCause;
import dev.tenure.token.AggregateId;
import dev.tenure.token.Environment;
import io.vavr.control.Option;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A doubtful aggregate is confirmed by a write, which waits like any other, and changes nothing. */
public interface DoubtContract extends EmptyStores {
    @Test
    @DisplayName("G4: an unchanged aggregate is confirmed, without an event")
    default void anUnchangedAggregateIsConfirmed() {
        var fixture = StoreFixture.in(this);
        var store = fixture.store();
        var specimen = GrantSpecimen.ofUser();
        var issued = Grant.issue(specimen.data(), specimen.pair(1, 1), GrantSpecimen.RULES, NOW);
        var item = fixture.active();
        var link = fixture.opened(Specimen.link());
        var grant = StoreFixture.right(store.grants().add(issued));
        var connection = fixture.opened(ConnectionSpecimen.renewable(ConnectionSpecimen.id()));
        var client = withdrawn(fixture, Principal.of(PrincipalId.of(Environment.SANDBOX, CLIENT)));
        fixture.notices();
        isConfirmed(store.links(), link.state().id());
        isConfirmed(store.items(), item.state().id());
        isConfirmed(store.grants(), grant.state().data().id());
        isConfirmed(store.connections(), connection.state().id());
        isConfirmed(store.principals(), client.state().id());
        assertTrue(fixture.notices().isEmpty(), "a confirmation was announced");
    }

    private static <I extends AggregateId, S extends Aggregate> void isConfirmed(Repository<I, S> repository, I id) {
        var found = repository.find(id);
        assertTrue(repository.confirm(found.get()), "an unchanged aggregate was not confirmed");
        assertEquals(found, repository.find(id));
    }

    @Test
    @DisplayName("G4: an aggregate that has changed or is not stored is not confirmed")
    default void aChangedAggregateIsNotConfirmed() {
        var fixture = StoreFixture.in(this);
        var store = fixture.store();
        var item = fixture.active();
        var changed = fixture.change(item, it -> it.reportLoginRequired(UpdateCause.MFA_CHANGED, NOW));
        var once = withdrawn(fixture, Principal.of(PrincipalId.of(Environment.SANDBOX, CLIENT)));
        var twice = StoreFixture.right(store.principals().commit(once, withdrawal(once.state())));
        assertFalse(store.items().confirm(item), "an Item that has changed since was confirmed");
        assertFalse(store.principals().confirm(once), "a principal that was withdrawn again since was confirmed");
        assertTrue(store.items().confirm(changed), "the current version of an Item was not confirmed");
        assertTrue(store.principals().confirm(twice), "the current version of a principal was not confirmed");
        assertFalse(
                new StoreFixture(emptyStore(event -> false)).store().items().confirm(changed),
                "an Item that is not stored was confirmed");
    }

    private static Versioned<Principal> withdrawn(StoreFixture fixture, Principal principal) {
        return StoreFixture.right(fixture.store().principals().add(withdrawal(principal)));
    }

    private static Decision<Principal, Principal> withdrawal(Principal principal) {
        return principal.withdraw(WithdrawalReason.CREDENTIALS_ROTATED, NOW);
    }

    @Test
    @DisplayName("G4: an aggregate is not confirmed while somebody is changing it")
    default void anAggregateBeingChangedIsNotConfirmed() {
        for (var round = 0; round < 5; round++) {
            var fixture = StoreFixture.in(this);
            var item = fixture.active();
            var kin = fixture.store().items();
            var look = new CompletableFuture<Boolean>();
            kin.changeLocked(item.state().id(), found -> {
                look.completeAsync(() -> kin.confirm(item));
                assertEquals(Option.none(), answerOf(look), "it was confirmed while it was changed");
                return StoreFixture.decided(
                        found, it -> it.remove(Removal.because(RemovalReason.ITEM_REMOVED), RULES, NOW));
            });
            assertFalse(look.join(), "an Item was confirmed after another caller had removed it");
        }
    }

    /** Waits long enough for an answer that nothing blocks; where something does, the length does not matter. */
    private static Option<Boolean> answerOf(CompletableFuture<Boolean> look) {
        return Option.of(
                look.copy().completeOnTimeout(null, 20, TimeUnit.MILLISECONDS).join());
    }
}
