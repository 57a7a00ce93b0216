package org.tenzij.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** One real PostgreSQL server for all tests of a JVM, on 127.0.0.1; each caller gets a database of its own. */
public final class PostgresServer {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private PostgresServer() {}

    private static final class Started {
        private static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("listen_addresses", "127.0.0.1")
                        .start();
            } catch (IOException e) {
                throw new IllegalStateException("the PostgreSQL server of the tests does not start", e);
            }
        }
    }

    /** Settings of a new, empty database. */
    public static StoreSettings.Postgres newDatabase(String worker) {
        String name = "tenzij" + NUMBER.incrementAndGet();
        try (Connection connection = Started.SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("a database of the tests cannot be made", e);
        }
        return new StoreSettings.Postgres(Started.SERVER.getJdbcUrl("postgres", name), "postgres", "", worker);
    }
}
