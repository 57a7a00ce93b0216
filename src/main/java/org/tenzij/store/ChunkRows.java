package org.tenzij.store;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.tenzij.exchange.Digest;

/** Large bytes as rows of 1 MiB, for machines that share one PostgreSQL and no disk. Source: settled point 22. */
final class ChunkRows implements LargeBytes {
    private static final int CHUNK_BYTES = 1024 * 1024;

    private final Sql sql;

    ChunkRows(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void put(Place place, Digest digest, byte[] stored) {
        int chunks = (stored.length + CHUNK_BYTES - 1) / CHUNK_BYTES;
        List<MapSqlParameterSource> rows = IntStream.range(0, chunks)
                .mapToObj(number -> at(place)
                        .addValue("number", number)
                        .addValue(
                                "bytes",
                                Arrays.copyOfRange(
                                        stored,
                                        number * CHUNK_BYTES,
                                        Math.min(stored.length, (number + 1) * CHUNK_BYTES))))
                .toList();
        sql.batch("""
                insert into content_chunk (holder, row_key, number, bytes) values (:holder, :row_key, :number, :bytes)
                on conflict do nothing""", rows);
    }

    @Override
    public byte @Nullable [] get(Place place, Digest digest) {
        List<byte[]> chunks = sql.read(jdbc -> jdbc.sql("""
                        select bytes from content_chunk where holder = :holder and row_key = :row_key
                        order by number""")
                .paramSource(at(place))
                .query((row, n) -> row.getBytes("bytes"))
                .list());
        if (chunks.isEmpty()) {
            return null;
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream(chunks.size() * CHUNK_BYTES);
        chunks.forEach(whole::writeBytes);
        return whole.toByteArray();
    }

    @Override
    public void drop(Place place, Digest digest) {
        sql.write(jdbc -> jdbc.sql("delete from content_chunk where holder = :holder and row_key = :row_key")
                .paramSource(at(place))
                .update());
    }

    private static MapSqlParameterSource at(Place place) {
        return new MapSqlParameterSource("holder", place.holder()).addValue("row_key", place.rowKey());
    }
}
