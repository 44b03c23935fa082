package dev.tenure.host.app;

import dev.tenure.connection.RemoteId;
import dev.tenure.host.http.BoundedBody;
import dev.tenure.host.http.HostError;
import dev.tenure.host.http.RefusalException;
import dev.tenure.host.operations.DecisionMeters;
import dev.tenure.host.webhook.PlaidWebhook;
import dev.tenure.host.webhook.PlaidWebhookParser;
import dev.tenure.host.webhook.PlaidWebhookVerifier;
import dev.tenure.port.store.ConnectionFilter;
import dev.tenure.port.store.StoreUnavailable;
import dev.tenure.profile.Plaid;
import dev.tenure.service.ConnectionView;
import dev.tenure.service.Connections;
import io.vavr.collection.Seq;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Receives Plaid's webhooks. A verified one is answered with success even if its Item is unknown, because Plaid repeats
 * the others. An unverified one learns nothing but that it is not believed.
 */
@RestController
final class PlaidWebhookController {
    private static final Logger LOG = LoggerFactory.getLogger(PlaidWebhookController.class);
    private static final int PAGE = 100;

    private final PlaidWebhookVerifier verifier;
    private final Connections connections;
    private final DecisionMeters decisions;

    PlaidWebhookController(PlaidWebhookVerifier verifier, Connections connections, DecisionMeters decisions) {
        this.decisions = decisions;
        this.verifier = verifier;
        this.connections = connections;
    }

    /** Takes the body byte for byte, because these bytes were signed. */
    @PostMapping("/app/webhooks/plaid")
    Received receive(HttpServletRequest request) throws IOException {
        var body = BoundedBody.read(request.getInputStream())
                .getOrElseThrow(() -> RefusalException.because(HostError.BODY_TOO_LONG));
        var verified = verifier.verify(headersOf(request), body).getOrElseThrow(why -> {
            LOG.info("a webhook was not verified: {}", why);
            return AppError.WEBHOOK_NOT_VERIFIED.refusal();
        });
        apply(PlaidWebhookParser.parse(verified));
        return new Received(true);
    }

    private void apply(PlaidWebhook webhook) {
        webhook.itemId().forEach(item -> apply(webhook, new RemoteId(item)));
    }

    /**
     * Tells each connection of the Item. Plaid has to repeat the webhook if one of them cannot be read, though the
     * others are told, or if none has the Item yet.
     */
    private void apply(PlaidWebhook webhook, RemoteId item) {
        var ofItem = ConnectionFilter.all().ofProfile(Plaid.PLAID).ofRemoteId(item);
        var page = connections.list(ofItem, PAGE);
        if (page.content().isEmpty() && page.unreadable().isEmpty()) throw AppError.UNKNOWN_ITEM.refusal();
        var unreadable = page.unreadable();
        tell(page.content(), webhook);
        while (page.next().isDefined()) {
            page = connections.list(ofItem, page.next().get(), PAGE);
            unreadable = unreadable.appendAll(page.unreadable());
            tell(page.content(), webhook);
        }
        if (unreadable.nonEmpty())
            throw new StoreUnavailable("not all connections of the Item can be read: " + unreadable.mkString(", "));
    }

    private void tell(Seq<ConnectionView> told, PlaidWebhook webhook) {
        told.map(ConnectionView::id).forEach(id -> decisions
                .connection("webhookReceived", connections.webhookReceived(id, webhook.signal()))
                .getOrElseThrow(AppError::of));
    }

    private static Map<String, List<String>> headersOf(HttpServletRequest request) {
        var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        Collections.list(request.getHeaderNames())
                .forEach(name -> headers.put(name, Collections.list(request.getHeaders(name))));
        return headers;
    }

    record Received(boolean received) {}
}
