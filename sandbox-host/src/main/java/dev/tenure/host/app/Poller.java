package dev.tenure.host.app;

import dev.tenure.connection.ConnectionId;
import dev.tenure.connection.RemoteStatus;
import dev.tenure.host.DecisionMeters;
import dev.tenure.port.issuer.ApiError;
import dev.tenure.port.issuer.PlaidErrors;
import dev.tenure.service.Connections;
import dev.tenure.service.Credential;
import dev.tenure.time.UpdateCause;
import dev.tenure.token.Purpose;
import io.vavr.control.Option;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Asks Plaid how logins stand, from the host's scheduler. Who does not answer is asked again the next time, and the rest
 * waits until then: the scheduler has other things to do.
 */
@Component
final class Poller {
    private static final Logger LOG = LoggerFactory.getLogger(Poller.class);
    private static final long PAUSE_MILLIS = 1000;

    private final PollQueue queue;
    private final Connections connections;
    private final PlaidIssuer plaid;
    private final DecisionMeters decisions;

    Poller(PollQueue queue, Connections connections, PlaidIssuer plaid, DecisionMeters decisions) {
        this.decisions = decisions;
        this.queue = queue;
        this.connections = connections;
        this.plaid = plaid;
    }

    @Scheduled(fixedDelay = PAUSE_MILLIS)
    void poll() {
        var rest = queue.take();
        try {
            while (rest.nonEmpty() && isAnswered(rest.head()._1, rest.head()._2)) rest = rest.tail();
        } finally {
            rest.forEach(queue::ask);
        }
    }

    /** A login that has no credential to ask with is one that nobody can poll. */
    private boolean isAnswered(ConnectionId id, int healthVersion) {
        var credential = decisions.connection("credentialFor", connections.credentialFor(id, Purpose.MANAGEMENT));
        return credential.isLeft() || isAnswered(credential.get(), healthVersion);
    }

    private boolean isAnswered(Credential credential, int healthVersion) {
        try {
            var response = plaid.look(credential.access());
            if (response.isOk())
                snapshotIn(response.json().path("item"), healthVersion)
                        .forEach(status -> decisions.connection(
                                "observed", connections.statusPolled(credential.connection(), status)));
            else decisions.connection("report", connections.callFailed(credential, PlaidIssuer.complaintIn(response)));
            return true;
        } catch (IOException failure) {
            LOG.warn("{} {} was not polled", credential.connection().kind(), credential.connection(), failure);
            return false;
        }
    }

    /** None from an error that says nothing of the login. */
    private static Option<RemoteStatus> snapshotIn(JsonNode item, int healthVersion) {
        var error = item.path("error");
        if (item.isObject() && (error.isNull() || error.isMissingNode()))
            return Option.some(new RemoteStatus(healthVersion, Option.none()));
        return Response.textOf(error, "error_code")
                .flatMap(code -> troubleIn(PlaidErrors.apiError(code, Response.textOf(error, "error_code_reason"))))
                .map(cause -> new RemoteStatus(healthVersion, Option.some(cause)));
    }

    private static Option<UpdateCause> troubleIn(ApiError error) {
        if (error instanceof ApiError.UpdateRequired wanted)
            return Option.some(wanted.updateReason().cause());
        return Option.when(error instanceof ApiError.PermissionRevoked, UpdateCause.USER_REVOKED);
    }
}
