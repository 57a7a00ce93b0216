package org.tenzij.store;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.tenzij.exchange.Law;
import org.tenzij.exchange.Party;
import org.tenzij.people.Threads;

/** What each party said on a thread, in the table {@code thread_voice}. */
final class SqlThreads implements Threads {
    private final Sql sql;

    SqlThreads(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void spoke(String thread, Voice voice) {
        Law waters = voice.waters();
        sql.write(jdbc -> jdbc.sql("""
                        insert into thread_voice (thread, party, law, waters, asked, first_at)
                        values (:thread, :party, :law, :waters, :asked, :first_at)
                        on conflict (thread, party) do update set law = excluded.law,
                            waters = coalesce(thread_voice.waters, excluded.waters),
                            asked = case when thread_voice.asked = 1 then 1 else excluded.asked end""")
                .paramSource(new MapSqlParameterSource("thread", thread)
                        .addValue("party", voice.party().id())
                        .addValue("law", voice.law().name())
                        .addValue("waters", waters == null ? null : waters.name())
                        .addValue("asked", voice.asked() ? 1 : 0)
                        .addValue("first_at", Nanos.of(voice.first())))
                .update());
    }

    @Override
    public Optional<Voice> voice(String thread, Party party) {
        return sql.read(jdbc -> jdbc.sql("select * from thread_voice where thread = :thread and party = :party")
                .param("thread", thread)
                .param("party", party.id())
                .query((row, n) -> {
                    @Nullable String waters = row.getString("waters");
                    return new Voice(
                            party,
                            Law.valueOf(row.getString("law")),
                            waters == null ? null : Law.valueOf(waters),
                            row.getInt("asked") == 1,
                            Nanos.instant(row.getLong("first_at")));
                })
                .optional());
    }
}
