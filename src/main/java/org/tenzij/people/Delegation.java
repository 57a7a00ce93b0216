package org.tenzij.people;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import org.tenzij.trust.Office;

/**
 * An officer lets another hold the office for a while, within the same authority.
 *
 * @param to functional id of the deputy
 * @param from first day
 * @param until last day; at most a year on
 */
public record Delegation(
        String say, String to, LocalDate from, LocalDate until, String officer, Office office, Instant at)
        implements Statement {
    static final String SAY = "delegate";
    private static final Period LONGEST = Period.ofYears(1);

    public Delegation {
        if (!say.equals(SAY) || until.isBefore(from) || until.isAfter(from.plus(LONGEST)) || to.equals(officer)) {
            throw Statement.malformed(
                    "it has no period of at most a year, or names the officer itself", "from, until, to");
        }
    }

    boolean on(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(until);
    }
}
