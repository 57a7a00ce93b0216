package org.tenzij.store;

import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Fault;
import org.tenzij.exchange.GatewayException;
import org.tenzij.exchange.Unavailable;

/** Brings the tables to the form this version knows; a form that is newer or was changed by hand stops the start. */
enum Migrations {
    SQLITE("sqlite", "blob", "integer", "integer primary key autoincrement"),
    POSTGRESQL("postgresql", "bytea", "bigint", "bigint generated always as identity primary key");

    private final String folder;
    private final String bytes;
    private final String rowid;
    private final String identity;

    Migrations(String folder, String bytes, String rowid, String identity) {
        this.folder = folder;
        this.bytes = bytes;
        this.rowid = rowid;
        this.identity = identity;
    }

    /** Applies what is missing. */
    void apply(DataSource source) {
        try {
            flyway(source).migrate();
        } catch (FlywayException e) {
            throw failure(e);
        }
    }

    /** Looks only: the tables must be exactly of this version. */
    void check(DataSource source) {
        try {
            if (flyway(source).info().pending().length == 0) {
                flyway(source).validate();
                return;
            }
        } catch (FlywayException e) {
            throw failure(e);
        }
        throw new Unavailable(
                ErrorCode.STORE_UNAVAILABLE,
                "the store's tables are not there or are of an older version",
                "store",
                "start the node once with this version, then read");
    }

    private Flyway flyway(DataSource source) {
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(source)
                .locations("classpath:db/migration/common", "classpath:db/migration/" + folder)
                .failOnMissingLocations(true)
                .placeholders(Map.of("bytes", bytes, "rowid", rowid, "identity", identity))
                .ignoreMigrationPatterns(new String[0])
                .cleanDisabled(true)
                .load();
    }

    private static GatewayException failure(FlywayException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof java.sql.SQLException) {
                return StoreFailure.of(cause);
            }
        }
        return new Fault(
                ErrorCode.STORE_CORRUPT,
                "the store's tables are not those of this version",
                "store",
                "run the version that made them, or restore the store from its backup",
                failure);
    }
}
