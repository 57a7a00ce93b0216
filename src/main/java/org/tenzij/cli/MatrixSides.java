package org.tenzij.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Law;
import org.tenzij.exchange.Party;
import org.tenzij.exchange.json.StrictJson;
import org.tenzij.policy.Side;

/**
 * The parties of a matrix, each once for every law it may act under. Only their laws are read, so no signature is asked: a
 * matrix decides nothing.
 */
final class MatrixSides {
    private static final String EXAMPLE = "/example/members.json";

    private MatrixSides() {}

    static List<Side> of(@Nullable Path community) {
        JsonNode members = community == null
                ? StrictJson.tree(example(), "members.json")
                : StrictJson.tree(FiguresCommand.read(community.resolve("community.json")), "community.json")
                        .path("members");
        List<Side> sides = new ArrayList<>();
        for (JsonNode member : members) {
            Set<Law> may = EnumSet.noneOf(Law.class);
            member.path("mayActUnder").forEach(law -> may.add(Law.of(law.asText(""), "mayActUnder")));
            Party party = new Party(member.path("party").asText(""));
            may.forEach(law -> sides.add(new Side(party, null, law, may)));
        }
        return List.copyOf(sides);
    }

    private static byte[] example() {
        try (InputStream file = MatrixSides.class.getResourceAsStream(EXAMPLE)) {
            if (file == null) {
                throw new IllegalStateException("the program has lost its example's parties");
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own example cannot be read", e);
        }
    }
}
