package org.tenzij.policy.proof;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.tenzij.exchange.Kind;
import org.tenzij.policy.Anatomy;
import org.tenzij.policy.Asserter;
import org.tenzij.policy.Clause;
import org.tenzij.policy.DataClass;
import org.tenzij.policy.FactDeclaration;
import org.tenzij.policy.Instrument;
import org.tenzij.policy.PolicySet;
import org.tenzij.policy.Regime;
import org.tenzij.policy.Side;

/** Who may give what to whom, on which grounds, and what each of them asks of whom. */
public final class Matrix {
    private final Anatomy set;
    private final Model model;
    private final Bdd bdd;
    private final Instant now;
    private final Map<Integer, Optional<Point>> points = new HashMap<>();

    /**
     * A ground that can be had.
     *
     * @param derogation only where every ordinary one failed
     * @param shut true where it leans on an instrument that is not in force between these two today
     * @param needs the least that must be known, by who says it: an asserter's word, {@code message} or {@code instrument}
     */
    public record Open(String ground, boolean derogation, boolean shut, Map<String, List<String>> needs) {}

    /**
     * One sort of message between two sides.
     *
     * @param inTheWay clauses that nothing can satisfy here
     */
    public record Line(
            Side sender, Side recipient, Kind kind, DataClass dataClass, List<Open> grounds, List<String> inTheWay) {
        /** True where some ground is open today. */
        public boolean openToday() {
            return grounds.stream().anyMatch(ground -> !ground.shut());
        }
    }

    private Matrix(PolicySet policies, Instant now) {
        this.set = new Anatomy(policies);
        this.model = new Model(set);
        this.bdd = model.space.bdd;
        this.now = now;
    }

    /** For every two of these sides that are not of one party, each kind that has fields, and each class of those. */
    public static List<Line> of(PolicySet policies, List<Side> sides, Set<Kind> kinds, Instant now) {
        Matrix matrix = new Matrix(policies, now);
        List<Line> lines = new ArrayList<>();
        for (Side sender : sides) {
            for (Side recipient : sides) {
                if (!sender.party().equals(recipient.party())) {
                    kinds.forEach(kind -> matrix.classes(kind)
                            .forEach(dataClass -> lines.add(matrix.line(sender, recipient, kind, dataClass))));
                }
            }
        }
        return List.copyOf(lines);
    }

    /** The heaviest class of a message with all its fields, and each lighter one in which persons still appear. */
    private Set<DataClass> classes(Kind kind) {
        Set<DataClass> classes = EnumSet.noneOf(DataClass.class);
        DataClass heaviest = DataClass.NON_PERSONAL;
        for (Anatomy.Listed field : set.fields(kind)) {
            heaviest = heaviest.orHeavier(field.dataClass());
            if (field.dataClass().personal()) {
                classes.add(field.dataClass());
            }
        }
        if (set.lists(kind)) {
            classes.add(heaviest);
        }
        return classes;
    }

    private Line line(Side sender, Side recipient, Kind kind, DataClass dataClass) {
        Crossing crossing = new Crossing(sender, recipient, Anatomy.recipient(recipient), 1);
        Cell cell = new Cell(crossing, kind, dataClass);
        List<Open> open = new ArrayList<>();
        for (Clause ground : model.grounds()) {
            int yes = bdd.and(model.yes(cell, dataClass, ground), model.space.domain());
            point(yes)
                    .ifPresent(point -> open.add(new Open(
                            ground.id(),
                            ground.derogation(),
                            shut(sender, recipient, kind, dataClass, yes),
                            needs(point))));
        }
        return new Line(sender, recipient, kind, dataClass, List.copyOf(open), inTheWay(cell, dataClass));
    }

    private Optional<Point> point(int function) {
        return points.computeIfAbsent(function, missing -> Simplest.of(model.space, function));
    }

    private boolean shut(Side sender, Side recipient, Kind kind, DataClass dataClass, int yes) {
        int without = yes;
        for (Instrument.Type type : Instrument.Type.values()) {
            boolean inForce = set.set().instruments().stream()
                    .anyMatch(one -> one.type() == type
                            && Anatomy.covers(one, sender.party(), recipient.party(), kind, dataClass, now));
            if (!inForce) {
                without = bdd.butNot(without, model.space.is(type.fact(), true));
            }
        }
        return without == Bdd.FALSE;
    }

    private Map<String, List<String>> needs(Point point) {
        Map<String, List<String>> needs = new TreeMap<>();
        for (Map.Entry<String, Object> one : point.known().entrySet()) {
            FactDeclaration fact = set.set().fact(one.getKey()).orElseThrow();
            if (!fact.derived() || decisive(one.getValue())) {
                needs.computeIfAbsent(by(fact), missing -> new ArrayList<>()).add(said(fact, one.getValue()));
            }
        }
        return new LinkedHashMap<>(needs);
    }

    private static boolean decisive(Object value) {
        return Boolean.TRUE.equals(value);
    }

    private static String by(FactDeclaration fact) {
        if (fact.derived()) {
            return Space.restsOnInstrument(fact.id()) ? "instrument" : "message";
        }
        return fact.asserters().stream()
                .sorted()
                .findFirst()
                .map(Asserter::word)
                .orElse("gateway");
    }

    private static String said(FactDeclaration fact, Object value) {
        return Boolean.TRUE.equals(value) ? fact.id() : fact.id() + "=" + value;
    }

    private List<String> inTheWay(Cell cell, DataClass dataClass) {
        List<String> found = new ArrayList<>();
        Map<Regime, Integer> stands = model.stands(cell, dataClass);
        for (Clause clause : set.set().clauses()) {
            boolean binds = stands.keySet().stream()
                    .anyMatch(from -> model.binds(clause, from, cell.crossing().to(), cell.kind(), dataClass));
            boolean passable = stands.entrySet().stream()
                    .anyMatch(one -> bdd.and(
                                    bdd.and(one.getValue(), model.space.domain()),
                                    model.passes(clause, one.getKey(), cell.kind()))
                            != Bdd.FALSE);
            if (binds && !passable) {
                found.add(clause.id());
            }
        }
        return List.copyOf(found);
    }
}
