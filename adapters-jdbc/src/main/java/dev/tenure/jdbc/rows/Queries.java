package dev.tenure.jdbc.rows;

import dev.tenure.decision.Expiring;

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

    public Queries(AggregateTable<S> table) {
        this.table = table;
    }

    public String byName() {
        return aggregates("", table.name() + " o") + " WHERE o.id = ?";
    }

    public String byToken(String tokenColumn) {
        var source = "tenure_token t JOIN " + table.name() + " o ON o.id = t." + tokenColumn;
        return aggregates(TokenRow.COLUMNS, source) + " WHERE t.hash = ?";
    }

    /** By a column that holds a hash, and that no two aggregates share. */
    public String by(String column) {
        return aggregates("", table.name() + " o") + " WHERE o." + column + " = ?";
    }

    public String byUser() {
        return aggregates("", table.name() + " o") + " WHERE o.client_id = ? AND o.user_id = ? ORDER BY o.place";
    }

    public String byRemoteId() {
        return aggregates("", table.name() + " o") + " WHERE o.profile = ? AND o.remote_id = ? ORDER BY o.place";
    }

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
