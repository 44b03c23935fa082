package dev.tenure.jdbc.rows;

import dev.tenure.grant.AccessToken;
import dev.tenure.jdbc.sql.ColumnValue;
import dev.tenure.jdbc.sql.RowReader;
import dev.tenure.time.Deadline;
import dev.tenure.token.KeyThumbprint;
import dev.tenure.token.Scope;
import dev.tenure.token.TokenHash;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.sql.SQLException;

/** The columns of one access token of a grant; all are null if there is none. */
enum AccessColumns {
    /** The last access token; an ended grant keeps only its deadline. */
    LAST("access"),
    /** The access token before the last. */
    PREVIOUS("previous");

    private final String hash;
    private final String scope;
    private final String issuedAt;
    private final String deadlineAt;
    private final String deadlineCause;
    private final String key;

    AccessColumns(String which) {
        this.hash = which + "_hash";
        this.scope = which + "_scope";
        this.issuedAt = which + "_issued_at";
        this.deadlineAt = which + "_deadline_at";
        this.deadlineCause = which + "_deadline_cause";
        this.key = which + "_key";
    }

    Seq<ColumnValue> columnValues(Option<AccessToken> token, Option<Deadline> deadline) {
        return Array.of(
                ColumnValue.ofBytes(hash, token.map(AccessToken::hash).map(TokenHash::bytes)),
                ColumnValue.ofText(scope, token.map(AccessToken::scope).map(Scope::text)),
                ColumnValue.ofTime(issuedAt, token.map(AccessToken::issuedAt)),
                ColumnValue.ofTime(deadlineAt, deadline.map(Deadline::at)),
                ColumnValue.ofCause(deadlineCause, deadline.map(Deadline::cause)),
                ColumnValue.ofText(key, token.flatMap(AccessToken::key).map(KeyThumbprint::text)));
    }

    /** The token in these columns. Its scope is usually the whole scope of the grant. */
    Option<AccessToken> read(RowReader row, Scope granted) throws SQLException {
        var stored = row.hash(hash);
        if (stored.isEmpty()) return Option.none();
        var goodFor = row.text(scope).equals(granted.text()) ? granted : row.scope(scope);
        return Option.of(new AccessToken(
                stored.get(),
                goodFor,
                row.time(issuedAt),
                deadline(row),
                row.optionalText(key).map(KeyThumbprint::parse)));
    }

    Option<Deadline> deadline(RowReader row) throws SQLException {
        return row.deadline(deadlineAt, deadlineCause);
    }
}
