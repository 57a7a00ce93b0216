package org.tenzij.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.tenzij.exchange.Digest;
import org.tenzij.store.LargeBytes.Place;

/** Bytes that belong to a row elsewhere: encrypted where they are not ciphertext already, inline where they are small. */
final class Contents {
    /** Whose bytes. */
    enum Holder {
        REQUEST("exchange.request", true),
        /** What goes out: ciphertext for the recipient. */
        OUTBOX("exchange.sealed", false),
        /** What came in: ciphertext for this node. */
        ARRIVAL("arrival.sealed", false),
        MESSAGE("message.content", true),
        RECEIPT("receipt", true);

        private final String column;
        private final boolean secret;

        Holder(String column, boolean secret) {
            this.column = column;
            this.secret = secret;
        }

        String column() {
            return column;
        }
    }

    private record Row(
            String rowKey,
            byte @Nullable [] bytes,
            @Nullable String digest) {}

    private final Sql sql;
    private final StorageCipher cipher;
    private final LargeBytes large;

    Contents(Sql sql, StorageCipher cipher, LargeBytes large) {
        this.sql = sql;
        this.cipher = cipher;
        this.large = large;
    }

    void put(Holder holder, String rowKey, byte[] plain) {
        putAll(holder, Map.of(rowKey, plain));
    }

    /** Keeps these bytes; where the row has bytes already, those stay. Inside a transaction. */
    void putAll(Holder holder, Map<String, byte[]> plainByRowKey) {
        List<MapSqlParameterSource> rows = plainByRowKey.entrySet().stream()
                .map(each -> row(holder, each.getKey(), each.getValue()))
                .toList();
        sql.batch("""
                insert into content (holder, row_key, bytes, digest) values (:holder, :row_key, :bytes, :digest)
                on conflict do nothing""", rows);
    }

    private MapSqlParameterSource row(Holder holder, String rowKey, byte[] plain) {
        byte[] stored = holder.secret ? cipher.protect(plain, holder.column, rowKey) : plain;
        MapSqlParameterSource row = new MapSqlParameterSource("holder", holder.column).addValue("row_key", rowKey);
        if (stored.length <= LargeBytes.THRESHOLD_BYTES) {
            return row.addValue("bytes", stored).addValue("digest", null);
        }
        Digest digest = Digest.of(stored);
        large.put(new Place(holder.column, rowKey), digest, stored);
        return row.addValue("bytes", null).addValue("digest", digest.value());
    }

    /** The plain bytes; empty where the row has none or they were dropped. */
    Optional<byte[]> get(Holder holder, String rowKey) {
        return Optional.ofNullable(getAll(holder, List.of(rowKey)).get(rowKey));
    }

    /** The plain bytes of many rows, by their keys; a key without bytes is left out. */
    Map<String, byte[]> getAll(Holder holder, Collection<String> rowKeys) {
        Map<String, byte[]> plain = new HashMap<>();
        for (List<String> keys : Sql.pieces(List.copyOf(rowKeys))) {
            for (Row row : rows(holder, keys)) {
                revealed(holder, row).ifPresent(bytes -> plain.put(row.rowKey, bytes));
            }
        }
        return plain;
    }

    private Optional<byte[]> revealed(Holder holder, Row row) {
        Place place = new Place(holder.column, row.rowKey);
        byte[] stored = stored(place, row);
        if (stored == null) {
            // The row may go between reading it and reading what it names: then it is gone, and nothing is corrupt.
            List<Row> again = rows(holder, List.of(row.rowKey));
            stored = again.isEmpty() ? null : stored(place, again.getFirst());
            if (stored == null && !again.isEmpty()) {
                throw StoreFailure.corrupt("bytes that a row names are not there", holder.column);
            }
        }
        if (stored == null) {
            return Optional.empty();
        }
        return Optional.of(holder.secret ? cipher.reveal(stored, holder.column, row.rowKey) : stored);
    }

    private List<Row> rows(Holder holder, List<String> rowKeys) {
        return sql.read(jdbc -> jdbc.sql("""
                        select row_key, bytes, digest from content
                        where holder = :holder and row_key in (:row_keys)""")
                .param("holder", holder.column)
                .param("row_keys", rowKeys)
                .query((row, n) -> new Row(row.getString("row_key"), row.getBytes("bytes"), row.getString("digest")))
                .list());
    }

    /** Forgets the bytes of that row. Inside a transaction. */
    void drop(Holder holder, String rowKey) {
        Optional<Row> gone = sql.write(
                jdbc -> jdbc.sql("delete from content where holder = :holder and row_key = :row_key returning digest")
                        .param("holder", holder.column)
                        .param("row_key", rowKey)
                        .query((row, n) -> new Row(rowKey, null, row.getString("digest")))
                        .optional());
        gone.map(Row::digest).ifPresent(digest -> large.drop(new Place(holder.column, rowKey), new Digest(digest)));
    }

    private byte @Nullable [] stored(Place place, Row row) {
        if (row.digest == null) {
            return row.bytes;
        }
        Digest digest = new Digest(row.digest);
        byte[] stored = large.get(place, digest);
        if (stored != null && !Digest.of(stored).equals(digest)) {
            throw StoreFailure.corrupt("bytes differ from the digest of the row that names them", place.holder());
        }
        return stored;
    }
}
