package org.tenzij.store;

import java.time.Instant;
import org.tenzij.exchange.Kind;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Party;
import org.tenzij.register.transfers.Derogations;

/** Grants for single cases, in the table {@code derogation}. */
final class SqlDerogations implements Derogations {
    private final Sql sql;

    SqlDerogations(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void note(String ground, Party recipient, Kind kind, MessageId exchange, Instant at) {
        sql.write(jdbc -> jdbc.sql("""
                        insert into derogation (exchange, ground, recipient, kind, granted_at)
                        values (:exchange, :ground, :recipient, :kind, :granted_at) on conflict do nothing""")
                .param("exchange", exchange.value())
                .param("ground", ground)
                .param("recipient", recipient.id())
                .param("kind", kind.wireName())
                .param("granted_at", Nanos.of(at))
                .update());
    }

    @Override
    public int count(String ground, Party recipient, Kind kind, Instant from) {
        return sql.read(jdbc -> jdbc.sql("""
                        select count(*) from derogation
                        where ground = :ground and recipient = :recipient and kind = :kind and granted_at >= :from""")
                .param("ground", ground)
                .param("recipient", recipient.id())
                .param("kind", kind.wireName())
                .param("from", Nanos.of(from))
                .query(Integer.class)
                .single());
    }
}
