package dev.tenure.jdbc;

import dev.tenure.item.Account;
import dev.tenure.principal.Allegiance;
import dev.tenure.principal.Timed;
import dev.tenure.token.ClientId;
import dev.tenure.token.OwnerId;
import dev.tenure.token.Token;
import dev.tenure.token.UserId;
import io.vavr.collection.Array;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Function;

/** How the owners of one kind are laid out in columns. */
interface OwnerTable<S extends Timed<S>> {
    /** The table of their rows. */
    String name();

    /** What its owners are, in one word: the table is called after it. */
    default String kind() {
        return name().substring("tenure_".length());
    }

    /** The column that says since when an owner is over. */
    default String overSince() {
        return "ended_at";
    }

    /** The columns that hold a state, but for its version. */
    Seq<Cell> cells(S state);

    /** The state in a row; its accounts come from rows of their own. */
    Function<Seq<Account>, S> read(Columns row) throws SQLException;

    /** The columns of an account beside its owner, and how it is joined; nothing where owners have none. */
    default String accountColumns() {
        return "";
    }

    /** The join that belongs to them. */
    default String accountJoin() {
        return "";
    }

    /** The account that a row shows beside its owner, if any. */
    default Option<Account> account(Columns row) throws SQLException {
        return Option.none();
    }

    /** What else of a state is kept in rows, as far as it differs from before. */
    default Seq<Part> children(Option<S> before, S after) {
        return List.empty();
    }

    /** The name of an owner as it is stored. */
    UUID nameOf(S state);

    /** The owner of a stored name. */
    OwnerId named(UUID name);

    /** Whether owners stand under a client, whose withdrawals are then read with them. */
    default boolean isAllied() {
        return true;
    }

    /** Whose an owner is, in columns. */
    static Seq<Cell> cells(Allegiance allegiance) {
        return Array.of(
                Cell.of("client_id", allegiance.client().value()),
                Cell.of("client_epoch", allegiance.clientEpoch()),
                Cell.ofText("user_id", allegiance.user().map(UserId::value)),
                Cell.of("user_epoch", allegiance.userEpoch()));
    }

    /** Whose an owner is, from its row. */
    static Allegiance allegiance(Columns row) throws SQLException {
        return new Allegiance(
                new ClientId(row.text("client_id")),
                row.number("client_epoch"),
                row.optionalText("user_id").map(UserId::new),
                row.number("user_epoch"));
    }

    /** New tokens of an owner; nothing where they are not kept. */
    default Seq<Part> tokens(Seq<Token> issued, UUID owner) {
        return List.empty();
    }
}
