package org.tenzij.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.nio.file.Path;
import java.time.Duration;

/** Pools of connections, each with its own name and nothing registered outside it. */
final class Pools {
    private static final int SQLITE_READERS = 4;
    private static final int POSTGRES_MOST = 8;
    private static final Duration LOGIN = Duration.ofSeconds(10);
    /** Longer than any statement of ours; a peer that hangs is given up. */
    private static final Duration SILENCE = Duration.ofSeconds(60);
    /** A transaction must not answer before it is durable, whatever the server's configuration says. */
    private static final String DURABLE =
            "select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'";

    private Pools() {}

    static HikariDataSource sqliteWriter(Path file, String worker) {
        HikariConfig config = named("store-" + worker + "-write", 1);
        config.setDataSource(SqliteFile.writing(file));
        config.setMaxLifetime(0);
        return opened(config);
    }

    static HikariDataSource sqliteReaders(Path file, String worker) {
        HikariConfig config = named("store-" + worker + "-read", SQLITE_READERS);
        config.setDataSource(SqliteFile.reading(file));
        config.setReadOnly(true);
        config.setMaxLifetime(0);
        return opened(config);
    }

    static HikariDataSource postgres(StoreSettings.Postgres settings, boolean readOnly) {
        HikariConfig config = named("store-" + settings.worker(), POSTGRES_MOST);
        config.setDriverClassName("org.postgresql.Driver");
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setReadOnly(readOnly);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.setConnectionTimeout(LOGIN.toMillis());
        config.setConnectionInitSql(DURABLE);
        config.addDataSourceProperty("loginTimeout", Long.toString(LOGIN.toSeconds()));
        config.addDataSourceProperty("socketTimeout", Long.toString(SILENCE.toSeconds()));
        config.addDataSourceProperty("tcpKeepAlive", "true");
        // Server messages may quote a row.
        config.addDataSourceProperty("logServerErrorDetail", "false");
        return opened(config);
    }

    private static HikariConfig named(String name, int most) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setMaximumPoolSize(most);
        config.setMinimumIdle(1);
        return config;
    }

    private static HikariDataSource opened(HikariConfig config) {
        try {
            return new HikariDataSource(config);
        } catch (HikariPool.PoolInitializationException e) {
            throw StoreFailure.of(e);
        }
    }
}
