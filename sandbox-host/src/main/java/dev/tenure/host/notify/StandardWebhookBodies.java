package dev.tenure.host.notify;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tenure.decision.Detail;
import dev.tenure.port.outbox.Notice;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/**
 * The bodies of Standard Webhooks, for grants, connections and principals: the event without its webhook address, which
 * may contain a secret.
 */
final class StandardWebhookBodies {
    private static final JsonMapper JSON = new JsonMapper();

    private StandardWebhookBodies() {}

    static byte[] of(Notice notice) {
        var event = notice.event();
        var body = JSON.createObjectNode()
                .put("type", typeOf(notice))
                .put("timestamp", event.recordedAt().toString());
        var data = body.putObject("data")
                .put("aggregate", notice.aggregate().text())
                .put("version", notice.version())
                .put("effective_at", event.effectiveAt().toString());
        event.cause().forEach(cause -> data.put("cause", cause.name()));
        event.details().remove(Detail.WEBHOOK).forEach(detail -> data.put(wireOf(detail._1.name()), detail._2));
        return body.toString().getBytes(UTF_8);
    }

    /** The kind of aggregate and the event, for instance {@code grant.ended}. */
    private static String typeOf(Notice notice) {
        var kind = notice.aggregate().kind();
        var happened = wireOf(notice.event().type().name());
        return kind + "." + (happened.startsWith(kind + "_") ? happened.substring(kind.length() + 1) : happened);
    }

    private static String wireOf(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
