package dev.tenure.host.app;

import dev.tenure.connection.ConnectionId;
import dev.tenure.connection.RemoteId;
import dev.tenure.host.DecisionMeters;
import dev.tenure.host.RefusalException;
import dev.tenure.host.webhook.PlaidWebhook;
import dev.tenure.host.webhook.PlaidWebhookVerifier;
import dev.tenure.host.webhook.PlaidWebhooks;
import dev.tenure.profile.Plaid;
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
 * Takes Plaid's webhooks in. What is believed is answered with success, known or not: Plaid would send again what it
 * thinks was lost. Who sends something else learns no more than that it is not believed.
 */
@RestController
final class WebhookController {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookController.class);
    private static final int LONGEST = 64 * 1024;
    private static final int PAGE = 100;

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
        var body = request.getInputStream().readNBytes(LONGEST + 1);
        if (body.length > LONGEST) throw RefusalException.tooLong();
        var verified = verifier.verify(headersOf(request), body).getOrElseThrow(why -> {
            LOG.info("a webhook is not believed: {}", why);
            return AppFault.NOT_BELIEVED.refusal();
        });
        hear(PlaidWebhooks.read(verified));
        return new Received(true);
    }

    private void hear(PlaidWebhook said) {
        said.itemId().toList().flatMap(item -> holding(new RemoteId(item))).forEach(id -> decisions
                .connection("heard", connections.webhookReceived(id, said.hint()))
                .getOrElseThrow(AppFault::of));
    }

    private Seq<ConnectionId> holding(RemoteId item) {
        var page = connections.findByRemoteId(Plaid.PLAID, item, PAGE);
        var all = page.content();
        while (page.next().isDefined()) {
            page = connections.findByRemoteId(Plaid.PLAID, item, page.next().get(), PAGE);
            all = all.appendAll(page.content());
        }
        return all;
    }

    private static Map<String, List<String>> headersOf(HttpServletRequest request) {
        var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        Collections.list(request.getHeaderNames())
                .forEach(name -> headers.put(name, Collections.list(request.getHeaders(name))));
        return headers;
    }

    record Received(boolean received) {}
}
