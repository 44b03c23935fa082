package dev.tenure.stories.token;

import dev.tenure.link.Link;
import dev.tenure.link.LinkId;
import dev.tenure.port.store.LinkRepository;
import dev.tenure.port.store.Located;
import dev.tenure.token.TokenHash;
import io.vavr.control.Option;

/** A Link repository that must not be called. */
final class UntouchableLinks extends UntouchableRepository<LinkId, Link> implements LinkRepository {
    @Override
    public Option<Located<Link>> locate(TokenHash hash) {
        throw asked();
    }
}
