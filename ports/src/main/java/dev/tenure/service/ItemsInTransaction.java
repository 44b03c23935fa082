package dev.tenure.service;

import dev.tenure.port.store.ItemRepository;
import dev.tenure.service.internal.AttemptLimit;
import dev.tenure.service.internal.ServiceContext;

/**
 * Items and their tokens, each command in the host's transaction: it makes one attempt, and takes effect with the
 * host's commit. Thread-safe.
 */
public final class ItemsInTransaction extends ItemService {
    ItemsInTransaction(ItemRepository items, ServiceContext context) {
        super(items, context, AttemptLimit.ONCE);
    }
}
