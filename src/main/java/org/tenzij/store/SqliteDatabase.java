package org.tenzij.store;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Instant;
import javax.sql.DataSource;

/** SQLite for a running node: one connection that writes, some that read, one process. Survives kill -9 and power cuts. */
final class SqliteDatabase implements Database {
    private final StoreLock lock;
    private final Spool.DiskSync disk;
    private final Path spool;
    private final HikariDataSource writer;
    private final HikariDataSource reader;

    private SqliteDatabase(StoreSettings.Sqlite settings, StoreLock lock, Spool.DiskSync disk) {
        this.lock = lock;
        this.disk = disk;
        this.spool = StoreFolder.spool(settings.file());
        this.writer = Pools.sqliteWriter(settings.file(), settings.worker());
        this.reader = Pools.sqliteReaders(settings.file(), settings.worker());
    }

    /** Takes the folder for this process and brings the tables up to date. */
    static SqliteDatabase open(StoreSettings.Sqlite settings, Spool.DiskSync disk) {
        StoreFolder.prepare(settings.file());
        StoreLock lock = StoreLock.take(StoreFolder.of(settings.file()));
        boolean opened = false;
        try {
            StoreFolder.prepareFile(settings.file());
            Migrations.SQLITE.apply(SqliteFile.writing(settings.file()));
            SqliteDatabase database = new SqliteDatabase(settings, lock, disk);
            opened = true;
            return database;
        } finally {
            if (!opened) {
                lock.close();
            }
        }
    }

    @Override
    public HikariDataSource writing() {
        return writer;
    }

    @Override
    public DataSource reading() {
        return reader;
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
        return new Spool(spool, sql, disk);
    }

    /** Only one process has this database: claims that are found belong to nobody, and neither do old files of the spool. */
    @Override
    public void opened(Sql sql) {
        sql.write(jdbc -> {
            String free = "set claimed_by = null, claimed_until = null where claimed_by is not null";
            return jdbc.sql("update exchange " + free + " and ended_at is null").update()
                    + jdbc.sql("update arrival " + free + " and state = 'WAITING'")
                            .update()
                    + jdbc.sql("update receipt_due " + free).update();
        });
        new Spool(spool, sql, disk).removeOrphans(Instant.now());
    }

    @Override
    public void close() {
        reader.close();
        // Last: the connection that closes last empties the write-ahead log into the file.
        writer.close();
        lock.close();
    }
}
