package dev.tenure.databases;

import javax.sql.DataSource;

/** A database of its own, with the library's tables, that can be crashed. Its files stay until a clean build. */
public interface Mortal extends AutoCloseable {
    /** The database, until it crashes. */
    DataSource source();

    /** Ends it in the midst of its work, and starts it again with the remains. */
    void crash();

    @Override
    void close();
}
