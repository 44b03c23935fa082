package dev.tenure.jdbc.rows;

import dev.tenure.decision.Expiring;
import io.vavr.collection.Seq;

/** The statements that load aggregates, each with its accounts and the withdrawals that concern it; and that delete them. */
public final class Queries<S extends Expiring<S>> {
    private static final String WITHDRAWALS =
            """
            , w.user_id AS withdrawn_user, w.cause AS withdrawal_cause, w.withdrawn_at AS withdrawn_at,
            w.client_epoch AS withdrawn_in
            """;

    /** One join for both, as each widens the whole row once more: the arrays are for the index, the rest tells them apart. */
    private static final String WITHDRAWAL_JOIN =
            """
             LEFT JOIN tenure_withdrawal w ON w.client_id = o.client_id
                AND w.user_id = ANY (ARRAY['', o.user_id]) AND w.epoch = ANY (ARRAY[o.client_epoch, o.user_epoch])
                AND w.epoch = CASE w.user_id WHEN '' THEN o.client_epoch ELSE o.user_epoch END
            """;

    private final AggregateTable<S> table;

    /** For the aggregates of this table. */
    public Queries(AggregateTable<S> table) {
        this.table = table;
    }

    /** By its name. */
    public String byName() {
        return aggregates("", table.name() + " o") + " WHERE o.id = ?";
    }

    /** By the hash of a token, which names its aggregate in this column; with the token. */
    public String byToken(String tokenColumn) {
        var source = "tenure_token t JOIN " + table.name() + " o ON o.id = t." + tokenColumn;
        return aggregates(TokenRow.COLUMNS, source) + " WHERE t.hash = ?";
    }

    /** By a column that holds a hash, and that no two aggregates share. */
    public String by(String column) {
        return aggregates("", table.name() + " o") + " WHERE o." + column + " = ?";
    }

    /** A page of those with these values in these columns, in the order of their places: from the first. */
    public String firstPage(Seq<String> columns) {
        return page(columns, "");
    }

    /** The same after one of them; none if that one is not there. */
    public String nextPage(Seq<String> columns) {
        return page(columns, " AND place > (SELECT last.place FROM " + table.name() + " last WHERE last.id = ?)");
    }

    private String page(Seq<String> columns, String after) {
        var page = "(SELECT id AS page_id FROM " + table.name() + " WHERE "
                + columns.map(column -> column + " = ?").mkString(" AND ") + after + " ORDER BY place LIMIT ?)";
        return aggregates("", page + " p JOIN " + table.name() + " o ON o.id = p.page_id") + " ORDER BY o.place";
    }

    /** Up to a limit of those that are due, the earliest first. */
    public String due() {
        return due("(" + dueFirst() + ")");
    }

    /** The same, locked until the transaction ends; what others have locked is left out, and not waited for. */
    public String dueAndFree() {
        return "WITH free AS (" + dueFirst() + " FOR UPDATE SKIP LOCKED) " + due("free");
    }

    private String dueFirst() {
        return "SELECT id AS due_id FROM " + table.name() + " WHERE due_at <= ? ORDER BY due_at, place LIMIT ?";
    }

    private String due(String first) {
        return aggregates("", first + " d JOIN " + table.name() + " o ON o.id = d.due_id")
                + " ORDER BY o.due_at, o.place";
    }

    /**
     * Deletes those that are past an instant, and with them their tokens and accounts. What waits to be delivered keeps
     * its aggregate.
     */
    public String purging(String since) {
        return """
                DELETE FROM %1$s WHERE id IN (
                    SELECT o.id FROM %1$s o WHERE o.%3$s <= ? AND NOT EXISTS (
                        SELECT 1 FROM tenure_event e WHERE e.aggregate_kind = '%2$s' AND e.aggregate_id = CAST(o.id AS varchar(36)))
                    ORDER BY o.%3$s LIMIT ?)
                  AND %3$s <= ?
                """
                .formatted(table.name(), table.kind(), since);
    }

    private String aggregates(String more, String source) {
        return "SELECT o.*" + table.accountColumns() + ifOwned(WITHDRAWALS) + more + " FROM " + source
                + table.accountJoin() + ifOwned(WITHDRAWAL_JOIN);
    }

    private String ifOwned(String sql) {
        return table.isOwned() ? sql : "";
    }
}
