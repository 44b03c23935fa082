package dev.tenure.jdbc.rows;

import dev.tenure.jdbc.sql.ColumnValue;
import dev.tenure.jdbc.sql.RowReader;
import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import dev.tenure.token.AccountId;
import dev.tenure.token.Delegation;
import dev.tenure.token.Processor;
import dev.tenure.token.Token;
import dev.tenure.token.TokenHash;
import dev.tenure.token.TokenKind;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.sql.SQLException;

/** A token as a row. */
public final class TokenRow {
    /** The columns of a token that is joined to its aggregate. */
    static final String COLUMNS =
            """
            , t.hash AS token_hash, t.kind AS token_kind, t.generation AS token_generation,
            t.issued_at AS token_issued_at, t.deadline_at AS token_deadline_at,
            t.deadline_cause AS token_deadline_cause, t.account_id AS token_account_id,
            t.processor AS token_processor
            """;

    private TokenRow() {}

    static Seq<ColumnValue> columnValues(Token token) {
        return List.of(
                ColumnValue.of("hash", token.hash().bytes()),
                ColumnValue.of("kind", token.kind()),
                ColumnValue.of("generation", token.generation()),
                ColumnValue.ofText("one_of", oneOf(token.kind()).map(TokenKind::name)),
                ColumnValue.of("issued_at", token.issuedAt()),
                ColumnValue.ofTime("deadline_at", token.deadline().map(Deadline::at)),
                ColumnValue.ofText(
                        "deadline_cause", token.deadline().map(Deadline::cause).map(Cause::name)),
                ColumnValue.ofName(
                        "account_id", token.delegation().map(to -> to.account().value())),
                ColumnValue.ofText(
                        "processor", token.delegation().map(to -> to.processor().name())));
    }

    /** Reads the token from a row with these columns. */
    public static Token read(RowReader row) throws SQLException {
        var processor = row.optionalText("token_processor");
        return new Token(
                TokenHash.ofBytes(row.bytes("token_hash")),
                TokenKind.valueOf(row.text("token_kind")),
                row.number("token_generation"),
                row.time("token_issued_at"),
                row.deadline("token_deadline_at", "token_deadline_cause"),
                row.optionalUuid("token_account_id")
                        .flatMap(account ->
                                processor.map(name -> new Delegation(new AccountId(account), new Processor(name)))));
    }

    /** The kinds of which an aggregate has one token per generation, by a unique index. */
    private static Option<TokenKind> oneOf(TokenKind kind) {
        return switch (kind) {
            case PUBLIC, ACCESS -> Option.of(kind);
            case LINK, PROCESSOR, CODE, REFRESH, ASSET_REPORT, USER, AUDIT_COPY, THIRD_PARTY_USER, PAYMENT ->
                Option.none();
        };
    }
}
