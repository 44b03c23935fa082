package dev.tenure.contract;

import static dev.tenure.contract.ConnectionSpecimen.renewable;
import static dev.tenure.contract.Specimen.CLIENT;
import static dev.tenure.contract.Specimen.NOW;
import static dev.tenure.contract.Specimen.RULES;
import static dev.tenure.contract.Specimen.hash;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.tenure.decision.Aggregate;
import dev.tenure.decision.Decision;
import dev.tenure.decision.DecisionContext;
import dev.tenure.decision.EventType;
import dev.tenure.grant.Grant;
import dev.tenure.grant.GrantEndReason;
import dev.tenure.item.Removal;
import dev.tenure.item.RemovalReason;
import dev.tenure.link.Link;
import dev.tenure.port.outbox.Notice;
import dev.tenure.port.store.OutcomeUnknown;
import dev.tenure.port.store.Repository;
import dev.tenure.port.store.Store;
import dev.tenure.principal.Principal;
import dev.tenure.principal.PrincipalId;
import dev.tenure.principal.WithdrawalReason;
import dev.tenure.time.Deadline;
import dev.tenure.time.UpdateCause;
import dev.tenure.token.AggregateId;
import dev.tenure.token.Environment;
import dev.tenure.token.TokenKind;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/**
 * A commit whose answer is lost leaves its outcome unknown, and the store says so; a caller that hears
 * {@code StoreUnavailable} would do the same again. Skipped for stores whose commits cannot be cut.
 */
public interface CutCommitContract extends EmptyStores {
    /** Returns the way to lose the answer to a commit of this store; none if there is none. */
    default Option<CutCommit> cutCommitOf(Store store) {
        return Option.none();
    }

    @Test
    @DisplayName("G5: an aggregate that is added by a commit without an answer may be there, and the store says so")
    default void anUnansweredAdditionIsUnknown() {
        var fixture = StoreFixture.in(this);
        var cut = cutCommit(fixture);
        var store = fixture.store();
        var link = Link.open(Specimen.link(), hash(TokenKind.LINK), NOW);
        isUnknown(cut, "links().add", () -> store.links().add(link));
        isThere(fixture, store.links(), link.next().id(), link, 1);
        var specimen = GrantSpecimen.ofUser();
        var grant = Grant.issue(specimen.data(), specimen.pair(1, 1), GrantSpecimen.RULES, NOW);
        isUnknown(cut, "grants().add", () -> store.grants().add(grant));
        isThere(fixture, store.grants(), grant.next().id(), grant, 1);
        var connection = Decision.to(renewable(ConnectionSpecimen.id()), EventType.CONNECTION_OPENED.at(NOW));
        isUnknown(cut, "connections().add", () -> store.connections().add(connection));
        isThere(fixture, store.connections(), connection.next().id(), connection, 1);
        var client = Principal.of(PrincipalId.of(Environment.SANDBOX, CLIENT))
                .withdraw(WithdrawalReason.CREDENTIALS_ROTATED, NOW);
        isUnknown(cut, "principals().add", () -> store.principals().add(client));
        isThere(fixture, store.principals(), client.next().id(), client, 1);
    }

    @Test
    @DisplayName("G5: a change that is committed without an answer may have happened, and the store says so")
    default void anUnansweredChangeIsUnknown() {
        var fixture = StoreFixture.in(this);
        var cut = cutCommit(fixture);
        var store = fixture.store();
        var link = fixture.opened(Specimen.link());
        var opening = link.state().openSession(NOW);
        fixture.notices();
        isUnknown(cut, "links().commit", () -> store.links().commit(link, opening));
        isThere(fixture, store.links(), link.state().id(), opening, link.version() + 1);
        var item = fixture.active();
        var removal = item.state().remove(Removal.because(RemovalReason.FRAUD), RULES, NOW);
        fixture.notices();
        isUnknown(cut, "items().commit", () -> store.items().commit(item, removal));
        isThere(fixture, store.items(), item.state().id(), removal, item.version() + 1);
        var specimen = GrantSpecimen.ofUser();
        var issued = Grant.issue(specimen.data(), specimen.pair(1, 1), GrantSpecimen.RULES, NOW);
        var grant = StoreFixture.right(store.grants().add(issued));
        var revocation = grant.state().revoke(GrantEndReason.FRAUD, NOW);
        fixture.notices();
        isUnknown(cut, "grants().commit", () -> store.grants().commit(grant, revocation));
        isThere(fixture, store.grants(), specimen.data().id(), revocation, 2);
        var connection = fixture.opened(renewable(ConnectionSpecimen.id()));
        var closing = connection.state().close(NOW);
        fixture.notices();
        isUnknown(cut, "connections().commit", () -> store.connections().commit(connection, closing));
        isThere(fixture, store.connections(), connection.state().id(), closing, 2);
    }

    @Test
    @DisplayName("G5: a change under the lock, or a confirmation, without an answer may have happened")
    default void anUnansweredChangeUnderTheLockIsUnknown() {
        var fixture = StoreFixture.in(this);
        var cut = cutCommit(fixture);
        var items = fixture.store().items();
        var item = fixture.active();
        var id = item.state().id();
        fixture.notices();
        var change = item.state().reportLoginRequired(UpdateCause.MFA_CHANGED, NOW);
        isUnknown(cut, "items().changeLocked", () -> items.changeLocked(id, found -> change));
        isThere(fixture, items, id, change, item.version() + 1);
        var stored = fixture.find(id);
        isUnknown(cut, "items().confirm", () -> items.confirm(stored));
        assertTrue(items.confirm(stored), "a confirmation without an answer changes nothing, and is repeated");
    }

    @Test
    @DisplayName("G5: a batch that is settled or purged without an answer may have happened, and is repeated")
    default void anUnansweredBatchIsUnknown() {
        var fixture = StoreFixture.in(this);
        var cut = cutCommit(fixture);
        var items = fixture.store().items();
        var item = fixture.activeUntil(NOW.plus(Duration.ofHours(1)));
        var id = item.state().id();
        var due = item.state().due().get();
        fixture.notices();
        var settled = item.state().settle(DecisionContext.at(due));
        isUnknown(
                cut,
                "items().settle",
                () -> items.settle(due, 9, found -> found.state().settle(DecisionContext.at(due))));
        isThere(fixture, items, id, settled, item.version() + 1);
        fixture.change(fixture.find(id), it -> it.remove(Removal.because(RemovalReason.FRAUD), RULES, NOW));
        fixture.notices();
        isUnknown(cut, "items().purge", () -> items.purge(Deadline.LAST, 9));
        assertEquals(Option.none(), items.find(id), "the purge was committed: the Item is gone");
        isUnknown(cut, "lastRun().record", () -> fixture.store().lastRun().record(Option.none(), NOW));
    }

    private CutCommit cutCommit(StoreFixture fixture) {
        return cutCommitOf(fixture.store()).getOrElse(() -> abort("no hook that cuts commits"));
    }

    /** The change happened, with its events: only its caller does not know. */
    private static <I extends AggregateId, S extends Aggregate> void isThere(
            StoreFixture fixture, Repository<I, S> repository, I id, Decision<S, ?> decision, long version) {
        var found = repository.find(id).map(it -> new Committed<>(it.state(), it.version()));
        assertEquals(Option.of(new Committed<>(decision.next(), version)), found, "the commit without an answer");
        assertEquals(
                Notice.of(id, version, decision.events()).toList(),
                fixture.notices().toList(),
                "the events of the commit without an answer");
    }

    private static void isUnknown(CutCommit cut, String call, Executable change) {
        cut.cutNext();
        assertThrows(
                OutcomeUnknown.class,
                change,
                () -> call + " was committed and its answer lost: the outcome is unknown to the store");
    }

    /** The part of a stored aggregate that is compared. */
    record Committed<S>(S state, long version) {}
}
