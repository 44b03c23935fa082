package dev.tenure.jdbc.rows;

import dev.tenure.decision.Expiring;
import io.vavr.collection.Seq;

/** The statements that load aggregates, with their accounts and withdrawals, and that delete them. */
public final class Queries<S extends Expiring<S>> {
    private static final String WITHDRAWALS =
            """
            , w.place AS withdrawal_place, w.cause AS withdrawal_cause, w.withdrawn_at AS withdrawn_at
            """;

    /**
     * One join for up to three withdrawals, since others would widen every row: of the client, of its user, and of the
     * user everywhere. The arrays let it use the index; H2 takes one alone, and none beside an equation.
     */
    private static final String WITHDRAWAL_JOIN =
            """
             LEFT JOIN tenure_withdrawal w ON w.user_id = ANY (ARRAY['', o.user_id])
                AND w.client_id = ANY (ARRAY['', o.client_id]) AND w.environment = ANY (ARRAY[o.environment])
                AND w.epoch = ANY (ARRAY[o.client_epoch, o.user_epoch, o.everywhere_epoch])
                AND w.epoch = CASE '' WHEN w.user_id THEN o.client_epoch WHEN w.client_id THEN o.everywhere_epoch
                    ELSE o.user_epoch END
            """;

    private static final String NOT_OVER = " AND ended_at IS NULL AND (spent_at IS NULL OR spent_at > ?)";

    private final AggregateTable<S> table;

    /** The statements for the aggregates of this table. */
    public Queries(AggregateTable<S> table) {
        this.table = table;
    }

    /** Finds an aggregate by its id. */
    public String byName() {
        return aggregates("", table.name() + " o") + " WHERE o.id = ?";
    }

    /** Finds an aggregate by the hash of a token whose row has its id in this column, and reads the token too. */
    public String byToken(String tokenColumn) {
        var source = "tenure_token t JOIN " + table.name() + " o ON o.id = t." + tokenColumn;
        return aggregates(TokenRow.COLUMNS, source) + " WHERE t.hash = ?";
    }

    /** Finds an aggregate by a unique column with a hash. */
    public String by(String column) {
        return aggregates("", table.name() + " o") + " WHERE o." + column + " = ?";
    }

    /** The first page of the aggregates with given values in these columns, in the order of their creation. */
    public String firstPage(Seq<String> columns) {
        return page(equal(columns), "");
    }

    /** The page after a given aggregate; empty if that one is not stored. */
    public String nextPage(Seq<String> columns) {
        return page(equal(columns) + " AND place > " + placeOfKey(), "");
    }

    /**
     * The first page of the aggregates with given values in these columns that are not over at an instant, newest
     * first.
     */
    public String newestPage(Seq<String> columns) {
        return page(equal(columns) + NOT_OVER, " DESC");
    }

    /** The page of those before a given aggregate; empty if that one is not stored. */
    public String nextNewestPage(Seq<String> columns) {
        return page(equal(columns) + NOT_OVER + " AND place < " + placeOfKey(), " DESC");
    }

    private static String equal(Seq<String> columns) {
        return columns.map(column -> column + " = ?").mkString(" AND ");
    }

    private String placeOfKey() {
        return "(SELECT other.place FROM " + table.name() + " other WHERE other.id = ?)";
    }

    private String page(String condition, String order) {
        var page = "(SELECT id AS page_id FROM " + table.name() + " WHERE " + condition + " ORDER BY place" + order
                + " LIMIT ?)";
        return aggregates("", page + " p JOIN " + table.name() + " o ON o.id = p.page_id") + " ORDER BY o.place"
                + order;
    }

    /** The aggregates that are due, earliest first, up to a limit. */
    public String due() {
        return due("(" + dueFirst() + ")");
    }

    /** The due aggregates, locked until the transaction ends; skips those that others have locked. */
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
     * Deletes the aggregates that ended by an instant, with their tokens and accounts. A notice that waits for delivery
     * keeps its aggregate.
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
