package org.tenzij.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Party;
import org.tenzij.people.Origins;

/** Where references came from, in the table {@code origin}. */
final class SqlOrigins implements Origins {
    private final Sql sql;

    SqlOrigins(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void note(Collection<String> tokens, Origin origin) {
        sql.batch(
                """
                insert into origin (token, party, message, handling) values (:token, :party, :message, :handling)
                on conflict do nothing""",
                tokens.stream()
                        .map(token -> new MapSqlParameterSource("token", token)
                                .addValue("party", origin.party().id())
                                .addValue("message", origin.message().value())
                                .addValue("handling", origin.handling()))
                        .toList());
    }

    @Override
    public List<Origin> known(Collection<String> tokens) {
        Set<Origin> found = new LinkedHashSet<>();
        for (List<String> piece : Sql.pieces(List.copyOf(tokens))) {
            found.addAll(sql.read(jdbc -> jdbc.sql(
                            "select distinct party, message, handling from origin where token in (:tokens)")
                    .param("tokens", piece)
                    .query((row, n) -> new Origin(
                            new Party(row.getString("party")),
                            new MessageId(row.getString("message")),
                            row.getString("handling")))
                    .list()));
        }
        return new ArrayList<>(found);
    }
}
