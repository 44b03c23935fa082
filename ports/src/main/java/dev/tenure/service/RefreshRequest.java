package dev.tenure.service;

import dev.tenure.connection.Acquisition.RefreshLease;
import dev.tenure.connection.Connection;
import dev.tenure.connection.ConnectionId;
import dev.tenure.connection.ConnectionRules;
import dev.tenure.decision.Decision;
import dev.tenure.port.issuer.Issuer;
import dev.tenure.port.issuer.RefreshResult;
import dev.tenure.token.Secret;
import java.time.Duration;
import java.time.Instant;

/**
 * A request to refresh a credential, to be sent once under a lease.
 *
 * @param sendBy the deadline for sending by this node's clock, which may be behind the clock that counts the lease
 */
record RefreshRequest(Connection connection, RefreshLease lease, Instant sendBy, Secret token, Issuer issuer) {
    ConnectionId id() {
        return connection.id();
    }

    boolean mayStart(Instant now) {
        return now.isBefore(sendBy) && lease.lease().mayStillSend(now);
    }

    RefreshResult send() {
        return issuer.refresh(connection.data().configuration(), token);
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
                userNeeded -> current.unanswered(number, Duration.ZERO, rules, now),
                wrong -> current.misconfigured(number, wrong.error(), now),
                limited -> current.unanswered(number, limited.retryAfter().getOrElse(Duration.ZERO), rules, now),
                notSent -> current.notSent(number, rules, now),
                silence -> current.unanswered(number, silence.retryAfter().getOrElse(Duration.ZERO), rules, now)));
    }
}
