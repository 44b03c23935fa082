package dev.tenure.service;

import dev.tenure.connection.Acquisition.RefreshLease;
import dev.tenure.connection.Connection;
import dev.tenure.connection.ConnectionId;
import dev.tenure.connection.ConnectionRules;
import dev.tenure.connection.UpdateReason;
import dev.tenure.decision.Decision;
import dev.tenure.port.issuer.Issuer;
import dev.tenure.port.issuer.RefreshResult;
import dev.tenure.time.UpdateCause;
import dev.tenure.token.Secret;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * A request to refresh a credential, to be sent once under a lease.
 *
 * @param token the refresh token; none if the app obtains the credential by credentials of its own
 * @param sendBy the deadline for sending by this node's clock, which may be behind the clock that counts the lease
 */
record RefreshRequest(Connection connection, RefreshLease lease, Instant sendBy, Option<Secret> token, Issuer issuer) {
    ConnectionId id() {
        return connection.id();
    }

    boolean mayStart(Instant now) {
        return now.isBefore(sendBy) && lease.lease().mayStillSend(now);
    }

    /** Sends the token; an issuer that returns null has told nothing, which is its mistake. */
    RefreshResult send() {
        var configuration = connection.data().configuration();
        var result = token.fold(() -> issuer.obtain(configuration), it -> issuer.refresh(configuration, it));
        return Objects.requireNonNull(result, "an issuer returned null for a refresh");
    }

    void revoke(RefreshResult.Renewed unused) {
        issuer.revoke(connection.data().configuration(), unused.refresh().getOrElse(unused::access));
    }

    /** Records an answer without a new credential. */
    Decision<Connection, Connection> failed(
            Connection current, RefreshResult result, ConnectionRules rules, Instant now) {
        var number = lease.lease().number();
        return result.match(new RefreshResult.Cases<>(
                renewed -> Decision.unchanged(current),
                refused -> current.refreshRefused(number, refused.error(), now),
                userNeeded ->
                        current.userRequired(number, UpdateReason.of(UpdateCause.INTERACTION_REQUIRED), rules, now),
                wrong -> current.misconfigured(number, wrong.error(), now),
                limited -> current.putOff(number, limited.retryAfter().getOrElse(Duration.ZERO), rules, now),
                notSent -> current.notSent(number, rules, now),
                silence -> current.unanswered(number, silence.retryAfter().getOrElse(Duration.ZERO), rules, now)));
    }
}
