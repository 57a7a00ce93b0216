package org.tenzij.store;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.tenzij.exchange.json.CanonicalJson;
import org.tenzij.register.transfers.Notice;
import org.tenzij.register.transfers.Notices;

/** What the supervisor is to be told, in the table {@code notice}. */
final class SqlNotices implements Notices {
    private final Sql sql;

    SqlNotices(Sql sql) {
        this.sql = sql;
    }

    @Override
    public boolean keep(Notice notice) {
        return sql.write(jdbc -> jdbc.sql(
                                "insert into notice (category, notice) values (:category, :notice) on conflict do nothing")
                        .param("category", notice.category().value())
                        .param("notice", new String(CanonicalJson.bytes(notice.toTree()), StandardCharsets.UTF_8))
                        .update()
                == 1);
    }

    @Override
    public List<Notice> all() {
        return sql.read(jdbc -> jdbc.sql("select number, notice from notice order by number")
                .query((row, n) -> Notice.read(
                        row.getString("notice").getBytes(StandardCharsets.UTF_8), "notice " + row.getLong("number")))
                .list());
    }
}
