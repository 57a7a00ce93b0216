package org.tenzij.store;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.JdbcTransactionObjectSupport;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.DefaultTransactionStatus;

/**
 * Transactions on one pool. A connection that cannot roll back is closed, which rolls back: SQLite ends a transaction by
 * itself when the disk is full, and what the driver then believes of the connection is not to be trusted.
 */
final class StoreTransactions extends DataSourceTransactionManager {
    private static final long serialVersionUID = 1L;

    private final transient HikariDataSource pool;

    StoreTransactions(HikariDataSource pool) {
        super(pool);
        this.pool = pool;
        // Ours are collected per store; Spring's are shared by all stores of a thread.
        setTransactionSynchronization(SYNCHRONIZATION_NEVER);
    }

    @Override
    protected void doRollback(DefaultTransactionStatus status) {
        try {
            super.doRollback(status);
        } catch (TransactionSystemException | DataAccessException e) {
            logger.debug("A transaction could not be rolled back; its connection is closed instead", e);
            pool.evictConnection(((JdbcTransactionObjectSupport) status.getTransaction())
                    .getConnectionHolder()
                    .getConnection());
        }
    }
}
