package dev.tenure.host.webhook;

import dev.tenure.connection.WebhookSignal;
import io.vavr.control.Option;

/** What a webhook of Plaid's says, and of which Item; one that names no Item says nothing of a login. */
public record PlaidWebhook(Option<String> itemId, WebhookSignal hint) {}
