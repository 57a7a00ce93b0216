package org.tenzij.store;

import java.nio.file.Path;

/** Where the store is, and under which name this process claims work in it. */
public sealed interface StoreSettings {
    /** The name in claims. Two processes that share one PostgreSQL store must have different ones. */
    String worker();

    /**
     * One machine: a SQLite file. Beside it stand {@code store.lock} and the folder {@code spool} for large bytes.
     *
     * @param file the database file; it and its folder are made when they are not there, for this user only
     */
    record Sqlite(Path file, String worker) implements StoreSettings {}

    /**
     * Several machines: a PostgreSQL database.
     *
     * @param url {@code jdbc:postgresql://host:port/database}
     */
    record Postgres(String url, String user, String password, String worker) implements StoreSettings {
        @Override
        public String toString() {
            return "Postgres[" + worker + "]";
        }
    }
}
