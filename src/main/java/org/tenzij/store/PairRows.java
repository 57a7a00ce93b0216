package org.tenzij.store;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.Party;
import org.tenzij.send.Outgoing.Place;

/** How far each ordered pair of parties is. Source: settled points 1 and 2. */
final class PairRows {
    private final Sql sql;

    PairRows(Sql sql) {
        this.sql = sql;
    }

    /** The place the next message to that recipient takes. */
    Place next(Party recipient) {
        return sql.read(jdbc -> jdbc.sql("select next, previous from pair where peer = :peer and direction = 'OUT'")
                .param("peer", recipient.id())
                .query((row, n) -> new Place(
                        row.getLong("next"),
                        Optional.ofNullable(row.getString("previous"))
                                .map(Digest::new)
                                .orElse(null)))
                .optional()
                .orElse(new Place(1, null)));
    }

    /** Takes that place; false where it was taken meanwhile. Nobody else takes the next one before the commit. */
    boolean take(JdbcClient jdbc, Party recipient, Place place, Digest manifest) {
        if (place.sequence() == 1) {
            begin(jdbc, recipient, "OUT");
        }
        return jdbc.sql("""
                                update pair set next = next + 1, previous = :manifest
                                where peer = :peer and direction = 'OUT' and next = :next
                                and previous is not distinct from cast(:previous as text)""")
                        .param("manifest", manifest.value())
                        .param("peer", recipient.id())
                        .param("next", place.sequence())
                        .param("previous", text(place.previous()))
                        .update()
                == 1;
    }

    /** Highest number up to which every message of that sender is here. */
    long contiguousUpTo(Party sender) {
        return sql.read(jdbc -> jdbc.sql("select next - 1 from pair where peer = :peer and direction = 'IN'")
                .param("peer", sender.id())
                .query(Long.class)
                .optional()
                .orElse(0L));
    }

    /**
     * Notes that this number is here now. Holds the pair's row until the commit, so that of two messages that are admitted
     * at once the later commit sees both.
     */
    void arrived(JdbcClient jdbc, Party sender, long sequence) {
        begin(jdbc, sender, "IN");
        long next = jdbc.sql("select next from pair where peer = :peer and direction = 'IN'" + sql.locked())
                .param("peer", sender.id())
                .query(Long.class)
                .single();
        if (sequence != next) {
            return;
        }
        // Those that came before their turn are here already: the walk ends at the first that is not.
        jdbc.sql("""
                        with recursive run(number) as (
                            select cast(:next as bigint)
                            union all
                            select number + 1 from run where exists (
                                select 1 from message where sender = :peer and sequence = run.number))
                        update pair set next = (select max(number) from run)
                        where peer = :peer and direction = 'IN'""").param("next", next).param("peer", sender.id()).update();
    }

    private static void begin(JdbcClient jdbc, Party peer, String direction) {
        jdbc.sql("insert into pair (peer, direction) values (:peer, :direction) on conflict do nothing")
                .param("peer", peer.id())
                .param("direction", direction)
                .update();
    }

    private static @Nullable String text(@Nullable Digest digest) {
        return digest == null ? null : digest.value();
    }
}
