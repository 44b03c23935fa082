package dev.tenure.mutants;

import dev.tenure.link.Link;
import dev.tenure.link.LinkId;
import dev.tenure.port.store.LinkRepository;
import dev.tenure.port.store.Located;
import dev.tenure.token.TokenHash;
import io.vavr.control.Option;
import java.time.Instant;

/** The same of Links. */
final class BrokenLinkRepository extends BrokenRepository<LinkId, Link> implements LinkRepository {
    private final LinkRepository sound;

    BrokenLinkRepository(LinkRepository sound, Fault fault) {
        super(sound, Link::id, fault);
        this.sound = sound;
    }

    @Override
    public Option<Located<Link>> locate(TokenHash hash) {
        return fault().locate(sound::locate, hash);
    }

    @Override
    public int purge(Instant overSince, int limit) {
        return fault().forget(sound::purge, overSince, limit);
    }
}
