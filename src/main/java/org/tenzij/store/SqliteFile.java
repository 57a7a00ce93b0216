package org.tenzij.store;

import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** How connections to a SQLite file are made. */
final class SqliteFile {
    private static final Duration BUSY = Duration.ofSeconds(10);
    private static final int WAL_KEPT_BYTES = 64 * 1024 * 1024;

    private SqliteFile() {}

    /** Every commit is on the disk when it returns; a transaction takes the right to write when it begins. */
    static DataSource writing(Path file) {
        SQLiteConfig config = shared();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setJournalSizeLimit(WAL_KEPT_BYTES);
        config.enforceForeignKeys(true);
        return source(file, config);
    }

    /** Cannot write, whatever is asked of it. */
    static DataSource reading(Path file) {
        SQLiteConfig config = shared();
        config.setReadOnly(true);
        return source(file, config);
    }

    private static SQLiteConfig shared() {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(Math.toIntExact(BUSY.toMillis()));
        // Sorting stays in memory: no temporary file that nobody looks after.
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        return config;
    }

    private static DataSource source(Path file, SQLiteConfig config) {
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
        return source;
    }
}
