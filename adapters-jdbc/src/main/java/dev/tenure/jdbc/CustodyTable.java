package dev.tenure.jdbc;

import dev.tenure.custody.Configuration;
import dev.tenure.custody.Counterpart;
import dev.tenure.custody.Custody;
import dev.tenure.custody.CustodyId;
import dev.tenure.custody.Keeping;
import dev.tenure.custody.Trouble;
import dev.tenure.item.Account;
import dev.tenure.token.Environment;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Function;

/** Custodies in columns: what a state does not have is null. */
final class CustodyTable implements OwnerTable<Custody> {
    @Override
    public String name() {
        return "tenure_custody";
    }

    @Override
    public UUID nameOf(Custody custody) {
        return custody.id().value();
    }

    @Override
    public CustodyId named(UUID name) {
        return new CustodyId(name);
    }

    /** A custody is the host's own: no client or user stands above it. */
    @Override
    public boolean isAllied() {
        return false;
    }

    @Override
    public Seq<Cell> cells(Custody custody) {
        return List.of(
                        cells(custody.keeping()),
                        CustodyColumns.of(custody).cells(),
                        List.of(Cell.ofTime("due_at", custody.due())))
                .flatMap(cells -> cells);
    }

    private static Seq<Cell> cells(Keeping keeping) {
        return List.of(
                Cell.of("profile", keeping.configuration().profile()),
                Cell.of("environment", keeping.environment()),
                Cell.of("scope", keeping.configuration().scope().text()),
                Cell.of("reference", keeping.configuration().reference()),
                Cell.ofText("counterpart", keeping.counterpart().map(Counterpart::value)),
                Cell.of("credential_version", keeping.credentialVersion()),
                Cell.of("leases", keeping.leases()),
                Cell.of("health_version", keeping.healthVersion()),
                Cell.ofCause("trouble_cause", keeping.trouble().map(Trouble::cause)),
                Cell.ofText("trouble_where", keeping.trouble().flatMap(Trouble::where)),
                Cell.ofTime("advised_at", keeping.advised()),
                Cell.of("blocked", keeping.blocked()),
                Cell.ofTime("paused_until", keeping.pausedUntil()));
    }

    @Override
    public Function<Seq<Account>, Custody> read(Columns row) throws SQLException {
        var configuration =
                new Configuration(row.text("profile"), GrantColumns.scope(row.text("scope")), row.text("reference"));
        var keeping = Keeping.builder()
                .id(new CustodyId(row.uuid("id")))
                .configuration(configuration)
                .environment(Environment.valueOf(row.text("environment")))
                .counterpart(row.optionalText("counterpart").map(Counterpart::new))
                .credentialVersion(row.number("credential_version"))
                .leases(row.number("leases"))
                .healthVersion(row.number("health_version"))
                .trouble(trouble(row))
                .advised(row.optionalTime("advised_at"))
                .blocked(row.flag("blocked"))
                .pausedUntil(row.optionalTime("paused_until"))
                .build();
        var custody = CustodyColumns.read(row, keeping);
        return accounts -> custody;
    }

    private static Option<Trouble> trouble(Columns row) throws SQLException {
        var where = row.optionalText("trouble_where");
        return row.optionalCause("trouble_cause").map(cause -> new Trouble(cause, where));
    }
}
