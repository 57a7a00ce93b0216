package org.tenzij.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tenzij.exchange.Party;

class WorkingDaysTest {
    private final WorkingDays days = new WorkingDays();

    @ParameterizedTest
    @CsvSource({"2026, 2026-04-05", "2027, 2027-03-28", "2024, 2024-03-31", "2000, 2000-04-23"})
    void easter(int year, LocalDate day) {
        assertThat(WorkingDays.easter(year)).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24, bq, true",
        "2026-11-28, bq, false",
        "2026-12-25, aw, false",
        "2027-03-29, cw, false",
        "2026-09-06, bq, false",
        "2027-09-06, bq, false",
        "2027-09-06, cw, true",
        "2027-03-18, aw, false",
        "2027-03-18, sx, true",
        "2027-02-08, cw, false",
        "2027-02-08, nl, true"
    })
    void open(LocalDate day, String party, boolean open) {
        assertThat(days.open(day, new Party(party))).isEqualTo(open);
    }

    @Test
    void theNextWorkingDayIsAfterTheWeekendAndTheHoliday() {
        // Christmas 2026 is a Friday, Saturday follows: Monday the 28th is the next working day after Thursday.
        LocalDate thursday = LocalDate.of(2026, 12, 24);
        assertThat(days.after(thursday, 1, new Party("bq"))).isEqualTo(LocalDate.of(2026, 12, 28));
        assertThat(days.endOfNext(thursday, new Party("bq"))).isEqualTo(LocalDate.of(2026, 12, 29));
        assertThat(days.after(LocalDate.of(2026, 11, 24), 5, new Party("cw"))).isEqualTo(LocalDate.of(2026, 12, 1));
    }
}
