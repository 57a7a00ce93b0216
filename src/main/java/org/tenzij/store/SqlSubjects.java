package org.tenzij.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Party;
import org.tenzij.register.subjects.SubjectIndex;
import org.tenzij.register.subjects.Token;

/** The index of persons, in the table {@code subject_token}. */
final class SqlSubjects implements SubjectIndex {
    private static final String NOTE = """
            insert into subject_token (token, exchange, direction, peer, strength, noted_at)
            values (:token, :exchange, :direction, :peer, :strength, :noted_at) on conflict do nothing""";

    private final Sql sql;

    SqlSubjects(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void note(MessageId exchange, Party peer, Direction direction, Collection<Token> tokens, Instant at) {
        if (tokens.isEmpty()) {
            return;
        }
        sql.batch(
                NOTE,
                tokens.stream()
                        .map(token -> new MapSqlParameterSource("token", token.value())
                                .addValue("exchange", exchange.value())
                                .addValue("direction", direction.name())
                                .addValue("peer", peer.id())
                                .addValue("strength", token.strength().name())
                                .addValue("noted_at", Nanos.of(at)))
                        .toList());
    }

    private record About(MessageId exchange, Party peer, Direction direction) {}

    @Override
    public List<Hit> find(Collection<Token> tokens) {
        List<Hit> all = new ArrayList<>();
        for (List<String> piece :
                Sql.pieces(tokens.stream().map(Token::value).distinct().toList())) {
            all.addAll(sql.read(jdbc -> jdbc.sql(
                            "select exchange, peer, direction, strength, noted_at from subject_token where token in (:tokens)")
                    .param("tokens", piece)
                    .query((row, n) -> new Hit(
                            new MessageId(row.getString("exchange")),
                            new Party(row.getString("peer")),
                            Direction.valueOf(row.getString("direction")),
                            Nanos.instant(row.getLong("noted_at")),
                            Token.Strength.valueOf(row.getString("strength"))))
                    .list()));
        }
        Map<About, Hit> surest = new LinkedHashMap<>();
        all.stream()
                .sorted(Comparator.comparing(Hit::strength))
                .forEach(hit -> surest.putIfAbsent(new About(hit.exchange(), hit.peer(), hit.direction()), hit));
        return surest.values().stream()
                .sorted(Comparator.comparing(Hit::at)
                        .reversed()
                        .thenComparing(hit -> hit.exchange().value())
                        .thenComparing(Hit::direction))
                .toList();
    }

    @Override
    public int forgetBefore(Instant time) {
        return sql.write(jdbc -> jdbc.sql("delete from subject_token where noted_at < :time")
                .param("time", Nanos.of(time))
                .update());
    }
}
