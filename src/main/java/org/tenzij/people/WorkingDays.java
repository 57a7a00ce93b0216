package org.tenzij.people;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Set;
import org.tenzij.exchange.Party;

/**
 * The days on which offices are open, per party: not on weekends, nor on the public holidays of its islands. A party that is
 * not known here has the holidays that all share.
 *
 * <p>Source: Arbeidsregelingen and landsbesluiten of the islands (from general knowledge; check against this year's list).
 */
public final class WorkingDays {
    private static final Set<MonthDay> SHARED =
            Set.of(MonthDay.of(1, 1), MonthDay.of(4, 27), MonthDay.of(5, 1), MonthDay.of(12, 25), MonthDay.of(12, 26));
    private static final Set<MonthDay> BONAIRE = Set.of(MonthDay.of(4, 30), MonthDay.of(9, 6));
    private static final Set<MonthDay> CURACAO = Set.of(MonthDay.of(7, 2), MonthDay.of(10, 10));
    private static final Set<MonthDay> SINT_MAARTEN =
            Set.of(MonthDay.of(7, 1), MonthDay.of(10, 10), MonthDay.of(11, 11));
    private static final Set<MonthDay> ARUBA = Set.of(MonthDay.of(1, 25), MonthDay.of(3, 18));
    private static final int EASTER_MONDAY = 1;
    private static final int CARNIVAL_MONDAY = -48;
    private static final int GOOD_FRIDAY = -2;
    private static final int ASCENSION = 39;

    /** True where the offices of that party are open. */
    public boolean open(LocalDate day, Party party) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        MonthDay date = MonthDay.from(day);
        return !weekend && !SHARED.contains(date) && !own(party).contains(date) && !moving(day, party);
    }

    /** The first day after the next working day: until then something due on the next working day is in time. */
    public LocalDate endOfNext(LocalDate day, Party party) {
        return after(day, 1, party).plusDays(1);
    }

    /** The day that is so many working days later. */
    public LocalDate after(LocalDate day, int workingDays, Party party) {
        LocalDate found = day;
        for (int left = workingDays; left > 0; ) {
            found = found.plusDays(1);
            left -= open(found, party) ? 1 : 0;
        }
        return found;
    }

    private static Set<MonthDay> own(Party party) {
        return switch (party.id()) {
            case "bq" -> BONAIRE;
            case "sx" -> SINT_MAARTEN;
            case "aw" -> ARUBA;
            case "cw", "rst", "kw" -> CURACAO;
            default -> Set.of();
        };
    }

    private static boolean moving(LocalDate day, Party party) {
        LocalDate easter = easter(day.getYear());
        boolean carnival =
                !party.id().equals("nl") && !party.id().equals("sx") && day.equals(easter.plusDays(CARNIVAL_MONDAY));
        return carnival
                || day.equals(easter.plusDays(GOOD_FRIDAY))
                || day.equals(easter.plusDays(EASTER_MONDAY))
                || day.equals(easter.plusDays(ASCENSION));
    }

    /** Easter Sunday. Source: the anonymous Gregorian algorithm (Meeus, Jones, Butcher). */
    static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
        int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
        return LocalDate.of(year, f / 31, f % 31 + 1);
    }
}
