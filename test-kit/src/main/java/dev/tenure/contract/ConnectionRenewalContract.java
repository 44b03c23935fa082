package dev.tenure.contract;

import static dev.tenure.contract.ConnectionSpecimen.RULES;
import static dev.tenure.contract.Specimen.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenure.connection.Connection;
import dev.tenure.connection.ConnectionId;
import dev.tenure.decision.DecisionContext;
import dev.tenure.port.store.DueRenewal;
import dev.tenure.port.store.Versioned;
import dev.tenure.token.Environment;
import dev.tenure.token.Purpose;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Connections that are to be renewed, though nobody asks for their credential, are found in time. */
public interface ConnectionRenewalContract extends EmptyStores {
    @Test
    @DisplayName("G11: connections to be renewed are found from their instant on, the earliest first, in batches")
    default void connectionsToBeRenewedAreFoundInOrder() {
        var fixture = StoreFixture.in(this);
        var due = List.of(
                due(4, new UUID(-1, -1)),
                due(8, new UUID(0, 1)),
                due(8, new UUID(Long.MIN_VALUE, 0)),
                due(12, new UUID(5, 5)));
        due.reverse().forEach(it -> fixture.opened(ConnectionSpecimen.forgottenAfter(lifetimeOf(it), it.id())));
        fixture.opened(ConnectionSpecimen.renewable(ConnectionSpecimen.id()));
        fixture.opened(ConnectionSpecimen.linking());
        assertEquals(List.empty(), found(fixture, due.head().at().minusMillis(1), Option.none(), 9));
        assertEquals(due.take(1), found(fixture, due.head().at(), Option.none(), 9));
        assertEquals(due.take(3), found(fixture, due.last().at().minusMillis(1), Option.none(), 9));
        for (var after = 0; after < due.size(); after++)
            assertEquals(due.drop(after + 1).take(2), found(fixture, due.last().at(), Option.of(due.get(after)), 2));
        assertEquals(
                List.empty(),
                fixture.store()
                        .connections()
                        .dueForRenewal(Environment.PRODUCTION, due.last().at(), Option.none(), 9)
                        .toList());
    }

    @Test
    @DisplayName(
            "G11: a connection is found at its next attempt while its token is in doubt, and not once it has ended")
    default void aConnectionInDoubtIsFoundAtItsNextAttempt() {
        var fixture = StoreFixture.in(this);
        var lifetime = Duration.ofDays(8);
        var id = new ConnectionId(new UUID(1, 1));
        var renewsAt = NOW.plus(lifetime.dividedBy(2));
        Versioned<Connection> connection = fixture.opened(ConnectionSpecimen.forgottenAfter(lifetime, id));
        connection = fixture.changeConnection(connection, renewsAt, it -> it.acquire(Purpose.DATA, RULES, renewsAt));
        var lapsesAt = connection.state().due().get();
        var retryAt = lapsesAt.plus(RULES.firstPause());
        assertEquals(List.of(new DueRenewal(retryAt, id)), found(fixture, retryAt, Option.none(), 9));
        var lapsed = fixture.store().connections().settle(lapsesAt, 9, it -> it.state()
                .settle(DecisionContext.at(lapsesAt)));
        assertEquals(1, lapsed.done(), "the lease lapses");
        connection = fixture.find(id);
        assertEquals(List.of(new DueRenewal(retryAt, id)), found(fixture, retryAt, Option.none(), 9));
        fixture.changeConnection(connection, retryAt, it -> it.close(retryAt));
        assertEquals(List.empty(), found(fixture, retryAt, Option.none(), 9));
    }

    private static DueRenewal due(int days, UUID id) {
        return new DueRenewal(NOW.plus(Duration.ofDays(days)), new ConnectionId(id));
    }

    /** The lifetime of a refresh token that is to be renewed then: in the middle of it. */
    private static Duration lifetimeOf(DueRenewal due) {
        return Duration.between(NOW, due.at()).multipliedBy(2);
    }

    private static Seq<DueRenewal> found(StoreFixture fixture, Instant now, Option<DueRenewal> after, int limit) {
        return fixture.store()
                .connections()
                .dueForRenewal(Environment.SANDBOX, now, after, limit)
                .toList();
    }
}
