package org.tenzij.store;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Unavailable;

/** SQLite for commands that only read, beside a running node or without one. Takes no lock and changes nothing. */
final class SqliteReading implements Database {
    private final Path spool;
    private final HikariDataSource pool;

    private SqliteReading(Path spool, HikariDataSource pool) {
        this.spool = spool;
        this.pool = pool;
    }

    static SqliteReading open(StoreSettings.Sqlite settings) {
        if (Files.notExists(settings.file())) {
            throw new Unavailable(
                    ErrorCode.STORE_UNAVAILABLE,
                    "there is no store here yet",
                    "store",
                    "start the node once, or name the folder it runs on");
        }
        Migrations.SQLITE.check(SqliteFile.reading(settings.file()));
        return new SqliteReading(
                StoreFolder.spool(settings.file()), Pools.sqliteReaders(settings.file(), settings.worker()));
    }

    @Override
    public HikariDataSource writing() {
        return pool;
    }

    @Override
    public DataSource reading() {
        return pool;
    }

    @Override
    public String locked() {
        return "";
    }

    @Override
    public String skipLocked() {
        return "";
    }

    @Override
    public LargeBytes largeBytes(Sql sql) {
        return new Spool(spool, sql, Spool.fsync());
    }

    @Override
    public void close() {
        pool.close();
    }
}
