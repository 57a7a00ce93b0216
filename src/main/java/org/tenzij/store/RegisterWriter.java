package org.tenzij.store;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tenzij.register.Entry;

/**
 * Gives the entries of a transaction their indexes, as its last statements: the head's row is locked from here to the
 * commit, so the order of indexes is the order of commits and has no gaps. Source: settled point 22.
 */
final class RegisterWriter implements Consumer<List<Entry>> {
    private final JdbcClient head;
    private final NamedParameterJdbcTemplate rows;

    RegisterWriter(DataSource writing) {
        this.head = JdbcClient.create(writing);
        this.rows = new NamedParameterJdbcTemplate(writing);
    }

    @Override
    public void accept(List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        // Made before the lock is taken: nobody waits for our JSON.
        List<byte[]> leaves = entries.stream().map(Entry::toBytes).toList();
        long size = head.sql("update register_head set size = size + :more where one = 1 returning size")
                .param("more", leaves.size())
                .query(Long.class)
                .single();
        long first = size - leaves.size();
        rows.batchUpdate(
                "insert into register_entry (leaf_index, entry) values (:index, :entry)",
                IntStream.range(0, leaves.size())
                        .mapToObj(i -> new MapSqlParameterSource("index", first + i).addValue("entry", leaves.get(i)))
                        .toArray(MapSqlParameterSource[]::new));
    }
}
