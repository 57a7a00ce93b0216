package org.tenzij.store;

import java.util.ArrayList;
import java.util.List;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Fault;
import org.tenzij.register.Entry;
import org.tenzij.register.EntryRows;
import org.tenzij.register.Ledger;

/** The register's rows: appended with the transaction they record, read in their order. */
final class SqlLedger implements Ledger, EntryRows {
    private final Sql sql;

    SqlLedger(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void append(Entry entry) {
        sql.transactions().append(entry);
    }

    @Override
    public long size() {
        return sql.read(jdbc -> jdbc.sql("select size from register_head where one = 1")
                .query(Long.class)
                .single());
    }

    @Override
    public List<byte[]> read(long from, int most) {
        if (from < 0 || most < 0) {
            throw new IllegalArgumentException("an index and a number of entries are not negative");
        }
        long size = size();
        List<byte[]> entries = new ArrayList<>();
        sql.read(jdbc -> {
            jdbc.sql("""
                            select leaf_index, entry from register_entry
                            where leaf_index >= :from order by leaf_index limit :most""").param("from", from).param("most", most).query(row -> {
                if (row.getLong("leaf_index") != from + entries.size()) {
                    throw missing(from + entries.size());
                }
                entries.add(row.getBytes("entry"));
            });
            return entries;
        });
        if (entries.size() < Math.min(most, size - from)) {
            throw missing(from + entries.size());
        }
        return entries;
    }

    private static Fault missing(long index) {
        return new Fault(
                ErrorCode.REGISTER_CORRUPT,
                "an entry of the transfer register is not there",
                "index " + index,
                "stop this node and restore the store from its backup");
    }
}
