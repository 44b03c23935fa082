package dev.tenure.jdbc.store;

import dev.tenure.item.Item;
import dev.tenure.item.ItemId;
import dev.tenure.jdbc.rows.ItemTable;
import dev.tenure.jdbc.rows.TokenQuery;
import dev.tenure.jdbc.sql.ColumnValue;
import dev.tenure.jdbc.sql.Database;
import dev.tenure.port.outbox.EventFilter;
import dev.tenure.port.outbox.Unreadable;
import dev.tenure.port.store.ItemRepository;
import dev.tenure.port.store.Located;
import dev.tenure.port.store.Versioned;
import dev.tenure.token.ClientId;
import dev.tenure.token.Environment;
import dev.tenure.token.TokenHash;
import dev.tenure.token.UserId;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/** Items over JDBC, found by their tokens and by their user. */
public final class JdbcItemRepository extends JdbcExpiringRepository<ItemId, Item> implements ItemRepository {
    private static final String ERASE =
            """
            UPDATE tenure_item SET retry_hash = NULL, retry_access = NULL, retry_until = NULL WHERE id IN (
                SELECT id FROM tenure_item WHERE retry_until <= ? ORDER BY retry_until LIMIT ?)
              AND retry_until <= ?
            """;

    private final TokenQuery<Item> byToken = new TokenQuery<>(new ItemTable());

    /** Items in this database; the filter chooses the events that are written. */
    public JdbcItemRepository(Database database, EventFilter filter) {
        super(database, new ItemTable(), ItemId::value, filter);
    }

    @Override
    public Option<Located<Item>> locate(TokenHash hash) {
        return only(database.read(byToken.sql(), byToken.key(hash), byToken::read));
    }

    @Override
    public Seq<Either<Unreadable, Versioned<Item>>> findByUser(
            Environment environment, ClientId client, UserId user, Option<ItemId> after, int limit) {
        var ofUser = List.of(
                ColumnValue.of("environment", environment),
                ColumnValue.of("client_id", client.value()),
                ColumnValue.of("user_id", user.value()));
        return page(ofUser, after, limit);
    }

    @Override
    public int eraseSeals(Instant now, int limit) {
        return bulk(ERASE, now, limit);
    }
}
