package dev.tenure.service;

import dev.tenure.item.ItemId;
import dev.tenure.token.Secret;

/** The public token of a new Item. */
public record IssuedPublic(ItemId item, Secret publicToken) {}
