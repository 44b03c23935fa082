package dev.tenure.service;

import dev.tenure.port.store.ItemRepository;
import dev.tenure.port.store.LinkRepository;
import dev.tenure.service.internal.AttemptLimit;
import dev.tenure.service.internal.PrincipalEpochs;
import dev.tenure.service.internal.ServiceContext;

/**
 * Links for new Items, each command in the host's transaction: it makes one attempt, and takes effect with the host's
 * commit. Thread-safe.
 */
public final class LinksInTransaction extends LinkService {
    LinksInTransaction(LinkRepository links, ItemRepository items, PrincipalEpochs epochs, ServiceContext context) {
        super(links, items, epochs, context, AttemptLimit.ONCE);
    }
}
