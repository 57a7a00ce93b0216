package org.tenzij.store;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The way of this room's classes to their tables: writes in a transaction, reads in it or beside it. */
final class Sql {
    private static final int LIST_MOST = 500;

    private final Database database;
    private final Transactions transactions;
    private final String worker;
    private final JdbcClient writer;
    private final JdbcClient reader;
    private final NamedParameterJdbcTemplate batches;

    Sql(Database database, Transactions transactions, String worker) {
        this.database = database;
        this.transactions = transactions;
        this.worker = worker;
        this.writer = JdbcClient.create(database.writing());
        this.reader = JdbcClient.create(database.reading());
        this.batches = new NamedParameterJdbcTemplate(database.writing());
    }

    /** In the transaction of this thread, or in one of its own. */
    <T extends @Nullable Object> T write(Function<JdbcClient, T> work) {
        return transactions.write(() -> work.apply(writer));
    }

    /** Sees what the transaction of this thread has written so far, else what is durable. */
    <T extends @Nullable Object> T read(Function<JdbcClient, T> work) {
        return Transactions.read(() -> work.apply(transactions.active() ? writer : reader));
    }

    /** One prepared statement for many rows, inside a transaction. How many rows each of them touched. */
    int[] batch(String statement, List<? extends SqlParameterSource> rows) {
        return transactions.write(() -> batches.batchUpdate(statement, rows.toArray(SqlParameterSource[]::new)));
    }

    /** In pieces that fit a statement's list of parameters. */
    static <E> List<List<E>> pieces(List<E> all) {
        return java.util.stream.IntStream.iterate(0, from -> from < all.size(), from -> from + LIST_MOST)
                .mapToObj(from -> all.subList(from, Math.min(all.size(), from + LIST_MOST)))
                .toList();
    }

    Transactions transactions() {
        return transactions;
    }

    String worker() {
        return worker;
    }

    String locked() {
        return database.locked();
    }

    String skipLocked() {
        return database.skipLocked();
    }
}
