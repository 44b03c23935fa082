package dev.tenure.service;

import dev.tenure.item.ItemId;
import dev.tenure.token.Secret;

/** A new processor token, shown only here. It does not expire. */
public record IssuedProcessor(ItemId item, Secret processorToken) {}
