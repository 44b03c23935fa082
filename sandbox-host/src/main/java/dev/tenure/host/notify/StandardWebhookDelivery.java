package dev.tenure.host.notify;

import dev.tenure.item.Webhook;
import dev.tenure.port.outbox.Notice;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.io.IOException;

/** Delivers Standard Webhooks to each endpoint of the settings. If one fails, all get the webhook again. */
final class StandardWebhookDelivery {
    private final Seq<Endpoint> endpoints;
    private final WebhookSender sender;

    StandardWebhookDelivery(Seq<Endpoint> endpoints, WebhookSender sender) {
        this.endpoints = endpoints;
        this.sender = sender;
    }

    void deliver(Notice notice) throws IOException {
        if (endpoints.isEmpty()) return;
        var body = StandardWebhookBodies.of(notice);
        var failure = Option.<IOException>none();
        for (var endpoint : endpoints) failure = failure.orElse(failureOf(endpoint, notice, body));
        if (failure.isDefined()) throw failure.get();
    }

    private Option<IOException> failureOf(Endpoint endpoint, Notice notice, byte[] body) {
        try {
            sender.send(endpoint.address(), endpoint.signer().headersOf(notice.id(), body), body);
            return Option.none();
        } catch (IOException failure) {
            return Option.some(failure);
        }
    }

    /** An endpoint's address and its signer. */
    record Endpoint(Webhook address, StandardSigner signer) {}
}
