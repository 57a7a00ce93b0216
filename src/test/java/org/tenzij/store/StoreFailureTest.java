package org.tenzij.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.pool.HikariPool;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.TransactionSystemException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Fault;
import org.tenzij.exchange.GatewayException;
import org.tenzij.exchange.Unavailable;

class StoreFailureTest {
    @Test
    void aFullStoreHasACodeOfItsOwn() {
        is(postgres("53100"), Unavailable.class, ErrorCode.SUBMIT_STORE_FULL);
        is(sqlite(SQLiteErrorCode.SQLITE_FULL), Unavailable.class, ErrorCode.SUBMIT_STORE_FULL);
        is(StoreFailure.ofDisk(new IOException(), true), Unavailable.class, ErrorCode.SUBMIT_STORE_FULL);
    }

    @Test
    void whatIsAwayMayComeBack() {
        for (String state : new String[] {"08006", "57P01", "53300", "40001", "40P01", "55P03"}) {
            is(postgres(state), Unavailable.class, ErrorCode.STORE_UNAVAILABLE);
        }
        is(sqlite(SQLiteErrorCode.SQLITE_BUSY), Unavailable.class, ErrorCode.STORE_UNAVAILABLE);
        is(sqlite(SQLiteErrorCode.SQLITE_IOERR_WRITE), Unavailable.class, ErrorCode.STORE_UNAVAILABLE);
        is(of(new SQLTransientConnectionException("x")), Unavailable.class, ErrorCode.STORE_UNAVAILABLE);
        is(StoreFailure.ofDisk(new IOException(), false), Unavailable.class, ErrorCode.STORE_UNAVAILABLE);
        is(
                StoreFailure.of(new HikariPool.PoolInitializationException(new SQLException("x", "08001"))),
                Unavailable.class,
                ErrorCode.STORE_UNAVAILABLE);
    }

    @Test
    void damageAndMistakesNeedAPerson() {
        is(postgres("XX001"), Fault.class, ErrorCode.STORE_CORRUPT);
        is(sqlite(SQLiteErrorCode.SQLITE_CORRUPT), Fault.class, ErrorCode.STORE_CORRUPT);
        is(sqlite(SQLiteErrorCode.SQLITE_NOTADB), Fault.class, ErrorCode.STORE_CORRUPT);
        is(postgres("42601"), Fault.class, ErrorCode.INTERNAL);
        is(postgres("23502"), Fault.class, ErrorCode.INTERNAL);
        is(sqlite(SQLiteErrorCode.SQLITE_CONSTRAINT_NOTNULL), Fault.class, ErrorCode.INTERNAL);
        is(sqlite(SQLiteErrorCode.SQLITE_ERROR), Fault.class, ErrorCode.INTERNAL);
        is(StoreFailure.of(new EmptyResultDataAccessException(1)), Fault.class, ErrorCode.INTERNAL);
    }

    @Test
    void theReasonOfARollBackCountsNotItsFailure() {
        TransactionSystemException rollback =
                new TransactionSystemException("x", new SQLiteException("x", SQLiteErrorCode.SQLITE_ERROR));
        rollback.initApplicationException(
                new UncategorizedSQLException("x", null, new SQLiteException("x", SQLiteErrorCode.SQLITE_FULL)));
        is(StoreFailure.of(rollback), Unavailable.class, ErrorCode.SUBMIT_STORE_FULL);
    }

    @Test
    void timesComeBackAsTheyWentIn() {
        for (Instant time : new Instant[] {Samples.NOW, Instant.EPOCH, Instant.parse("1969-12-31T23:59:59.9Z")}) {
            assertThat(Nanos.instant(Nanos.of(time))).isEqualTo(time);
        }
        assertThat(Nanos.of(Instant.MAX)).isEqualTo(Long.MAX_VALUE);
        assertThat(Nanos.of(Instant.MIN)).isEqualTo(Long.MIN_VALUE);
        assertThat(Nanos.of(Instant.ofEpochSecond(Long.MAX_VALUE / 1_000_000_000, 999_999_999)))
                .isEqualTo(Long.MAX_VALUE);
    }

    private static GatewayException postgres(String state) {
        return of(new SQLException("x", state));
    }

    private static GatewayException sqlite(SQLiteErrorCode code) {
        return of(new SQLiteException("x", code));
    }

    private static GatewayException of(SQLException failure) {
        return StoreFailure.of(new UncategorizedSQLException("x", null, failure));
    }

    private static void is(GatewayException failure, Class<?> type, ErrorCode code) {
        assertThat(failure).isInstanceOf(type);
        assertThat(failure.code()).isEqualTo(code);
    }
}
