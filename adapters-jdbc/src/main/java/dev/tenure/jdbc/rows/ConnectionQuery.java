package dev.tenure.jdbc.rows;

import dev.tenure.connection.ConnectionId;
import dev.tenure.connection.RemoteId;
import dev.tenure.jdbc.sql.ColumnValue;
import dev.tenure.port.store.ConnectionFilter;
import dev.tenure.token.Environment;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;

/** The statement that lists the connections of a filter. It has a parameter for every value of the filter. */
public record ConnectionQuery(String sql, Seq<ColumnValue> values) {
    private static final String WHOLE =
            "SELECT o.* FROM (%s) p JOIN tenure_connection o ON o.id = p.page_id ORDER BY o.id";
    private static final String EITHER =
            "SELECT page_id FROM (%s) stored UNION SELECT page_id FROM (%s) due ORDER BY page_id LIMIT ?";
    private static final String IS_BLOCKED =
            "blocked AND state IN ('CONNECTED', 'NEEDS_UPDATE', 'REFRESHING', 'IN_DOUBT')";

    /** The statement for a page of the connections that may match a filter at an instant. */
    public static ConnectionQuery of(
            Environment environment, ConnectionFilter filter, Instant now, Option<ConnectionId> after, int limit) {
        var lasting = lasting(environment, filter)
                .appendAll(after.map(last -> new Condition("id > ?", ColumnValue.of("id", last.value()))));
        var asStored = page(lasting.appendAll(forNow(filter)), limit);
        if (!filter.dependsOnTime()) return asStored.whole();
        var due = page(lasting.append(new Condition("due_at <= ?", ColumnValue.of(ColumnValue.DUE, now))), limit);
        return asStored.or(due, limit).whole();
    }

    private static Seq<Condition> lasting(Environment environment, ConnectionFilter filter) {
        return Vector.of(Condition.equal(ColumnValue.of("environment", environment)))
                .appendAll(filter.profile().map(it -> Condition.equal(ColumnValue.of("profile", it))))
                .appendAll(filter.reference().map(it -> Condition.equal(ColumnValue.of("reference", it))))
                .appendAll(filter.remoteId()
                        .map(RemoteId::value)
                        .map(it -> Condition.equal(ColumnValue.of("remote_id", it))))
                .appendAll(Option.when(filter.isBlocked(), () -> new Condition(IS_BLOCKED)));
    }

    private static Seq<Condition> forNow(ConnectionFilter filter) {
        return Vector.<Condition>empty()
                .appendAll(Option.when(filter.states().nonEmpty(), () -> ofStates(filter)))
                .appendAll(Option.when(filter.needsUser(), () -> new Condition("needs_user")));
    }

    private static Condition ofStates(ConnectionFilter filter) {
        var states = filter.states().toVector().sorted().map(state -> ColumnValue.of("state", state));
        return new Condition("state IN (" + states.map(state -> "?").mkString(", ") + ")", states);
    }

    private static ConnectionQuery page(Seq<Condition> conditions, int limit) {
        var condition = conditions.map(Condition::sql).mkString(" AND ");
        return new ConnectionQuery(
                "SELECT id AS page_id FROM tenure_connection WHERE " + condition + " ORDER BY id LIMIT ?",
                conditions.flatMap(Condition::values).append(ColumnValue.of("limit", limit)));
    }

    /**
     * Both pages as one: each is found by an index of its own, which one condition with OR would not be. Each is a
     * table of its own too, since H2 otherwise repeats a page's last result although its limit has changed.
     */
    private ConnectionQuery or(ConnectionQuery other, int limit) {
        return new ConnectionQuery(
                EITHER.formatted(sql, other.sql),
                values.appendAll(other.values).append(ColumnValue.of("limit", limit)));
    }

    private ConnectionQuery whole() {
        return new ConnectionQuery(WHOLE.formatted(sql), values);
    }

    private record Condition(String sql, Seq<ColumnValue> values) {
        Condition(String sql, ColumnValue... values) {
            this(sql, Vector.of(values));
        }

        static Condition equal(ColumnValue value) {
            return new Condition(value.column() + " = ?", value);
        }
    }
}
