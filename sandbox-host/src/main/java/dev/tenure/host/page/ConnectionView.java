package dev.tenure.host.page;

import dev.tenure.connection.Configuration;
import dev.tenure.connection.Connection;
import dev.tenure.connection.ConnectionData;
import dev.tenure.connection.Idle;
import dev.tenure.connection.InDoubt;
import dev.tenure.connection.Refreshing;
import dev.tenure.connection.Trouble;
import dev.tenure.connection.UpdateReason;
import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import dev.tenure.time.UpdateCause;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;

/** A connection as the page shows it. Of its credential only the times are shown. */
final class ConnectionView {
    private ConnectionView() {}

    static AggregateView of(Connection connection, Instant now) {
        return new AggregateView(
                AggregateKind.CONNECTION,
                connection.id().text(),
                "",
                "",
                purposeOf(connection.data().configuration()),
                stateOf(connection),
                now);
    }

    private static String purposeOf(Configuration configuration) {
        return configuration.profile() + ": " + configuration.reference();
    }

    private static StateView stateOf(Connection connection) {
        return connection.match(new Connection.Cases<>(
                awaiting -> StateView.of("AwaitingAuthorization"),
                connected -> new StateView("Connected", causeOf(connected), idle(connected)),
                needsUpdate -> new StateView("NeedsUpdate", causeOf(needsUpdate), idle(needsUpdate)),
                refreshing -> new StateView("Refreshing", causeOf(refreshing), List.of(leaseEndOf(refreshing))),
                inDoubt -> new StateView("InDoubt", causeOf(inDoubt), inDoubtUntil(inDoubt)),
                unauthenticated -> new StateView(
                        "Unauthenticated", Option.of(unauthenticated.cause()), List.<DeadlineView>empty()),
                closed -> StateView.of("Closed", DeadlineView.ended(closed.end()))));
    }

    private static Option<Cause> causeOf(Connection connection) {
        return connection.data().updateReason().map(UpdateReason::cause).map(UpdateCause::cause);
    }

    private static Seq<DeadlineView> idle(Idle connection) {
        return List.of(
                        connection.credential().safeUntil().map(at -> DeadlineView.of("renewal of its credential", at)),
                        connection.credential().expiresAt().map(at -> DeadlineView.of("end of its credential", at)),
                        connection
                                .credential()
                                .refreshEnd()
                                .map(end -> DeadlineView.of("end of its refresh token", end.at())),
                        announced(connection.data()).map(at -> DeadlineView.of("user needed", at)))
                .flatMap(due -> due)
                .appendAll(waiting(connection.data()));
    }

    private static Option<Instant> announced(ConnectionData data) {
        return data.announcedEnds().lastOption().filter(at -> at.isBefore(Deadline.LAST));
    }

    /** The reason why the connection waits, until when, and when its user is asked for. */
    private static Seq<DeadlineView> waiting(ConnectionData data) {
        return data.trouble()
                .toList()
                .flatMap(trouble -> List.of(
                        DeadlineView.of(sentence(trouble), trouble.until()),
                        DeadlineView.of("user asked for", trouble.asksAt())))
                .filter(deadline -> deadline.at().isBefore(Deadline.LAST));
    }

    private static String sentence(Trouble trouble) {
        var failed = trouble.failures() == 1 ? "1 failure" : trouble.failures() + " failures";
        return switch (trouble.source()) {
            case API -> "next attempt, after " + failed + " of the API";
            case TOKEN_ENDPOINT -> "next attempt, after " + failed + " of the token endpoint";
        };
    }

    private static DeadlineView leaseEndOf(Refreshing connection) {
        return new DeadlineView(
                "end of its lease",
                Option.of(Cause.LEASE_LAPSED),
                connection.lease().lapsesAt());
    }

    private static Seq<DeadlineView> inDoubtUntil(InDoubt connection) {
        return waiting(connection.data())
                .prepend(DeadlineView.of("end of the issuer's window", connection.windowEndsAt()));
    }
}
