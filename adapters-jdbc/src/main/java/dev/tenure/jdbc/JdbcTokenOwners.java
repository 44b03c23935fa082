package dev.tenure.jdbc;

import dev.tenure.port.EventFilter;
import dev.tenure.port.Located;
import dev.tenure.port.TokenOwners;
import dev.tenure.port.Versioned;
import dev.tenure.principal.Allied;
import dev.tenure.token.ClientId;
import dev.tenure.token.OwnerId;
import dev.tenure.token.TokenHash;
import dev.tenure.token.UserId;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.UUID;
import java.util.function.Function;

/** Owners over JDBC that are also found by their tokens and by their user. */
final class JdbcTokenOwners<I extends OwnerId, S extends Allied<S>> extends JdbcOwners<I, S>
        implements TokenOwners<I, S> {
    private final String byToken;
    private final Layout layout = new Layout();

    JdbcTokenOwners(Database database, TokenTable<S> table, Function<I, UUID> nameOf, EventFilter filter) {
        super(database, table, nameOf, filter);
        this.byToken = selection.byToken(table.tokenColumn());
    }

    @Override
    public Option<Located<S>> locate(TokenHash hash) {
        return database.read(
                        byToken,
                        List.of(Cell.of("hash", hash.bytes())),
                        rows -> selection.<Located<S>>read(rows, layout, first -> {
                            var token = TokenRow.read(first);
                            return owner -> new Located<>(owner, token);
                        }))
                .map(JdbcOwners::readable)
                .headOption();
    }

    @Override
    public Seq<Versioned<S>> ofUser(ClientId client, UserId user) {
        return readable(selection.ofUser(), Cell.of("client_id", client.value()), Cell.of("user_id", user.value()));
    }
}
