package org.tenzij.policy.proof;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.tenzij.exchange.Kind;
import org.tenzij.policy.Regime;

/**
 * Something that no policy set may allow. Each stands in {@code properties.yaml} beside this class, with what its fields mean.
 *
 * @param needs a yes must have at least one of these, as expressions over facts
 */
public record Property(
        String id,
        String source,
        String nl,
        String en,
        List<String> from,
        List<String> to,
        List<String> kinds,
        String classes,
        List<String> needs) {
    private static final String FILE = "properties.yaml";

    private record All(List<Property> properties) {}

    /** All of them, in the order of the file. */
    static List<Property> all() {
        YAMLMapper mapper = YAMLMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .build();
        try (InputStream file = Property.class.getResourceAsStream(FILE)) {
            return mapper.readValue(file, All.class).properties();
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own " + FILE + " cannot be read", e);
        }
    }

    Set<Regime> senders() {
        return regimes(from);
    }

    Set<Regime> recipients() {
        return regimes(to);
    }

    private static Set<Regime> regimes(List<String> words) {
        Set<Regime> regimes = EnumSet.noneOf(Regime.class);
        for (String word : words) {
            for (Regime regime : Regime.values()) {
                boolean named = switch (word) {
                    case "any" -> true;
                    case "governed" -> regime.governed();
                    case "outside" -> !regime.governed();
                    default -> regime == Regime.valueOf(word);
                };
                if (named) {
                    regimes.add(regime);
                }
            }
        }
        return regimes;
    }

    boolean concerns(Kind kind) {
        return kinds.stream().anyMatch(word -> switch (word) {
            case "any" -> true;
            case "content" -> !kind.betweenGateways();
            case "case-linked" -> kind.caseLinked();
            default -> kind == Kind.of(word, FILE);
        });
    }

    boolean personalOnly() {
        return classes.equals("personal");
    }
}
