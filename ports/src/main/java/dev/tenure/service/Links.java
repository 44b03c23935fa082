package dev.tenure.service;

import dev.tenure.port.store.ItemRepository;
import dev.tenure.port.store.LinkRepository;
import dev.tenure.service.internal.AttemptLimit;
import dev.tenure.service.internal.PrincipalEpochs;
import dev.tenure.service.internal.ServiceContext;

/** Links for new Items, each command in a transaction of the store. Thread-safe. */
public final class Links extends LinkService {
    Links(LinkRepository links, ItemRepository items, PrincipalEpochs epochs, ServiceContext context) {
        super(links, items, epochs, context, AttemptLimit.MANY_TIMES);
    }
}
