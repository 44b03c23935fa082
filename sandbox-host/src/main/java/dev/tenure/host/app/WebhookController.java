package dev.tenure.host.app;

import dev.tenure.connection.RemoteId;
import dev.tenure.host.http.BoundedBody;
import dev.tenure.host.http.Fault;
import dev.tenure.host.http.RefusalException;
import dev.tenure.host.operations.DecisionMeters;
import dev.tenure.host.webhook.PlaidWebhook;
import dev.tenure.host.webhook.PlaidWebhookVerifier;
import dev.tenure.host.webhook.PlaidWebhooks;
import dev.tenure.profile.Plaid;
import dev.tenure.service.Connections;
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
 * Takes Plaid's webhooks in. What is believed is answered with success, known or not: Plaid would send again what it
 * thinks was lost. Who sends something else learns no more than that it is not believed.
 */
@RestController
final class WebhookController {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookController.class);

    private final PlaidWebhookVerifier verifier;
    private final Connections connections;
    private final DecisionMeters decisions;

    WebhookController(PlaidWebhookVerifier verifier, Connections connections, DecisionMeters decisions) {
        this.decisions = decisions;
        this.verifier = verifier;
        this.connections = connections;
    }

    /** The body as it came over the wire: that is what was signed. */
    @PostMapping("/app/webhooks/plaid")
    Received receive(HttpServletRequest request) throws IOException {
        var body = BoundedBody.read(request.getInputStream())
                .getOrElseThrow(() -> RefusalException.because(Fault.BODY_TOO_LONG));
        var verified = verifier.verify(headersOf(request), body).getOrElseThrow(why -> {
            LOG.info("a webhook is not believed: {}", why);
            return AppFault.NOT_BELIEVED.refusal();
        });
        hear(PlaidWebhooks.read(verified));
        return new Received(true);
    }

    private void hear(PlaidWebhook said) {
        said.itemId()
                .toList()
                .flatMap(item -> connections.findByRemoteId(Plaid.PLAID.name(), new RemoteId(item)))
                .forEach(id -> decisions
                        .connection("heard", connections.webhookReceived(id, said.hint()))
                        .getOrElseThrow(AppFault::of));
    }

    private static Map<String, List<String>> headersOf(HttpServletRequest request) {
        var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        Collections.list(request.getHeaderNames())
                .forEach(name -> headers.put(name, Collections.list(request.getHeaders(name))));
        return headers;
    }

    record Received(boolean received) {}
}
