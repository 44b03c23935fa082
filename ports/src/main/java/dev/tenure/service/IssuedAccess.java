package dev.tenure.service;

import dev.tenure.item.ItemId;
import dev.tenure.token.Secret;

/**
 * An access token, shown only here. It does not expire.
 *
 * @param repeated true if the same token was issued before, and the answer was lost
 */
public record IssuedAccess(ItemId item, Secret accessToken, boolean repeated) {}
