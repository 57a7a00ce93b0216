package org.tenzij.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.NullNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Fault;

/** Small parts of a policy, made inside a test, so that a reader is tried without the whole set. */
final class PolicyParts {
    /** Three facts that conditions of tests may ask for. */
    static final List<String> FACTS = List.of("scanned", "told", "asked");

    private PolicyParts() {}

    /** A fact that is true or false, as the engine keeps it. */
    static FactDeclaration fact(String id, int ordinal) {
        return new FactDeclaration(
                id,
                ordinal,
                List.of(false, true),
                Set.of(Asserter.SENDER),
                List.of(),
                false,
                false,
                false,
                new Sentence("n", "e"),
                "-",
                null);
    }

    static Expressions expressions() {
        Map<String, FactDeclaration> facts = new LinkedHashMap<>();
        FACTS.forEach(id -> facts.put(id, fact(id, facts.size())));
        return new Expressions(facts);
    }

    /** Clauses without conditions, all with that effect. */
    static Map<String, Clause> clauses(Effect effect, String... ids) {
        Map<String, Clause> clauses = new LinkedHashMap<>();
        for (String id : ids) {
            clauses.put(
                    id,
                    new Clause(
                            id,
                            effect,
                            Clause.Direction.SEND,
                            List.of(),
                            Map.of(),
                            ScopeReader.everywhere(),
                            DataClass.NON_PERSONAL,
                            Set.of(),
                            false,
                            Set.of(),
                            List.of(),
                            Set.of(),
                            LocalDate.EPOCH,
                            NullNode.getInstance()));
        }
        return clauses;
    }

    /** The one of that name; the test is wrong where there is none. */
    static <T> T named(Map<String, T> all, String id) {
        return Optional.ofNullable(all.get(id)).orElseThrow();
    }

    static YamlFile file(String name, String text) {
        return YamlFile.read(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The same text with one thing otherwise; the test is wrong where that thing is not in it. */
    static String changed(String text, String from, @Nullable String to) {
        assertThat(text).contains(from);
        int at = text.indexOf(from);
        return text.substring(0, at) + (to == null ? "" : to) + text.substring(at + from.length());
    }

    /** The file is refused, and the refusal says exactly this. */
    static void refused(YamlFile file, Function<YamlFile, ?> reader, String where, String what, String remedy) {
        Fault fault = catchThrowableOfType(Fault.class, () -> reader.apply(file));
        assertThat(fault).as("it must not be read").isNotNull();
        assertThat(fault.code()).isEqualTo(ErrorCode.DECIDE_BAD_POLICY);
        assertThat(fault.what()).isEqualTo(what);
        assertThat(fault.where()).isEqualTo(file.name() + ", " + where);
        assertThat(fault.remedy()).isEqualTo(remedy);
    }
}
