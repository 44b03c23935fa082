package dev.tenure.jdbc.rows;

import dev.tenure.connection.Configuration;
import dev.tenure.connection.Connection;
import dev.tenure.connection.ConnectionData;
import dev.tenure.connection.ConnectionId;
import dev.tenure.connection.RemoteId;
import dev.tenure.connection.UpdateReason;
import dev.tenure.item.Account;
import dev.tenure.jdbc.sql.ColumnValue;
import dev.tenure.jdbc.sql.RowReader;
import dev.tenure.time.UpdateCause;
import dev.tenure.token.Environment;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Function;

/** The mapping of connections to their table. Attributes that a state lacks are null. */
public final class ConnectionTable implements AggregateTable<Connection> {
    @Override
    public String name() {
        return "tenure_connection";
    }

    @Override
    public UUID nameOf(Connection connection) {
        return connection.id().value();
    }

    @Override
    public ConnectionId named(UUID name) {
        return new ConnectionId(name);
    }

    /** Returns false: a connection belongs to the host, not to a client or a user. */
    @Override
    public boolean isOwned() {
        return false;
    }

    @Override
    public Seq<ColumnValue> columnValues(Connection connection) {
        return List.of(
                        columnValues(connection.data()),
                        ConnectionColumns.of(connection).columnValues(),
                        List.of(
                                ColumnValue.ofTime("due_at", connection.due()),
                                ColumnValue.ofTime("renew_at", connection.renewsAt())))
                .flatMap(values -> values);
    }

    private static Seq<ColumnValue> columnValues(ConnectionData data) {
        return List.of(
                        ColumnValue.of("profile", data.configuration().profile()),
                        ColumnValue.of("environment", data.environment()),
                        ColumnValue.of("scope", data.configuration().scope().text()),
                        ColumnValue.of("reference", data.configuration().reference()),
                        ColumnValue.ofText("remote_id", data.remoteId().map(RemoteId::value)),
                        ColumnValue.of("credential_version", data.credentialVersion()),
                        ColumnValue.of("leases", data.leases()),
                        ColumnValue.of("health_version", data.healthVersion()),
                        ColumnValue.ofCause(
                                "update_cause",
                                data.updateReason().map(UpdateReason::cause).map(UpdateCause::cause)),
                        ColumnValue.ofText("update_url", data.updateReason().flatMap(UpdateReason::url)),
                        ColumnValue.of("announced_ends", TroubleColumns.textOf(data.announcedEnds())),
                        ColumnValue.of("blocked", data.blocked()),
                        ColumnValue.of("by_app", data.byApp()))
                .appendAll(TroubleColumns.columnValues(data));
    }

    @Override
    public Function<Seq<Account>, Connection> read(RowReader row) throws SQLException {
        var configuration = new Configuration(row.text("profile"), row.scope("scope"), row.text("reference"));
        var data = ConnectionData.builder()
                .id(new ConnectionId(row.uuid("id")))
                .configuration(configuration)
                .environment(Environment.valueOf(row.text("environment")))
                .remoteId(row.optionalText("remote_id").map(RemoteId::new))
                .credentialVersion(row.number("credential_version"))
                .leases(row.number("leases"))
                .healthVersion(row.number("health_version"))
                .updateReason(updateReason(row))
                .announcedEnds(TroubleColumns.ends(row.text("announced_ends")))
                .byApp(row.flag("by_app"))
                .exchange(TroubleColumns.exchange(row))
                .trouble(TroubleColumns.trouble(row))
                .freshUntil(row.optionalTime("fresh_until"))
                .blocked(row.flag("blocked"))
                .build();
        var connection = ConnectionColumns.read(row, data);
        return accounts -> connection;
    }

    private static Option<UpdateReason> updateReason(RowReader row) throws SQLException {
        var url = row.optionalText("update_url");
        return row.optionalCause("update_cause").map(cause -> new UpdateReason(UpdateCause.of(cause), url));
    }
}
