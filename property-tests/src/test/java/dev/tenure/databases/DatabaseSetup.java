package dev.tenure.databases;

import com.zaxxer.hikari.HikariDataSource;

/** A database with the settings that matter to concurrent callers: its isolation level and the size of the pool. */
public enum DatabaseSetup {
    H2_READ_COMMITTED(Databases.H2_IN_MEMORY, "TRANSACTION_READ_COMMITTED", 8),
    H2_READ_COMMITTED_POOL_OF_ONE(Databases.H2_IN_MEMORY, "TRANSACTION_READ_COMMITTED", 1),
    H2_REPEATABLE_READ(Databases.H2_IN_MEMORY, "TRANSACTION_REPEATABLE_READ", 8),
    H2_REPEATABLE_READ_POOL_OF_ONE(Databases.H2_IN_MEMORY, "TRANSACTION_REPEATABLE_READ", 1),
    H2_SERIALIZABLE(Databases.H2_IN_MEMORY, "TRANSACTION_SERIALIZABLE", 8),
    H2_SERIALIZABLE_POOL_OF_ONE(Databases.H2_IN_MEMORY, "TRANSACTION_SERIALIZABLE", 1),
    H2_IN_A_FILE(Databases.H2_IN_A_FILE, "TRANSACTION_READ_COMMITTED", 8),
    POSTGRESQL_READ_COMMITTED(Databases.POSTGRESQL, "TRANSACTION_READ_COMMITTED", 8),
    POSTGRESQL_READ_COMMITTED_POOL_OF_ONE(Databases.POSTGRESQL, "TRANSACTION_READ_COMMITTED", 1),
    POSTGRESQL_REPEATABLE_READ(Databases.POSTGRESQL, "TRANSACTION_REPEATABLE_READ", 8),
    POSTGRESQL_REPEATABLE_READ_POOL_OF_ONE(Databases.POSTGRESQL, "TRANSACTION_REPEATABLE_READ", 1),
    POSTGRESQL_SERIALIZABLE(Databases.POSTGRESQL, "TRANSACTION_SERIALIZABLE", 8),
    POSTGRESQL_SERIALIZABLE_POOL_OF_ONE(Databases.POSTGRESQL, "TRANSACTION_SERIALIZABLE", 1);

    private final Databases database;
    private final String isolation;
    private final int connections;

    DatabaseSetup(Databases database, String isolation, int connections) {
        this.database = database;
        this.isolation = isolation;
        this.connections = connections;
    }

    /** True for one connection above {@code READ COMMITTED}. */
    public boolean isStrictWithOneConnection() {
        return connections == 1 && !isolation.equals("TRANSACTION_READ_COMMITTED");
    }

    /** A database with the library's tables, all empty, lent to this test: see {@link Lent}. */
    public HikariDataSource emptyTables() {
        return Lent.ALL.lend(this);
    }

    /** A database of its own, with the library's tables, all empty. */
    public HikariDataSource withTables() {
        return database.withTables(isolation, connections);
    }
}
