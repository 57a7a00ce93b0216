package org.tenzij.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Party;
import org.tenzij.people.Agreements;

/** Undertakings and consents, in the tables {@code agreement} and {@code agreement_use}. */
final class SqlAgreements implements Agreements {
    private static final String STATEMENT = "agreement.statement";
    private static final String SIGNATURE = "agreement.signature";

    private final Sql sql;
    private final StorageCipher cipher;

    SqlAgreements(Sql sql, StorageCipher cipher) {
        this.sql = sql;
        this.cipher = cipher;
    }

    @Override
    public void keep(Kept agreement) {
        String key = key(agreement.id(), agreement.direction());
        sql.write(jdbc -> jdbc.sql("""
                        insert into agreement (id, type, direction, peer, message, valid_until, statement, signature)
                        values (:id, :type, :direction, :peer, :message, :valid_until, :statement, :signature)
                        on conflict do nothing""")
                .paramSource(new MapSqlParameterSource("id", agreement.id().value())
                        .addValue("type", agreement.type().name())
                        .addValue("direction", agreement.direction().name())
                        .addValue("peer", agreement.peer().id())
                        .addValue("message", agreement.message().value())
                        .addValue("valid_until", Nanos.of(agreement.validUntil()))
                        .addValue("statement", cipher.protect(agreement.statement(), STATEMENT, key))
                        .addValue("signature", cipher.protect(agreement.signature(), SIGNATURE, key)))
                .update());
    }

    private static String key(Digest id, Direction direction) {
        return direction + ":" + id.value();
    }

    @Override
    public Optional<Kept> find(Digest id, Direction direction) {
        return list(
                        "where id = :id and direction = :direction",
                        Map.of("id", id.value(), "direction", direction.name()))
                .stream()
                .findFirst();
    }

    @Override
    public List<Kept> inForce(Type type, Direction direction, Party peer, Instant now) {
        return list(
                """
                where type = :type and direction = :direction and peer = :peer and valid_until > :now
                order by message, id""",
                Map.of("type", type.name(), "direction", direction.name(), "peer", peer.id(), "now", Nanos.of(now)));
    }

    @Override
    public int usedBesides(Digest id, MessageId exchange) {
        return sql.read(jdbc -> jdbc.sql(
                        "select count(*) from agreement_use where agreement = :agreement and exchange <> :exchange")
                .param("agreement", id.value())
                .param("exchange", exchange.value())
                .query(Integer.class)
                .single());
    }

    @Override
    public boolean use(Digest id, MessageId exchange, int most) {
        return sql.write(jdbc -> {
            // The agreement's row is held until the commit, so that two exchanges do not both take the last use.
            jdbc.sql("update agreement set valid_until = valid_until where id = :id")
                    .param("id", id.value())
                    .update();
            if (usedBesides(id, exchange) >= most) {
                return false;
            }
            jdbc.sql(
                            "insert into agreement_use (agreement, exchange) values (:agreement, :exchange) on conflict do nothing")
                    .param("agreement", id.value())
                    .param("exchange", exchange.value())
                    .update();
            return true;
        });
    }

    private List<Kept> list(String which, Map<String, Object> parameters) {
        return sql.read(jdbc -> jdbc.sql("select * from agreement " + which)
                .params(parameters)
                .query((row, n) -> kept(row))
                .list());
    }

    private Kept kept(ResultSet row) throws SQLException {
        Digest id = new Digest(row.getString("id"));
        Direction direction = Direction.valueOf(row.getString("direction"));
        String key = key(id, direction);
        return new Kept(
                id,
                Type.valueOf(row.getString("type")),
                direction,
                new Party(row.getString("peer")),
                new MessageId(row.getString("message")),
                Nanos.instant(row.getLong("valid_until")),
                cipher.reveal(row.getBytes("statement"), STATEMENT, key),
                cipher.reveal(row.getBytes("signature"), SIGNATURE, key));
    }
}
