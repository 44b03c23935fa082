package dev.tenure.host.webhook;

import dev.tenure.connection.WebhookSignal;
import io.vavr.control.Option;

/** A webhook of Plaid's as it concerns a login: the Item's id, none if it names no Item, and the signal. */
public record PlaidWebhook(Option<String> itemId, WebhookSignal signal) {}
