package dev.tenure.contract;

import static dev.tenure.contract.OutboxFixture.LAPSE;
import static dev.tenure.contract.Specimen.CLIENT;
import static dev.tenure.contract.Specimen.NOW;
import static dev.tenure.contract.Specimen.RULES;
import static dev.tenure.contract.Specimen.USER;
import static dev.tenure.contract.Specimen.hash;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.tenure.decision.Decision;
import dev.tenure.item.Removal;
import dev.tenure.item.RemovalReason;
import dev.tenure.link.Link;
import dev.tenure.port.store.ConnectionFilter;
import dev.tenure.port.store.Store;
import dev.tenure.port.store.StoreUnavailable;
import dev.tenure.principal.PrincipalId;
import dev.tenure.token.Environment;
import dev.tenure.token.TokenKind;
import io.vavr.collection.List;
import io.vavr.control.Option;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/**
 * A store that cannot be reached says so, and never passes for an empty one. Skipped for stores that are always
 * reachable.
 */
public interface OutageContract extends EmptyStores {
    /** Returns the way to make this store unreachable; none if there is none. */
    default Option<Outage> outageOf(Store store) {
        return Option.none();
    }

    @Test
    @DisplayName("G5: while a store cannot be reached every query fails, and none returns an empty answer")
    default void noQueryReturnsAnEmptyAnswer() {
        var fixture = StoreFixture.in(this);
        var outage = outage(fixture);
        var item = fixture.active();
        var store = fixture.store();
        outage.begin();
        fail(
                () -> store.items().find(item.state().id()),
                () -> store.items().locate(hash(TokenKind.ACCESS)),
                () -> store.items().findByUser(Environment.SANDBOX, CLIENT, USER, Option.none(), 99),
                () -> store.links().find(Specimen.link().id()),
                () -> store.links().locate(hash(TokenKind.LINK)),
                () -> store.grants().find(GrantSpecimen.ofUser().data().id()),
                () -> store.grants().locate(GrantSpecimen.ofUser().codeToken()),
                () -> store.connections().find(ConnectionSpecimen.id()),
                () -> store.connections()
                        .list(Environment.SANDBOX, ConnectionFilter.all(), Specimen.NOW, Option.none(), 99),
                () -> store.connections()
                        .notSealedUnder(Environment.SANDBOX, ConnectionSpecimen.NEW_KEY, Option.none(), 9),
                () -> store.principals().find(PrincipalId.of(Environment.SANDBOX, CLIENT)),
                () -> store.outbox().parked(Option.none(), 9),
                () -> store.lastRun().last());
        outage.end();
        assertEquals(item, fixture.find(item.state().id()));
    }

    @Test
    @DisplayName("G5: a change while the store cannot be reached certainly has not happened, and succeeds afterwards")
    default void nothingHappensMeanwhile() {
        var fixture = StoreFixture.in(this);
        var outage = outage(fixture);
        var item = fixture.active();
        fixture.notices();
        var store = fixture.store();
        var added = Link.open(Specimen.link(), hash(TokenKind.LINK), NOW);
        var removal =
                StoreFixture.decided(item, it -> it.remove(Removal.because(RemovalReason.ITEM_REMOVED), RULES, NOW));
        outage.begin();
        fail(
                () -> store.links().add(added),
                () -> store.items().commit(item, removal),
                () -> store.items().confirm(item),
                () -> store.items().changeLocked(item.state().id(), found -> removal),
                () -> store.items().settle(Specimen.CONSENT_END, 9, found -> Decision.unchanged(found.state())),
                () -> store.items().purge(NOW, 9),
                () -> store.items().eraseSeals(NOW, 9),
                () -> store.grants().purgeSpent(NOW, 9),
                () -> store.grants().eraseSeals(NOW, 9),
                () -> store.outbox().claim(NOW, LAPSE, 9),
                () -> store.outbox().replay(item.state().id()),
                () -> store.lastRun().record(Option.none(), NOW));
        outage.end();
        assertEquals(item, fixture.find(item.state().id()));
        assertEquals(List.empty(), fixture.notices().toList());
        StoreFixture.right(store.links().add(added));
        StoreFixture.right(store.items().commit(item, removal));
    }

    private Outage outage(StoreFixture fixture) {
        return outageOf(fixture.store()).getOrElse(() -> abort("no outage hook"));
    }

    private static void fail(Executable... calls) {
        for (var call : calls) assertThrows(StoreUnavailable.class, call);
    }
}
