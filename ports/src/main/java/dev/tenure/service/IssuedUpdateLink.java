package dev.tenure.service;

import dev.tenure.item.ItemId;
import dev.tenure.token.Secret;
import java.time.Instant;

/** A link token that opens update mode for an Item, shown only here; it expires at {@code expiresAt}. */
public record IssuedUpdateLink(ItemId item, Secret linkToken, Instant expiresAt) {}
