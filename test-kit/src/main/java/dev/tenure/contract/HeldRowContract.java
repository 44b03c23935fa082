package dev.tenure.contract;

import static dev.tenure.contract.ConnectionSpecimen.renewable;
import static dev.tenure.contract.Specimen.CLIENT;
import static dev.tenure.contract.Specimen.NOW;
import static dev.tenure.contract.Specimen.RULES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.tenure.decision.Aggregate;
import dev.tenure.decision.Decision;
import dev.tenure.grant.Grant;
import dev.tenure.grant.GrantEndReason;
import dev.tenure.item.Removal;
import dev.tenure.item.RemovalReason;
import dev.tenure.port.store.Repository;
import dev.tenure.port.store.Store;
import dev.tenure.port.store.StoreUnavailable;
import dev.tenure.port.store.Versioned;
import dev.tenure.principal.Principal;
import dev.tenure.principal.PrincipalId;
import dev.tenure.principal.WithdrawalReason;
import dev.tenure.token.AggregateId;
import dev.tenure.token.Environment;
import io.vavr.collection.List;
import io.vavr.control.Option;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/**
 * A row that another session holds for longer than the store waits is unavailability and no conflict: nobody was
 * faster, so a caller that hears {@code Stale} would refuse a token that nobody has used. Skipped for stores without
 * sessions that hold rows.
 */
public interface HeldRowContract extends EmptyStores {
    /** Returns the way to hold a row of this store; none if there is none. */
    default Option<HeldRow> heldRowOf(Store store) {
        return Option.none();
    }

    @Test
    @DisplayName("G5: a change of an aggregate that another session holds is no conflict, and has not happened")
    default void aHeldRowIsNoConflict() {
        var fixture = StoreFixture.in(this);
        var holder = holder(fixture);
        var store = fixture.store();
        var link = fixture.opened(Specimen.link());
        isUnavailable(fixture, holder, store.links(), link, link.state().openSession(NOW));
        var item = fixture.active();
        var removal = item.state().remove(Removal.because(RemovalReason.FRAUD), RULES, NOW);
        isUnavailable(fixture, holder, store.items(), item, removal);
        var specimen = GrantSpecimen.ofUser();
        var issued = Grant.issue(specimen.data(), specimen.pair(1, 1), GrantSpecimen.RULES, NOW);
        var grant = StoreFixture.right(store.grants().add(issued));
        isUnavailable(fixture, holder, store.grants(), grant, grant.state().revoke(GrantEndReason.FRAUD, NOW));
        var connection = fixture.opened(renewable(ConnectionSpecimen.id()));
        isUnavailable(
                fixture,
                holder,
                store.connections(),
                connection,
                connection.state().close(NOW));
    }

    @Test
    @DisplayName("G5: a withdrawal whose place another session holds is no conflict, and has not happened")
    default void aHeldWithdrawalIsNoConflict() {
        var fixture = StoreFixture.in(this);
        var holder = holder(fixture);
        var principals = fixture.store().principals();
        var client = Principal.of(PrincipalId.of(Environment.SANDBOX, CLIENT));
        var withdrawn = StoreFixture.right(principals.add(client.withdraw(WithdrawalReason.CREDENTIALS_ROTATED, NOW)));
        var again = withdrawn.state().withdraw(WithdrawalReason.POLICY_CHANGED, NOW);
        isUnavailable(fixture, holder, principals, withdrawn, again);
    }

    private HeldRow holder(StoreFixture fixture) {
        return heldRowOf(fixture.store()).getOrElse(() -> abort("no hook that holds rows"));
    }

    /** Tries each way to write it while it is held; afterwards it is as it was found, and can be changed. */
    private static <I extends AggregateId, S extends Aggregate> void isUnavailable(
            StoreFixture fixture,
            HeldRow holder,
            Repository<I, S> repository,
            Versioned<S> found,
            Decision<S, ?> change) {
        @SuppressWarnings("unchecked")
        var id = (I) found.state().id();
        var kind = id.kind();
        fixture.notices();
        holder.hold(id);
        isUnavailable("commit of a " + kind, () -> repository.commit(found, change));
        isUnavailable("changeLocked of a " + kind, () -> repository.changeLocked(id, it -> change));
        isUnavailable("confirm of a " + kind, () -> repository.confirm(found));
        holder.release();
        assertEquals(Option.of(found), repository.find(id), "a " + kind + " after a session has held it");
        assertEquals(List.empty(), fixture.notices().toList(), "announced by a change that has not happened");
        assertTrue(
                repository.commit(found, change).isRight(), () -> "a " + kind + " that is free again is not changed");
    }

    private static void isUnavailable(String call, Executable change) {
        assertThrows(
                StoreUnavailable.class,
                change,
                () -> call + " waited for a lock in vain: nobody was faster, and the store is unavailable");
    }
}
