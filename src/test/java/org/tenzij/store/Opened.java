package org.tenzij.store;

import java.nio.file.Path;

/** A store of each sort in a fresh place, with its key: what a test needs to close it and open it again. */
public record Opened(Store store, StoreSettings settings, StorageKey key) implements AutoCloseable {
    /** A store in a SQLite file in that empty folder. */
    public static Opened sqlite(Path folder) {
        return open(new StoreSettings.Sqlite(folder.resolve("tenzij.db"), "worker-1"), StorageKey.random());
    }

    /** A store in a new database of the tests' PostgreSQL server. */
    public static Opened postgres() {
        return open(PostgresServer.newDatabase("worker-1"), StorageKey.random());
    }

    static Opened open(StoreSettings settings, StorageKey key) {
        return new Opened(Store.open(settings, key), settings, key);
    }

    /** Closes it and opens it again. */
    Opened again() {
        store.close();
        return open(settings, key);
    }

    @Override
    public void close() {
        store.close();
    }
}
