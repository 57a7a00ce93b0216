package org.tenzij.store;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;

/** What SQLite and PostgreSQL do differently. */
interface Database extends AutoCloseable {
    /** Connections that write. */
    HikariDataSource writing();

    /** Connections for reading outside a transaction. */
    DataSource reading();

    /** Behind a SELECT: nobody else changes these rows until the commit. Empty where there is one writer anyhow. */
    String locked();

    /** Behind a SELECT: leave out rows that another worker is just claiming. */
    String skipLocked();

    /** Where bytes go that are too large for a row. */
    LargeBytes largeBytes(Sql sql);

    /** Called once when tables are there and nothing runs yet. */
    default void opened(Sql sql) {}

    @Override
    void close();
}
