package dev.tenure.jdbc;

import dev.tenure.principal.Allied;
import dev.tenure.token.Token;
import io.vavr.collection.Seq;
import java.util.UUID;

/** How owners are laid out that keep a row for each of their tokens. */
interface TokenTable<S extends Allied<S>> extends OwnerTable<S> {
    /** The column in which a token names its owner. */
    String tokenColumn();

    @Override
    default Seq<Part> tokens(Seq<Token> issued, UUID owner) {
        return issued.map(
                token -> new Part.Insert("tenure_token", TokenRow.cells(token).prepend(Cell.of(tokenColumn(), owner))));
    }
}
