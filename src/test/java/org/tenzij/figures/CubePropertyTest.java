package org.tenzij.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tenzij.figures.Forms.BQ;
import static org.tenzij.figures.Forms.NOW;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Invalid;

/** Random cubes with all their margins: the right ones pass everywhere, one wrong number is always found. */
class CubePropertyTest {
    private static final long SEED = 4_2026_1123L;
    private static final int CUBES = 60;

    /** A whole cube of one count: every combination of parts, and every total of them. */
    private static Map<Coordinates, Long> cube(Random random) {
        boolean victims = random.nextBoolean();
        Coordinates whole = new Coordinates(
                2015 + random.nextInt(10),
                victims ? "THB" : "SOM",
                victims ? "VICTIMS" : "SUSPECTS",
                "_T",
                "_T",
                "_T",
                victims ? "_T" : "_Z");
        List<Dimension> dimensions = new ArrayList<>(List.of(Dimension.values()));
        if (!victims) {
            dimensions.remove(Dimension.FORM);
        }
        dimensions.removeIf(dimension -> random.nextInt(3) == 0);
        if (dimensions.isEmpty()) {
            dimensions.add(Dimension.AREA);
        }
        Map<Coordinates, Long> cube = new TreeMap<>();
        add(cube, whole, dimensions, 0, random);
        return cube;
    }

    private static void add(
            Map<Coordinates, Long> cube, Coordinates at, List<Dimension> dimensions, int from, Random random) {
        if (from == dimensions.size()) {
            long count = random.nextInt(4) == 0 ? random.nextInt(50) : 0;
            addToTotals(cube, at, dimensions, 0, count);
            return;
        }
        for (String code : Codebook.current().parts(dimensions.get(from), BQ)) {
            add(cube, at.with(dimensions.get(from), code), dimensions, from + 1, random);
        }
    }

    private static void addToTotals(
            Map<Coordinates, Long> cube, Coordinates at, List<Dimension> dimensions, int from, long count) {
        if (from == dimensions.size()) {
            cube.merge(at, count, Long::sum);
            return;
        }
        addToTotals(cube, at, dimensions, from + 1, count);
        addToTotals(cube, at.with(dimensions.get(from), "_T"), dimensions, from + 1, count);
    }

    private static AnnualFigures figures(Map<Coordinates, Long> cube) {
        List<Cell> cells = new ArrayList<>();
        cube.forEach((at, value) -> cells.add(new Cell(at, "person", Status.COUNTED, value, "invented", "")));
        return new AnnualFigures(BQ, Codebook.current().id(), cells);
    }

    @Test
    void aRightCubePassesAndOneWrongNumberIsFound() {
        Random random = new Random(SEED);
        Schema schema = SchemaConformanceTest.schema("annual-figures");
        int largest = 0;
        for (int i = 0; i < CUBES; i++) {
            Map<Coordinates, Long> cube = cube(random);
            String name = "seed " + SEED + ", cube " + i;
            AnnualFigures figures = figures(cube);
            largest = Math.max(largest, cube.size());
            byte[] csv = FiguresExport.csv(List.of(figures));
            CheckedFigures checked = CsvForm.read(csv, BQ, NOW);
            assertThat(Forms.told(checked)).as(name).isEmpty();
            assertThat(checked.orStop()).as(name).isEqualTo(figures);
            JsonNode payload = figures.toPayload();
            assertThat(AnnualFigures.fromPayload(payload, BQ, NOW)).as(name).isEqualTo(figures);
            assertThat(schema.validate(payload)).as(name).isEmpty();
            assertThat(FiguresExport.csv(List.of(AnnualFigures.fromPayload(payload, BQ, NOW))))
                    .as(name)
                    .isEqualTo(csv);

            for (int m = 0; m < 5; m++) {
                ObjectNode wrong = payload.deepCopy();
                ObjectNode cell = (ObjectNode) wrong.get("cells").get(random.nextInt(cube.size()));
                cell.put("value", cell.get("value").asLong() + 1 + random.nextInt(9));
                assertThat(refusal(wrong)).as(name + ": " + cell).isEqualTo(ErrorCode.VALIDATE_WRONG_TOTAL);
            }
        }
        assertThat(largest).as("cubes of every size came by").isGreaterThan(100);
    }

    private static ErrorCode refusal(JsonNode payload) {
        try {
            AnnualFigures.fromPayload(payload, BQ, NOW);
        } catch (Invalid invalid) {
            return invalid.code();
        }
        throw new AssertionError("a wrong number was taken");
    }

    /** One hidden cell of a whole cube always follows from the others, so the gate must say exactly whether it is 1 to 4. */
    @Test
    void oneHiddenCellIsAlwaysSeenThrough() {
        Random random = new Random(SEED);
        int small = 0;
        for (int i = 0; i < CUBES; i++) {
            Map<Coordinates, Long> cube = cube(random);
            List<Coordinates> places = List.copyOf(cube.keySet());
            Coordinates hidden = places.get(random.nextInt(places.size()));
            List<Cell> cells = new ArrayList<>();
            cube.forEach((at, value) -> cells.add(
                    at.equals(hidden)
                            ? new Cell(at, "person", Status.CONFIDENTIAL, null, "invented", "")
                            : new Cell(at, "person", Status.COUNTED, value, "invented", "")));
            Audit audit = DisclosureGate.audit(
                    new AnnualFigures(BQ, Codebook.current().id(), cells), PublicFigures.builtIn());
            List<String> expected = cube.entrySet().stream()
                    .filter(entry -> entry.getValue() > 0 && entry.getValue() < DisclosureGate.SAFE_FROM)
                    .map(entry -> entry.getKey().name())
                    .toList();
            assertThat(audit.names()).as("seed %d, cube %d", SEED, i).isEqualTo(expected);
            small += expected.contains(hidden.name()) ? 1 : 0;
        }
        assertThat(small).as("some hidden cells were small").isPositive();
    }
}
