package org.tenzij.policy.proof;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tenzij.policy.Anatomy;
import org.tenzij.policy.Clause;
import org.tenzij.policy.PolicySet;

/** Which decisions change from one policy set to another, over every combination of the facts of both. */
public final class SetDiff {
    private final Space space;
    private final Bdd bdd;
    private final Model before;
    private final Model after;
    private final ExampleWriter examples;
    private final Map<List<Object>, DiffReport.Change> changes = new LinkedHashMap<>();

    private SetDiff(PolicySet older, PolicySet newer, Instant now) {
        Anatomy first = new Anatomy(older);
        Anatomy second = new Anatomy(newer);
        this.space = new Space(List.of(first, second));
        this.bdd = space.bdd;
        this.before = new Model(first, space);
        this.after = new Model(second, space);
        this.examples = new ExampleWriter(second, now);
    }

    /**
     * Compares the second with the first.
     *
     * @param now the moment at which examples are asked
     */
    public static DiffReport of(PolicySet older, PolicySet newer, Instant now) {
        SetDiff diff = new SetDiff(older, newer, now);
        List<Cell> cells = Proof.cells(Crossing.all(diff.after.standings));
        cells.forEach(diff::answers);
        cells.stream()
                .filter(cell -> cell.crossing().sender().mayActUnder().size() == 1
                        && cell.crossing().recipient().mayActUnder().size() == 1)
                .forEach(diff::grounds);
        return new DiffReport(
                older.version(), newer.version(), List.copyOf(diff.changes.values()), Wording.of(older, newer));
    }

    private void answers(Cell cell) {
        int was = before.yes(cell);
        int is = after.yes(cell);
        if (was != is) {
            note(DiffReport.Way.NO_TO_YES, cell, "", "", bdd.butNot(is, was));
            note(DiffReport.Way.YES_TO_NO, cell, "", "", bdd.butNot(was, is));
        }
    }

    private void grounds(Cell cell) {
        Map<Clause, Integer> was = before.winners(cell);
        Map<Clause, Integer> is = after.winners(cell);
        was.forEach((old, there) -> is.forEach((next, here) -> {
            if (!old.id().equals(next.id()) && there != Bdd.FALSE && here != Bdd.FALSE) {
                note(DiffReport.Way.OTHER_GROUND, cell, old.id(), next.id(), bdd.and(there, here));
            }
        }));
    }

    private void note(DiffReport.Way way, Cell cell, String old, String next, int function) {
        if (bdd.and(function, space.domain()) == Bdd.FALSE) {
            return;
        }
        List<Object> key = List.of(way, cell.kind(), old, next);
        DiffReport.Change there = changes.get(key);
        changes.put(key, there == null ? first(way, cell, old, next, function) : there.andOneMore());
    }

    private DiffReport.Change first(DiffReport.Way way, Cell cell, String old, String next, int function) {
        Optional<Point> point = Simplest.of(space, function);
        String name = "diff-" + way + "-" + cell.kind() + (old.isEmpty() ? "" : "-" + old + "-" + next);
        Point shown = point.orElseThrow(() -> new IllegalStateException("what is possible can be shown"));
        Counterexample example = new Counterexample(
                cell.kind().wireName(), way.says(), cell.toString(), shown, examples.write(name, cell, shown));
        return new DiffReport.Change(way, cell.kind(), old, next, 1, example);
    }

    /** What stands in one list and not in the other, as {@code - id} and {@code + id}. */
    static List<String> apart(List<String> older, List<String> newer) {
        List<String> lines = new ArrayList<>();
        older.stream().filter(line -> !newer.contains(line)).forEach(line -> lines.add("- " + line));
        newer.stream().filter(line -> !older.contains(line)).forEach(line -> lines.add("+ " + line));
        return lines;
    }
}
