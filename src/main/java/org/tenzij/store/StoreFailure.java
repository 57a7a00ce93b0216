package org.tenzij.store;

import java.io.IOException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionSystemException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Fault;
import org.tenzij.exchange.GatewayException;
import org.tenzij.exchange.Unavailable;

/** Turns the word of a database or a disk into ours: full, away for the moment, corrupt, or a mistake of the program. */
final class StoreFailure {
    private static final String DISK_FULL = "53100";

    private StoreFailure() {}

    /** What the failure of a database call means. */
    static GatewayException of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = next(cause)) {
            if (cause instanceof GatewayException ours) {
                return ours;
            }
            if (cause instanceof SQLiteException sqlite) {
                return ofSqlite(sqlite, failure);
            }
            if (cause instanceof SQLException sql) {
                return ofState(sql.getSQLState(), failure);
            }
        }
        return new Fault(
                ErrorCode.INTERNAL,
                "the store was used in a way it does not know",
                "store",
                "report this with the log of this moment",
                failure);
    }

    /** What a failure of the spool's disk means. */
    static GatewayException ofDisk(IOException failure, boolean noSpaceLeft) {
        return noSpaceLeft ? full(failure) : away(failure);
    }

    static Fault corrupt(String what, String where) {
        return new Fault(ErrorCode.STORE_CORRUPT, what, where, "stop this node and restore the store from its backup");
    }

    private static @Nullable Throwable next(Throwable cause) {
        // A roll-back that fails hides why it was needed: the reason counts.
        if (cause instanceof TransactionSystemException system && system.getApplicationException() != null) {
            return system.getApplicationException();
        }
        return cause.getCause();
    }

    private static GatewayException ofSqlite(SQLiteException sqlite, Throwable failure) {
        SQLiteErrorCode code = sqlite.getResultCode();
        String name = code.name();
        if (code == SQLiteErrorCode.SQLITE_FULL) {
            return full(failure);
        }
        if (name.startsWith("SQLITE_CORRUPT") || code == SQLiteErrorCode.SQLITE_NOTADB) {
            return damaged(failure);
        }
        if (name.startsWith("SQLITE_CONSTRAINT")
                || code == SQLiteErrorCode.SQLITE_ERROR
                || code == SQLiteErrorCode.SQLITE_MISMATCH
                || code == SQLiteErrorCode.SQLITE_TOOBIG) {
            return mistake(failure);
        }
        return away(failure);
    }

    private static GatewayException ofState(@Nullable String state, Throwable failure) {
        if (state == null) {
            return away(failure);
        }
        if (state.equals(DISK_FULL)) {
            return full(failure);
        }
        if (state.equals("XX001") || state.equals("XX002")) {
            return damaged(failure);
        }
        if (state.startsWith("22") || state.startsWith("23") || state.startsWith("42")) {
            return mistake(failure);
        }
        return away(failure);
    }

    private static Unavailable full(Throwable failure) {
        return new Unavailable(
                ErrorCode.SUBMIT_STORE_FULL,
                "the store has no space left",
                "store",
                "free space on its disk; this node goes on by itself",
                failure);
    }

    private static Unavailable away(Throwable failure) {
        return new Unavailable(
                ErrorCode.STORE_UNAVAILABLE,
                "the store does not answer",
                "store",
                "see that the database and its disk are there; this node tries again by itself",
                failure);
    }

    private static Fault damaged(Throwable failure) {
        return new Fault(
                ErrorCode.STORE_CORRUPT,
                "the database says it is damaged",
                "store",
                "stop this node and restore the store from its backup",
                failure);
    }

    private static Fault mistake(Throwable failure) {
        return new Fault(
                ErrorCode.INTERNAL,
                "the database refuses a statement of this program",
                "store",
                "report this with the log of this moment",
                failure);
    }
}
