package org.tenzij.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.tenzij.register.Entry;
import org.tenzij.register.Ledger;
import org.tenzij.send.Outgoing.New;
import org.tenzij.store.Contents.Holder;

/** Takes new exchanges: the first durable point of sending. */
final class Submissions {
    private final Sql sql;
    private final Ledger ledger;
    private final Contents contents;

    Submissions(Sql sql, Ledger ledger, Contents contents) {
        this.sql = sql;
        this.ledger = ledger;
        this.contents = contents;
    }

    boolean submit(List<New> exchanges, List<Entry> entries) {
        return sql.write(jdbc -> {
            int[] taken =
                    sql.batch("""
                    insert into exchange
                    (id, submission, recipient, kind, state, created_at, expires_at, changed_at, turn, submitted_by, thread,
                     urgent)
                    values (:id, :submission, :recipient, :kind, 'SUBMITTED', :created_at, :expires_at, :created_at,
                     :created_at, :submitted_by, :thread, :urgent)
                    on conflict do nothing""", exchanges.stream().map(Submissions::row).toList());
            List<String> ours = IntStream.range(0, taken.length)
                    .filter(i -> taken[i] == 1)
                    .mapToObj(i -> exchanges.get(i).id().value())
                    .toList();
            if (ours.size() < exchanges.size()) {
                // All or none, while the transaction around this goes on: nobody else has seen these rows.
                sql.batch(
                        "delete from exchange where id = :id",
                        ours.stream()
                                .map(id -> new MapSqlParameterSource("id", id))
                                .toList());
                return false;
            }
            Map<String, byte[]> requests = new HashMap<>();
            exchanges.forEach(each -> requests.put(each.id().value(), each.request()));
            contents.putAll(Holder.REQUEST, requests);
            entries.forEach(ledger::append);
            return true;
        });
    }

    private static MapSqlParameterSource row(New exchange) {
        return new MapSqlParameterSource("id", exchange.id().value())
                .addValue("submission", exchange.submission().value())
                .addValue("recipient", exchange.recipient().id())
                .addValue("kind", exchange.kind().wireName())
                .addValue("created_at", Nanos.of(exchange.createdAt()))
                .addValue("expires_at", Nanos.of(exchange.expiresAt()))
                .addValue("submitted_by", exchange.submittedBy())
                .addValue("thread", exchange.thread())
                .addValue("urgent", exchange.urgent() ? 1 : 0);
    }
}
