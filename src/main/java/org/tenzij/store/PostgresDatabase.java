package org.tenzij.store;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;

/** PostgreSQL: read committed, guarded updates, claims that skip what another worker holds. */
final class PostgresDatabase implements Database {
    private final HikariDataSource pool;

    private PostgresDatabase(HikariDataSource pool) {
        this.pool = pool;
    }

    /** Brings the tables up to date; where several machines start at once, one does it and the others wait. */
    static PostgresDatabase open(StoreSettings.Postgres settings) {
        return checked(Pools.postgres(settings, false), true);
    }

    static PostgresDatabase openReadOnly(StoreSettings.Postgres settings) {
        return checked(Pools.postgres(settings, true), false);
    }

    private static PostgresDatabase checked(HikariDataSource pool, boolean migrate) {
        boolean opened = false;
        try {
            if (migrate) {
                Migrations.POSTGRESQL.apply(pool);
            } else {
                Migrations.POSTGRESQL.check(pool);
            }
            opened = true;
            return new PostgresDatabase(pool);
        } finally {
            if (!opened) {
                pool.close();
            }
        }
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
        return " for update";
    }

    @Override
    public String skipLocked() {
        return " for update skip locked";
    }

    @Override
    public LargeBytes largeBytes(Sql sql) {
        return new ChunkRows(sql);
    }

    @Override
    public void close() {
        pool.close();
    }
}
