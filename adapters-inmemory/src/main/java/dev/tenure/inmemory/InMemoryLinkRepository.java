package dev.tenure.inmemory;

import dev.tenure.decision.Created;
import dev.tenure.link.Link;
import dev.tenure.link.LinkId;
import dev.tenure.port.store.LinkRepository;
import dev.tenure.port.store.Stale;
import dev.tenure.token.TokenHash;
import io.vavr.control.Either;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Links, whose success creates an Item among the Items. */
final class InMemoryLinkRepository extends InMemoryTokenRepository<LinkId, Link> implements LinkRepository {
    private final Function<Created, Either<Stale, ?>> items;

    InMemoryLinkRepository(
            InMemoryOutbox outbox,
            InMemoryPrincipalRepository principals,
            ConcurrentHashMap<TokenHash, Issued> tokens,
            Function<Created, Either<Stale, ?>> items) {
        super(outbox, principals, tokens);
        this.items = items;
    }

    @Override
    Either<Stale, ?> create(Created created) {
        return items.apply(created);
    }
}
