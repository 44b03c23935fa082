package dev.tenure.jdbc.rows;

import dev.tenure.grant.Grant;
import dev.tenure.grant.GrantData;
import dev.tenure.grant.GrantId;
import dev.tenure.grant.KeyBinding;
import dev.tenure.item.Account;
import dev.tenure.jdbc.sql.ColumnValue;
import dev.tenure.jdbc.sql.RowReader;
import dev.tenure.time.Deadline;
import dev.tenure.token.Environment;
import dev.tenure.token.KeyThumbprint;
import dev.tenure.token.TokenHash;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Function;

/** The mapping of grants to their table. Attributes that a state lacks are null. */
public final class GrantTable implements AggregateTable<Grant> {
    @Override
    public String name() {
        return "tenure_grant";
    }

    @Override
    public UUID nameOf(Grant grant) {
        return grant.id().value();
    }

    @Override
    public GrantId named(UUID name) {
        return new GrantId(name);
    }

    @Override
    public Seq<ColumnValue> columnValues(Grant grant) {
        var columns = GrantColumns.of(grant);
        return AggregateTable.columnValues(grant.ownership())
                .appendAll(columnValues(grant.data()))
                .appendAll(columns.columnValues())
                .appendAll(Array.of(
                        ColumnValue.ofTime("due_at", grant.due()), ColumnValue.ofTime("spent_at", grant.spentSince())));
    }

    private static Seq<ColumnValue> columnValues(GrantData data) {
        return Array.of(
                ColumnValue.of("profile", data.profile()),
                ColumnValue.of("environment", data.environment()),
                ColumnValue.of("scope", data.scope().text()),
                ColumnValue.ofText("reference", data.reference()),
                ColumnValue.ofText(
                        "bound_key", data.keyBinding().map(KeyBinding::key).map(KeyThumbprint::text)),
                ColumnValue.ofNumber("bound_from", data.keyBinding().map(KeyBinding::from)),
                ColumnValue.of("created_at", data.createdAt()),
                ColumnValue.of("authenticated_at", data.authenticatedAt()),
                ColumnValue.ofTime("limit_at", data.limit().map(Deadline::at)),
                ColumnValue.ofCause("limit_cause", data.limit().map(Deadline::cause)),
                ColumnValue.ofBytes("refresh_locator", data.refreshLocator().map(TokenHash::bytes)),
                ColumnValue.ofBytes("access_locator", data.accessLocator().map(TokenHash::bytes)),
                ColumnValue.of("refresh_generation", data.refreshGeneration()),
                ColumnValue.of("access_generation", data.accessGeneration()));
    }

    @Override
    public Function<Seq<Account>, Grant> read(RowReader row) throws SQLException {
        var data = GrantData.builder()
                .id(new GrantId(row.uuid("id")))
                .profile(row.text("profile"))
                .ownership(AggregateTable.ownership(row))
                .environment(Environment.valueOf(row.text("environment")))
                .scope(row.scope("scope"))
                .reference(row.optionalText("reference"))
                .keyBinding(keyBinding(row))
                .createdAt(row.time("created_at"))
                .authenticatedAt(row.time("authenticated_at"))
                .limit(row.deadline("limit_at", "limit_cause"))
                .refreshLocator(row.hash("refresh_locator"))
                .accessLocator(row.hash("access_locator"))
                .refreshGeneration(row.number("refresh_generation"))
                .accessGeneration(row.number("access_generation"))
                .build();
        var grant = GrantColumns.read(row, data);
        return accounts -> grant;
    }

    private static Option<KeyBinding> keyBinding(RowReader row) throws SQLException {
        var key = row.optionalText("bound_key");
        return key.isEmpty()
                ? Option.none()
                : Option.of(new KeyBinding(KeyThumbprint.parse(key.get()), row.number("bound_from")));
    }
}
