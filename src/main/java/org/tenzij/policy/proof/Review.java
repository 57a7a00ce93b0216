package org.tenzij.policy.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.tenzij.policy.Anatomy;
import org.tenzij.policy.Clause;
import org.tenzij.policy.Instrument;
import org.tenzij.policy.PolicySet;

/** Looks a policy set over for what a reader misses: dates, shut grounds, clauses that stand in each other's way or do nothing. */
public final class Review {
    private static final List<Integer> DAYS = List.of(30, 60);

    private final PolicySet set;
    private final Instant now;
    private final List<Finding> findings = new ArrayList<>();

    private Review(PolicySet set, Instant now) {
        this.set = set;
        this.now = now;
    }

    /** What stands out, the worst first. */
    public static List<Finding> of(PolicySet set, Instant now) {
        Review review = new Review(set, now);
        review.dates();
        review.languages();
        review.instruments();
        review.findings.addAll(new Logic(new Anatomy(set)).findings());
        review.findings.sort(Comparator.comparing(Finding::level));
        return List.copyOf(review.findings);
    }

    private void add(Finding.Level level, String code, String about, String says) {
        findings.add(new Finding(level, code, about, says));
    }

    private void dates() {
        for (Clause clause : set.clauses()) {
            if (!now.isBefore(clause.reviewEnds())) {
                add(Finding.Level.WRONG, "review.overdue", clause.id(), "is past its review date, " + clause.review());
            } else {
                soon("review.due", clause.id(), clause.reviewEnds(), "has its review date " + clause.review());
            }
        }
    }

    private void soon(String code, String about, Instant end, String says) {
        long left = Duration.between(now, end).toDays();
        DAYS.stream().filter(days -> left < days).findFirst().ifPresent(days -> {
            add(Finding.Level.SOON, code, about, says + ": within " + days + " days");
        });
    }

    /** The reader of the files asks for every language; whether it is that language, only people can say. */
    private void languages() {
        for (Clause clause : set.clauses()) {
            String english = clause.title().getOrDefault("en", "");
            for (Map.Entry<String, String> title : clause.title().entrySet()) {
                boolean copied =
                        !title.getKey().equals("en") && title.getValue().equals(english);
                if (copied || title.getValue().isBlank()) {
                    add(Finding.Level.NOTE, "title.untranslated", clause.id(), "has no title in " + title.getKey());
                }
            }
        }
    }

    private void instruments() {
        for (Instrument instrument : set.instruments()) {
            if (instrument.status() != Instrument.Status.IN_FORCE) {
                add(
                        Finding.Level.NOTE,
                        "instrument.shut",
                        instrument.id(),
                        says(instrument) + ", and counts for nothing");
            } else if (!now.isBefore(instrument.ends())) {
                add(Finding.Level.WRONG, "instrument.ended", instrument.id(), "ended, or is past its review date");
            } else {
                soon("instrument.ends", instrument.id(), instrument.ends(), "ends or is to be reviewed");
            }
            if (instrument.example()) {
                add(Finding.Level.NOTE, "instrument.example", instrument.id(), "was made up for the demonstration");
            }
        }
        for (Instrument.Type type : Instrument.Type.values()) {
            boolean open = set.instruments().stream()
                    .anyMatch(one -> one.type() == type
                            && one.status() == Instrument.Status.IN_FORCE
                            && now.isBefore(one.ends()));
            if (!open && set.fact(type.fact()).isPresent()) {
                add(
                        Finding.Level.NOTE,
                        "instrument.none",
                        type.fact(),
                        "is true for nobody: no instrument is in force");
            }
        }
    }

    private static String says(Instrument instrument) {
        return instrument.status() == Instrument.Status.NOT_ASSESSED ? "was not assessed" : "was withdrawn";
    }
}
