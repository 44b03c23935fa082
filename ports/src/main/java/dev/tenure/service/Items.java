package dev.tenure.service;

import dev.tenure.port.store.ItemRepository;
import dev.tenure.service.internal.AttemptLimit;
import dev.tenure.service.internal.ServiceContext;

/** Items and their tokens, each command in a transaction of the store. Thread-safe. */
public final class Items extends ItemService {
    Items(ItemRepository items, ServiceContext context) {
        super(items, context, AttemptLimit.MANY_TIMES);
    }
}
