package dev.tenure.host.notify;

import dev.tenure.item.Webhook;
import dev.tenure.port.outbox.Notice;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.io.IOException;

/** Standard Webhooks on their way to the endpoints of the settings: to each, and if one fails, to all once more. */
final class StandardPost {
    private final Seq<Endpoint> endpoints;
    private final WebhookSender courier;

    StandardPost(Seq<Endpoint> endpoints, WebhookSender courier) {
        this.endpoints = endpoints;
        this.courier = courier;
    }

    void deliver(Notice notice) throws IOException {
        if (endpoints.isEmpty()) return;
        var body = StandardBodies.of(notice);
        var failure = Option.<IOException>none();
        for (var endpoint : endpoints) failure = failure.orElse(failureOf(endpoint, notice, body));
        if (failure.isDefined()) throw failure.get();
    }

    private Option<IOException> failureOf(Endpoint endpoint, Notice notice, byte[] body) {
        try {
            courier.bring(endpoint.address(), endpoint.signer().headersOf(notice.id(), body), body);
            return Option.none();
        } catch (IOException failure) {
            return Option.some(failure);
        }
    }

    /** Where they go, and what they are signed with there. */
    record Endpoint(Webhook address, StandardSigner signer) {}
}
