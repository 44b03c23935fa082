package dev.tenure.jdbc;

import dev.tenure.item.Item;
import dev.tenure.item.ItemId;
import dev.tenure.link.Link;
import dev.tenure.link.LinkId;
import dev.tenure.port.CustodyOwners;
import dev.tenure.port.EventFilter;
import dev.tenure.port.GrantOwners;
import dev.tenure.port.JoiningStore;
import dev.tenure.port.Outbox;
import dev.tenure.port.Owners;
import dev.tenure.port.Runs;
import dev.tenure.port.Store;
import dev.tenure.port.TokenOwners;
import dev.tenure.principal.Principal;
import dev.tenure.principal.PrincipalId;
import javax.sql.DataSource;

/**
 * A store in a database that is reached over JDBC: PostgreSQL 15 to 18, or H2. Its tables come with the library as
 * Flyway-named scripts ({@code dev/tenure/jdbc/postgresql}, {@code dev/tenure/jdbc/h2}), which a host applies; the store
 * runs none. As durable as the database is set. Thread-safe.
 */
public final class JdbcStore implements Store {
    private final TokenOwners<LinkId, Link> links;
    private final TokenOwners<ItemId, Item> items;
    private final JdbcGrants grants;
    private final JdbcCustodies custodies;
    private final JdbcPrincipals principals;
    private final JdbcOutbox outbox;
    private final JdbcRuns runs;

    private JdbcStore(OwnDatabase database, EventFilter filter) {
        this.links = linksIn(database, filter);
        this.items = itemsIn(database, filter);
        this.grants = new JdbcGrants(database, filter);
        this.custodies = new JdbcCustodies(database, filter);
        this.principals = new JdbcPrincipals(database, filter);
        this.outbox = new JdbcOutbox(database);
        this.runs = new JdbcRuns(database);
    }

    /** A store that begins and commits its own transactions, and announces what somebody is told of. */
    public static JdbcStore owning(DataSource source) {
        return owning(source, EventFilter.notices());
    }

    /** A store that begins and commits its own transactions, and announces these events. */
    public static JdbcStore owning(DataSource source, EventFilter filter) {
        return new JdbcStore(new OwnDatabase(source), filter);
    }

    /** Takes part in the host's transactions, as below, and announces what somebody is told of. */
    public static JoiningStore joining(DataSource source) {
        return joining(source, EventFilter.notices());
    }

    /**
     * Takes part in the host's transactions: the source hands out the connection of the transaction that is running, as
     * Spring's {@code TransactionAwareDataSourceProxy} does. The store gives it back after each statement and neither
     * commits nor rolls back; a connection that commits by itself it refuses ({@link IllegalStateException}).
     */
    public static JoiningStore joining(DataSource source, EventFilter filter) {
        var database = new HostDatabase(source);
        return new JdbcJoiningStore(
                linksIn(database, filter), itemsIn(database, filter), new JdbcPrincipals(database, filter));
    }

    private static TokenOwners<LinkId, Link> linksIn(Database database, EventFilter filter) {
        return new JdbcTokenOwners<>(database, new LinkTable(), LinkId::value, filter);
    }

    private static TokenOwners<ItemId, Item> itemsIn(Database database, EventFilter filter) {
        return new JdbcTokenOwners<>(database, new ItemTable(), ItemId::value, filter);
    }

    @Override
    public TokenOwners<LinkId, Link> links() {
        return links;
    }

    @Override
    public TokenOwners<ItemId, Item> items() {
        return items;
    }

    @Override
    public GrantOwners grants() {
        return grants;
    }

    @Override
    public CustodyOwners custodies() {
        return custodies;
    }

    @Override
    public Owners<PrincipalId, Principal> principals() {
        return principals;
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }

    @Override
    public Runs runs() {
        return runs;
    }
}
