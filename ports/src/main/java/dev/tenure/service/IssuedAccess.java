package dev.tenure.service;

import dev.tenure.item.ItemId;
import dev.tenure.token.Secret;

/** A new access token, shown only here. It does not expire. */
public record IssuedAccess(ItemId item, Secret accessToken) {}
