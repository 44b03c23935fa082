package dev.tenure.jdbc;

import dev.tenure.jdbc.outbox.JdbcOutbox;
import dev.tenure.jdbc.sql.JoiningDatabase;
import dev.tenure.jdbc.sql.OwningDatabase;
import dev.tenure.jdbc.store.JdbcConnectionRepository;
import dev.tenure.jdbc.store.JdbcGrantRepository;
import dev.tenure.jdbc.store.JdbcItemRepository;
import dev.tenure.jdbc.store.JdbcJoiningStore;
import dev.tenure.jdbc.store.JdbcLastRun;
import dev.tenure.jdbc.store.JdbcLinkRepository;
import dev.tenure.jdbc.store.JdbcPrincipalRepository;
import dev.tenure.port.outbox.EventFilter;
import dev.tenure.port.outbox.Outbox;
import dev.tenure.port.store.ConnectionRepository;
import dev.tenure.port.store.GrantRepository;
import dev.tenure.port.store.ItemRepository;
import dev.tenure.port.store.JoiningStore;
import dev.tenure.port.store.LastRun;
import dev.tenure.port.store.LinkRepository;
import dev.tenure.port.store.PrincipalRepository;
import dev.tenure.port.store.Store;
import javax.sql.DataSource;

/**
 * A store in a database over JDBC: PostgreSQL 15 to 18, or H2. The library ships its tables as scripts named for Flyway
 * ({@code dev/tenure/jdbc/postgresql}, {@code dev/tenure/jdbc/h2}). The host applies them; the store runs none. The
 * store is as durable as the database is configured to be. Thread-safe.
 */
public final class JdbcStore implements Store {
    private final JdbcLinkRepository links;
    private final JdbcItemRepository items;
    private final JdbcGrantRepository grants;
    private final JdbcConnectionRepository connections;
    private final JdbcPrincipalRepository principals;
    private final JdbcOutbox outbox;
    private final JdbcLastRun runs;

    private JdbcStore(OwningDatabase database, EventFilter filter) {
        this.links = new JdbcLinkRepository(database, filter);
        this.items = new JdbcItemRepository(database, filter);
        this.grants = new JdbcGrantRepository(database, filter);
        this.connections = new JdbcConnectionRepository(database, filter);
        this.principals = new JdbcPrincipalRepository(database, filter);
        this.outbox = new JdbcOutbox(database);
        this.runs = new JdbcLastRun(database);
    }

    /** A store in its own transactions, as below, that announces the events of the default filter. */
    public static JdbcStore owning(DataSource source) {
        return owning(source, EventFilter.notices());
    }

    /**
     * A store that begins and commits its own transactions, and announces these events. The source returns connections
     * of its own, not that of a running transaction: the store refuses one ({@link IllegalStateException}), because it
     * would commit the host's work. It knows one by its auto-commit mode, unless the source returns no others.
     */
    public static JdbcStore owning(DataSource source, EventFilter filter) {
        return new JdbcStore(new OwningDatabase(source), filter);
    }

    /** A store in the host's transactions, as below, that announces the events of the default filter. */
    public static JoiningStore joining(DataSource source) {
        return joining(source, EventFilter.notices());
    }

    /**
     * A store in the host's transactions. The source returns the database connection of the running transaction, as
     * Spring's {@code TransactionAwareDataSourceProxy} does. The store closes it after each statement, and neither
     * commits nor rolls back. It refuses a database connection in auto-commit mode ({@link IllegalStateException}). The
     * host commits and handles the failures of the commit. If PostgreSQL waits for a standby, a commit that returns a
     * warning ({@link java.sql.Connection#getWarnings()}) may be lost with the primary: treat its outcome as unknown.
     */
    public static JoiningStore joining(DataSource source, EventFilter filter) {
        var database = new JoiningDatabase(source);
        return new JdbcJoiningStore(
                new JdbcLinkRepository(database, filter),
                new JdbcItemRepository(database, filter),
                new JdbcGrantRepository(database, filter),
                new JdbcPrincipalRepository(database, filter));
    }

    @Override
    public LinkRepository links() {
        return links;
    }

    @Override
    public ItemRepository items() {
        return items;
    }

    @Override
    public GrantRepository grants() {
        return grants;
    }

    @Override
    public ConnectionRepository connections() {
        return connections;
    }

    @Override
    public PrincipalRepository principals() {
        return principals;
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }

    @Override
    public LastRun lastRun() {
        return runs;
    }
}
