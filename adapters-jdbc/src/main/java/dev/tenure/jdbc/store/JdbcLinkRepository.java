package dev.tenure.jdbc.store;

import dev.tenure.jdbc.rows.LinkTable;
import dev.tenure.jdbc.rows.TokenQuery;
import dev.tenure.jdbc.sql.Database;
import dev.tenure.link.Link;
import dev.tenure.link.LinkId;
import dev.tenure.port.outbox.EventFilter;
import dev.tenure.port.store.LinkRepository;
import dev.tenure.port.store.Located;
import dev.tenure.token.TokenHash;
import io.vavr.control.Option;

/** Links over JDBC, found by their tokens. */
public final class JdbcLinkRepository extends JdbcRepository<LinkId, Link> implements LinkRepository {
    private final TokenQuery<Link> byToken = new TokenQuery<>(new LinkTable());

    /** Links in this database; the filter chooses the events that are written. */
    public JdbcLinkRepository(Database database, EventFilter filter) {
        super(database, new LinkTable(), LinkId::value, filter);
    }

    @Override
    public Option<Located<Link>> locate(TokenHash hash) {
        return only(database.read(byToken.sql(), byToken.key(hash), byToken::read));
    }
}
