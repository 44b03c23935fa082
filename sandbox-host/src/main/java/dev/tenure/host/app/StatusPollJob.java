package dev.tenure.host.app;

import dev.tenure.connection.ConnectionId;
import dev.tenure.connection.RemoteStatus;
import dev.tenure.host.operations.DecisionMeters;
import dev.tenure.host.webhook.PlaidWebhookParser;
import dev.tenure.port.issuer.ApiError;
import dev.tenure.port.issuer.PlaidErrors;
import dev.tenure.profile.Plaid;
import dev.tenure.service.Connections;
import dev.tenure.service.Credential;
import dev.tenure.time.UpdateCause;
import dev.tenure.token.Purpose;
import io.vavr.control.Option;
import java.io.IOException;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * A scheduled job that asks Plaid for the status of logins. After a failure the remaining polls wait for the next run,
 * because the scheduler has other work.
 */
@Component
final class StatusPollJob {
    private static final Logger LOG = LoggerFactory.getLogger(StatusPollJob.class);
    private static final long PAUSE_MILLIS = 1000;

    private final PendingPolls queue;
    private final Connections connections;
    private final PlaidIssuer plaid;
    private final DecisionMeters decisions;

    StatusPollJob(PendingPolls queue, Connections connections, PlaidIssuer plaid, DecisionMeters decisions) {
        this.decisions = decisions;
        this.queue = queue;
        this.connections = connections;
        this.plaid = plaid;
    }

    @Scheduled(fixedDelay = PAUSE_MILLIS)
    void poll() {
        var rest = queue.drain();
        try {
            while (rest.nonEmpty() && isAnswered(rest.head()._1, rest.head()._2)) rest = rest.tail();
        } finally {
            rest.forEach(queue::ask);
        }
    }

    /** Polls one login. A login without a credential, or at another provider, cannot be polled and counts as done. */
    private boolean isAnswered(ConnectionId id, int healthVersion) {
        if (!isOfPlaid(id)) return true;
        var credential = decisions.connection("credentialFor", connections.credentialFor(id, Purpose.MANAGEMENT));
        return credential.isLeft() || isAnswered(credential.get(), healthVersion);
    }

    private boolean isOfPlaid(ConnectionId id) {
        return connections.find(id).exists(it -> it.configuration().profile().equals(Plaid.PLAID.name()));
    }

    private boolean isAnswered(Credential credential, int healthVersion) {
        try {
            var response = plaid.getItem(credential.access());
            if (response.isOk())
                statusIn(response.json().path("item"), healthVersion)
                        .forEach(status -> decisions.connection(
                                "statusPolled", connections.statusPolled(credential.connection(), status)));
            else decisions.connection("callFailed", connections.callFailed(credential, PlaidIssuer.errorIn(response)));
            return true;
        } catch (IOException failure) {
            LOG.warn("{} {} was not polled", credential.connection().kind(), credential.connection(), failure);
            return false;
        }
    }

    /** The login's status; none if the error does not concern the login. */
    private static Option<RemoteStatus> statusIn(JsonNode item, int healthVersion) {
        var error = item.path("error");
        if (item.isObject() && (error.isNull() || error.isMissingNode()))
            return Option.some(new RemoteStatus(healthVersion, Option.none(), consentEndIn(item)));
        return ApiResponse.textOf(error, "error_code")
                .flatMap(code -> causeOf(PlaidErrors.apiError(code, ApiResponse.textOf(error, "error_code_reason"))))
                .map(cause -> new RemoteStatus(healthVersion, Option.some(cause), consentEndIn(item)));
    }

    private static Option<Instant> consentEndIn(JsonNode item) {
        return ApiResponse.textOf(item, "consent_expiration_time").flatMap(PlaidWebhookParser::instant);
    }

    private static Option<UpdateCause> causeOf(ApiError error) {
        if (error instanceof ApiError.UpdateRequired wanted)
            return Option.some(wanted.updateReason().cause());
        return Option.when(error instanceof ApiError.PermissionRevoked, UpdateCause.USER_REVOKED);
    }
}
