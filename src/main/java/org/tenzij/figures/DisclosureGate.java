package org.tenzij.figures;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * The first form of disclosure control: figures are AGGREGATE_SAFE only where every cell is 0, at least {@value #SAFE_FROM},
 * without a number, or already public, and where no cell of 1 to 4 follows from a total and its other parts.
 *
 * <p>Followed are all lines of a total and its parts along area, sex, age and form, over and over until nothing new is
 * known. A public total counts as known where the figures leave it out. Where several parts of a line are hidden and 1 to 4
 * is left for them together, all of them are unsafe.
 *
 * <p><b>Not covered</b> until disclosure control is complete, so these figures should be few and coarse:
 * <ul>
 *   <li>bounds and systems of several lines at once (two hidden cells in two rows and two columns may still be narrowed);
 *   <li>earlier submissions, revisions and other tables: the difference to an older or a public number may be small;
 *   <li>ties between indicators (convictions are at most judgments);
 *   <li>a zero or a full column that tells something about everyone in a group;
 *   <li>what a reader knows of his own case.
 * </ul>
 *
 * <p>Source: Wpg 22(1); payloads.md, disclosure control.
 */
public final class DisclosureGate {
    /** The smallest number above zero that does not point at persons. */
    public static final long SAFE_FROM = 5;

    private final AnnualFigures figures;
    private final Codebook codebook;
    private final Map<Coordinates, Long> known = new TreeMap<>();
    private final Set<Coordinates> impossible = new HashSet<>();
    private final NavigableMap<Coordinates, Audit.Why> unsafe = new TreeMap<>();

    private DisclosureGate(AnnualFigures figures, PublicFigures published) {
        this.figures = figures;
        this.codebook = Codebook.of(figures.codebook()).orElseThrow();
        published.of(figures.party()).ifPresent(list -> list.cells().forEach(this::learn));
        for (Cell cell : figures.cells()) {
            learn(cell);
            if (cell.status() == Status.NOT_APPLICABLE) {
                impossible.add(cell.at());
            }
            if (cell.value() != null && small(cell.value()) && !published.contains(figures.party(), cell)) {
                unsafe.put(cell.at(), Audit.Why.SMALL);
            }
        }
    }

    /** Judges figures against what is public. The same figures always give the same answer. */
    public static Audit audit(AnnualFigures figures, PublicFigures published) {
        DisclosureGate gate = new DisclosureGate(figures, published);
        gate.derive();
        return new Audit(gate.unsafe.entrySet().stream()
                .map(entry -> new Audit.Unsafe(entry.getKey(), entry.getValue()))
                .toList());
    }

    private void learn(Cell cell) {
        if (cell.value() != null) {
            known.put(cell.at(), cell.value());
        }
    }

    private void derive() {
        Set<Coordinates> places = new HashSet<>();
        figures.cells().forEach(cell -> places.add(cell.at()));
        // Each round learns at least one number of a cube that is finite; only small ones are ever added.
        int before;
        do {
            before = known.size();
            for (Line line : Line.through(places, codebook, figures.party())) {
                follow(line, false);
            }
            places.addAll(known.keySet());
        } while (known.size() > before);
        // Only now: what is hidden here may have turned out to be zero.
        for (Line line : Line.through(places, codebook, figures.party())) {
            follow(line, true);
        }
    }

    private void follow(Line line, boolean judgeGroups) {
        long sum = 0;
        List<Coordinates> hidden = new ArrayList<>();
        for (Coordinates part : line.parts()) {
            Long value = impossible.contains(part) ? Long.valueOf(0) : known.get(part);
            if (value == null) {
                hidden.add(part);
            } else {
                sum += value;
            }
        }
        Long total = known.get(line.total());
        if (total == null) {
            if (hidden.isEmpty()) {
                derived(line.total(), sum);
            }
        } else if (!hidden.isEmpty() && hidden.size() < line.parts().size()) {
            long left = total - sum;
            if (hidden.size() == 1 || left == 0) {
                hidden.forEach(part -> derived(part, left));
            } else if (judgeGroups && small(left)) {
                hidden.forEach(part -> unsafe.putIfAbsent(part, Audit.Why.DERIVABLE));
            }
        }
    }

    private void derived(Coordinates at, long value) {
        known.put(at, value);
        if (small(value)) {
            unsafe.putIfAbsent(at, Audit.Why.DERIVABLE);
        }
    }

    private static boolean small(long value) {
        return value > 0 && value < SAFE_FROM;
    }
}
