package org.tenzij.store;

import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import org.tenzij.people.Agreements;
import org.tenzij.people.Origins;
import org.tenzij.people.Threads;
import org.tenzij.people.Words;
import org.tenzij.receive.Incoming;
import org.tenzij.register.EntryRows;
import org.tenzij.register.Ledger;
import org.tenzij.register.subjects.SubjectIndex;
import org.tenzij.register.transfers.Notices;
import org.tenzij.send.Outgoing;

/**
 * The store of one node: everything that must survive it. Several may be open in one process; they know nothing of each
 * other.
 *
 * <p>Every port throws {@link org.tenzij.exchange.Unavailable} when the store is full ({@code submit.store-full}) or away
 * ({@code store.unavailable}), and {@link org.tenzij.exchange.Fault} {@code store.corrupt} when what is stored does not open
 * under the storage key or is not what its row says.
 */
public final class Store implements AutoCloseable {
    private final Database database;
    private final Transactions transactions;
    private final SqlOutgoing outgoing;
    private final SqlIncoming incoming;
    private final SqlLedger ledger;
    private final SqlWords words;
    private final SqlAgreements agreements;
    private final SqlOrigins origins;
    private final SqlThreads threads;
    private final SqlSubjects subjects;
    private final SqlNotices notices;

    private Store(Database database, boolean readOnly, String worker, StorageKey key) {
        this.database = database;
        this.transactions = new Transactions(
                readOnly ? null : new TransactionTemplate(new StoreTransactions(database.writing())),
                new RegisterWriter(database.writing()));
        Sql sql = new Sql(database, transactions, worker);
        StorageCipher cipher = new StorageCipher(key);
        Contents contents = new Contents(sql, cipher, database.largeBytes(sql));
        this.ledger = new SqlLedger(sql);
        this.outgoing = new SqlOutgoing(sql, ledger, contents, cipher);
        this.incoming = new SqlIncoming(sql, ledger, contents, cipher);
        this.words = new SqlWords(sql, cipher);
        this.agreements = new SqlAgreements(sql, cipher);
        this.origins = new SqlOrigins(sql);
        this.threads = new SqlThreads(sql);
        this.subjects = new SqlSubjects(sql);
        this.notices = new SqlNotices(sql);
        KeyProbe probe = new KeyProbe(sql, cipher);
        if (!readOnly) {
            probe.leave();
        }
        probe.check();
        if (!readOnly) {
            database.opened(sql);
        }
    }

    /**
     * Opens the store of a running node, makes or updates its tables, and gives it this key on the first start.
     *
     * @throws org.tenzij.exchange.Unavailable {@code store.unavailable} when another process has the SQLite folder or the
     *     database does not answer
     * @throws org.tenzij.exchange.Fault {@code store.corrupt} when the key is another than on the first start, or the tables
     *     are of a newer version
     */
    public static Store open(StoreSettings settings, StorageKey key) {
        return open(settings, key, Spool.fsync());
    }

    static Store open(StoreSettings settings, StorageKey key, Spool.DiskSync disk) {
        return switch (settings) {
            case StoreSettings.Sqlite sqlite -> opened(SqliteDatabase.open(sqlite, disk), false, sqlite.worker(), key);
            case StoreSettings.Postgres postgres ->
                opened(PostgresDatabase.open(postgres), false, postgres.worker(), key);
        };
    }

    /** Opens the store for reading, beside a running node or without one. What writes fails at once. */
    public static Store openReadOnly(StoreSettings settings, StorageKey key) {
        return switch (settings) {
            case StoreSettings.Sqlite sqlite -> opened(SqliteReading.open(sqlite), true, sqlite.worker(), key);
            case StoreSettings.Postgres postgres ->
                opened(PostgresDatabase.openReadOnly(postgres), true, postgres.worker(), key);
        };
    }

    private static Store opened(Database database, boolean readOnly, String worker, StorageKey key) {
        @Nullable Store store = null;
        try {
            store = new Store(database, readOnly, worker, key);
            return store;
        } finally {
            if (store == null) {
                database.close();
            }
        }
    }

    public Outgoing outgoing() {
        return outgoing;
    }

    public Incoming incoming() {
        return incoming;
    }

    public Words words() {
        return words;
    }

    public Agreements agreements() {
        return agreements;
    }

    public Origins origins() {
        return origins;
    }

    public Threads threads() {
        return threads;
    }

    public Ledger ledger() {
        return ledger;
    }

    public EntryRows entryRows() {
        return ledger;
    }

    public SubjectIndex subjects() {
        return subjects;
    }

    public Notices notices() {
        return notices;
    }

    public Transactions transactions() {
        return transactions;
    }

    /** For tests that look behind the ports. */
    Database database() {
        return database;
    }

    @Override
    public void close() {
        database.close();
    }
}
