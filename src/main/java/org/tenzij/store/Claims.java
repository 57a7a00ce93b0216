package org.tenzij.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The words in which a table's rows are claimed, in both databases. */
final class Claims {
    /** A row whose time has come and that nobody holds. Needs {@code :now}. */
    static final String FREE = "next_at <= :now and (claimed_until is null or claimed_until <= :now)";

    /** Takes a row. Needs {@code :worker} and {@code :until}. */
    static final String TAKE = "claimed_by = :worker, claimed_until = :until";

    /** Nobody holds the row any more. */
    static final String LET_GO = "claimed_by = null, claimed_until = null";

    /** Not another worker's: a claim that ran out and was taken over is not given back by its former holder. */
    static final String OURS = "(claimed_by is null or claimed_by = :worker)";

    private Claims() {}

    static Map<String, @Nullable Object> parameters(Sql sql, int most, Instant now, Duration lease) {
        Map<String, @Nullable Object> parameters = new TreeMap<>();
        parameters.put("worker", sql.worker());
        parameters.put("most", most);
        parameters.put("now", Nanos.of(now));
        parameters.put("until", Nanos.of(now.plus(lease)));
        return parameters;
    }

    /**
     * The values of a column for which some row is free: jumps from value to value in an index that starts with it, so that
     * the cost follows the number of values and not of rows.
     */
    static String distinctFree(String table, String column, String within) {
        return """
                with recursive each(value) as (
                    select min(%2$s) from %1$s where %3$s
                    union all
                    select (select min(%2$s) from %1$s where %3$s and %2$s > each.value) from each
                    where each.value is not null)
                select value from each where value is not null
                and exists (select 1 from %1$s where %3$s and %2$s = each.value and %4$s)""".formatted(table, column, within, FREE);
    }
}
