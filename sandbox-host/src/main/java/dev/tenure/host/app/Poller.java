package dev.tenure.host.app;

import dev.tenure.custody.CustodyId;
import dev.tenure.custody.Snapshot;
import dev.tenure.custody.Use;
import dev.tenure.host.Decisions;
import dev.tenure.port.Complaint;
import dev.tenure.port.PlaidErrors;
import dev.tenure.service.Credential;
import dev.tenure.service.Custodies;
import dev.tenure.time.Cause;
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
    private final Custodies custodies;
    private final PlaidIssuer plaid;
    private final Decisions decisions;

    Poller(PollQueue queue, Custodies custodies, PlaidIssuer plaid, Decisions decisions) {
        this.decisions = decisions;
        this.queue = queue;
        this.custodies = custodies;
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
    private boolean isAnswered(CustodyId id, int healthVersion) {
        var credential = decisions.custody("credentialFor", custodies.credentialFor(id, Use.MANAGEMENT));
        return credential.isLeft() || isAnswered(credential.get(), healthVersion);
    }

    private boolean isAnswered(Credential credential, int healthVersion) {
        try {
            var response = plaid.look(credential.access());
            if (response.isOk())
                snapshotIn(response.json().path("item"), healthVersion)
                        .forEach(snapshot ->
                                decisions.custody("observed", custodies.observed(credential.custody(), snapshot)));
            else decisions.custody("report", custodies.report(credential, PlaidIssuer.complaintIn(response)));
            return true;
        } catch (IOException failure) {
            LOG.warn("{} {} was not polled", credential.custody().kind(), credential.custody(), failure);
            return false;
        }
    }

    /** None from an error that says nothing of the login. */
    private static Option<Snapshot> snapshotIn(JsonNode item, int healthVersion) {
        var error = item.path("error");
        if (item.isObject() && (error.isNull() || error.isMissingNode()))
            return Option.some(new Snapshot(healthVersion, Option.none()));
        return Response.textOf(error, "error_code")
                .flatMap(code -> troubleIn(PlaidErrors.complaint(code, Response.textOf(error, "error_code_reason"))))
                .map(cause -> new Snapshot(healthVersion, Option.some(cause)));
    }

    private static Option<Cause> troubleIn(Complaint complaint) {
        if (complaint instanceof Complaint.UserNeeded wanted)
            return Option.some(wanted.trouble().cause());
        return Option.when(complaint instanceof Complaint.PermissionRevoked, Cause.USER_REVOKED);
    }
}
