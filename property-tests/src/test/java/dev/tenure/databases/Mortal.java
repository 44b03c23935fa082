package dev.tenure.databases;

import javax.sql.DataSource;

/** A database of its own, with the library's tables, that can be crashed. Its files stay until a clean build. */
public interface Mortal extends AutoCloseable {
    /** The database, until it crashes. */
    DataSource source();

    /** Ends it, whatever is under way, and brings up what is left of it. */
    void crash();

    @Override
    void close();
}
