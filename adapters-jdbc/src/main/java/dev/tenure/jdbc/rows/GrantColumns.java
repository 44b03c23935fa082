package dev.tenure.jdbc.rows;

import dev.tenure.grant.AccessOnly;
import dev.tenure.grant.AccessToken;
import dev.tenure.grant.AccessTokens;
import dev.tenure.grant.Authorized;
import dev.tenure.grant.CodeBinding;
import dev.tenure.grant.Ended;
import dev.tenure.grant.Grant;
import dev.tenure.grant.GrantData;
import dev.tenure.grant.GrantState;
import dev.tenure.grant.RefreshToken;
import dev.tenure.grant.Refreshable;
import dev.tenure.grant.Retry;
import dev.tenure.jdbc.sql.ColumnValue;
import dev.tenure.jdbc.sql.RowReader;
import dev.tenure.time.Deadline;
import dev.tenure.time.End;
import dev.tenure.token.CodeChallenge;
import dev.tenure.token.SealedSecret;
import dev.tenure.token.TokenHash;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.sql.SQLException;
import java.time.Instant;

/**
 * The columns in which the states of a grant differ.
 *
 * @param binding the attributes to which a code is bound; nothing in every other state
 * @param chain the code or the refresh token: its hash, its instant of issue and its deadline
 * @param access the last access token; an ended grant keeps only its deadline
 */
record GrantColumns(
        GrantState state,
        CodeBinding binding,
        Option<TokenHash> chain,
        Option<Instant> chainIssuedAt,
        Option<Deadline> chainDeadline,
        Option<AccessToken> access,
        Option<AccessToken> previous,
        Option<Retry> retry,
        Option<Deadline> accessDeadline,
        Option<End> end) {

    static GrantColumns of(Grant grant) {
        return grant.match(GrantColumns::of, GrantColumns::of, GrantColumns::of, GrantColumns::of);
    }

    private static GrantColumns of(Authorized grant) {
        return new GrantColumns(
                grant.state(),
                grant.binding(),
                Option.of(grant.code()),
                Option.none(),
                Option.of(grant.deadline()),
                Option.none(),
                Option.none(),
                Option.none(),
                Option.none(),
                Option.none());
    }

    private static GrantColumns of(Refreshable grant) {
        return new GrantColumns(
                grant.state(),
                CodeBinding.NONE,
                Option.of(grant.refresh().hash()),
                Option.of(grant.refresh().issuedAt()),
                grant.refresh().deadline(),
                grant.access().current(),
                grant.access().previous(),
                grant.retry(),
                grant.access().current().flatMap(AccessToken::deadline),
                Option.none());
    }

    private static GrantColumns of(AccessOnly grant) {
        return new GrantColumns(
                grant.state(),
                CodeBinding.NONE,
                Option.none(),
                Option.none(),
                Option.none(),
                Option.of(grant.access()),
                Option.none(),
                Option.none(),
                grant.access().deadline(),
                Option.none());
    }

    private static GrantColumns of(Ended grant) {
        return new GrantColumns(
                grant.state(),
                CodeBinding.NONE,
                Option.none(),
                Option.none(),
                Option.none(),
                Option.none(),
                Option.none(),
                Option.none(),
                grant.access(),
                Option.of(grant.end()));
    }

    Seq<ColumnValue> columnValues() {
        return Array.of(
                        ColumnValue.of("state", state),
                        ColumnValue.ofText("redirect_uri", binding.redirectUri()),
                        ColumnValue.ofText("code_challenge", binding.challenge().map(CodeChallenge::value)),
                        ColumnValue.ofText("nonce", binding.nonce()),
                        ColumnValue.ofBytes("chain_hash", chain.map(TokenHash::bytes)),
                        ColumnValue.ofTime("chain_issued_at", chainIssuedAt),
                        ColumnValue.ofTime("chain_deadline_at", chainDeadline.map(Deadline::at)),
                        ColumnValue.ofCause("chain_deadline_cause", chainDeadline.map(Deadline::cause)))
                .appendAll(AccessColumns.LAST.columnValues(access, accessDeadline))
                .appendAll(AccessColumns.PREVIOUS.columnValues(previous, previous.flatMap(AccessToken::deadline)))
                .appendAll(Array.of(
                        ColumnValue.ofBytes(
                                "retry_hash", retry.map(Retry::predecessor).map(TokenHash::bytes)),
                        ColumnValue.ofBytes("retry_pair", retry.map(Retry::pair).map(SealedSecret::bytes)),
                        ColumnValue.ofTime("retry_until", retry.map(Retry::until)),
                        ColumnValue.ofCause("cause", end.map(End::cause)),
                        ColumnValue.ofTime("ended_at", end.map(End::at))));
    }

    static Grant read(RowReader row, GrantData data) throws SQLException {
        var chain = row.hash("chain_hash");
        var issuedAt = row.optionalTime("chain_issued_at");
        var deadline = row.deadline("chain_deadline_at", "chain_deadline_cause");
        var access = AccessColumns.LAST.read(row, data.scope());
        return switch (GrantState.valueOf(row.text("state"))) {
            case AUTHORIZED -> new Authorized(data, chain.get(), deadline.get(), binding(row));
            case REFRESHABLE ->
                new Refreshable(
                        data,
                        new RefreshToken(chain.get(), issuedAt.get(), deadline),
                        new AccessTokens(access, AccessColumns.PREVIOUS.read(row, data.scope())),
                        retry(row));
            case ACCESS_ONLY -> new AccessOnly(data, access.get());
            case ENDED ->
                new Ended(
                        data,
                        AccessColumns.LAST.deadline(row),
                        row.end("ended_at", "cause").get());
        };
    }

    private static CodeBinding binding(RowReader row) throws SQLException {
        return new CodeBinding(
                row.optionalText("redirect_uri"),
                row.optionalText("code_challenge").map(CodeChallenge::new),
                row.optionalText("nonce"));
    }

    private static Option<Retry> retry(RowReader row) throws SQLException {
        var predecessor = row.hash("retry_hash");
        if (predecessor.isEmpty()) return Option.none();
        return Option.of(
                new Retry(predecessor.get(), SealedSecret.ofBytes(row.bytes("retry_pair")), row.time("retry_until")));
    }
}
