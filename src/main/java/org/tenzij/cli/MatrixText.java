package org.tenzij.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import org.tenzij.policy.Side;
import org.tenzij.policy.proof.Matrix;

/** The matrix as lines of text and of CSV. */
final class MatrixText {
    private MatrixText() {}

    static void text(PrintWriter out, List<Matrix.Line> lines) {
        for (Matrix.Line line : lines) {
            out.printf(
                    "%-9s to %-9s %-15s %-14s %s%n",
                    side(line.sender()), side(line.recipient()), line.kind(), line.dataClass(), answer(line));
        }
        out.println("* derogation: only where every ordinary ground failed; ( ) shut: no instrument in force");
    }

    private static String answer(Matrix.Line line) {
        if (line.grounds().isEmpty()) {
            return "no" + (line.inTheWay().isEmpty() ? "" : ", always in the way: " + line.inTheWay());
        }
        return "unless " + line.grounds().stream().map(MatrixText::ground).collect(Collectors.joining(" "));
    }

    private static String ground(Matrix.Open open) {
        String name = open.ground() + (open.derogation() ? "*" : "");
        return open.shut() ? "(" + name + ")" : name;
    }

    private static String side(Side side) {
        return side.party() + "/" + side.law();
    }

    /** One line per ground; one with an empty ground where there is none. Source: RFC 4180. */
    static void csv(PrintWriter out, List<Matrix.Line> lines) {
        row(
                out,
                List.of(
                        "sender",
                        "law",
                        "recipient",
                        "recipientLaw",
                        "kind",
                        "class",
                        "ground",
                        "state",
                        "needs",
                        "inTheWay"));
        for (Matrix.Line line : lines) {
            if (line.grounds().isEmpty()) {
                row(out, cells(line, "", "no", ""));
            }
            for (Matrix.Open open : line.grounds()) {
                String state = (open.shut() ? "shut" : "open") + (open.derogation() ? ", derogation" : "");
                String needs = open.needs().entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + String.join(", ", entry.getValue()))
                        .collect(Collectors.joining("; "));
                row(out, cells(line, open.ground(), state, needs));
            }
        }
    }

    private static List<String> cells(Matrix.Line line, String ground, String state, String needs) {
        return List.of(
                line.sender().party().id(),
                line.sender().law().name(),
                line.recipient().party().id(),
                line.recipient().law().name(),
                line.kind().wireName(),
                line.dataClass().name(),
                ground,
                state,
                needs,
                String.join(" ", line.inTheWay()));
    }

    private static void row(PrintWriter out, List<String> cells) {
        out.print(cells.stream()
                .map(cell ->
                        cell.contains(",") || cell.contains("\"") ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell)
                .collect(Collectors.joining(",")));
        out.print("\r\n");
    }
}
