package org.tenzij.figures;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.tenzij.exchange.Party;

/**
 * A total and the parts that add up to it along one dimension: the linear relations of a cube.
 *
 * @param total the place of the total; the cell may be missing
 * @param parts the places of all parts the codebook knows; cells may be missing
 */
record Line(Coordinates total, Dimension dimension, List<Coordinates> parts) {
    Line {
        parts = List.copyOf(parts);
    }

    /** Every line on which at least one of these places is a part, in the order of the cube. */
    static List<Line> through(Collection<Coordinates> places, Codebook codebook, Party party) {
        List<Line> lines = new ArrayList<>();
        for (Dimension dimension : Dimension.values()) {
            NavigableSet<Coordinates> totals = new TreeSet<>();
            for (Coordinates at : places) {
                if (at.part(dimension)) {
                    totals.add(at.with(dimension, Coordinates.TOTAL));
                }
            }
            for (Coordinates total : totals) {
                lines.add(new Line(
                        total,
                        dimension,
                        codebook.parts(dimension, party).stream()
                                .map(code -> total.with(dimension, code))
                                .toList()));
            }
        }
        return lines;
    }
}
