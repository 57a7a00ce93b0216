package org.tenzij.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds what every route must be: named, sourced, cleaned at its entry, without logic, without endpoints from elsewhere. */
class RouteRulesTest {
    private static final Path FOLDER = Path.of("routes");
    private static final Set<String> VERBS = Set.of(
            "submit",
            "validate",
            "decide",
            "minimise",
            "seal",
            "carry",
            "upload",
            "open",
            "admit",
            "deliver",
            "acknowledge",
            // around the steps: headers removed, work claimed, the outcome recorded
            "clean",
            "claim",
            "record",
            // housekeeping and answers to the outbox folder
            "expire",
            "press",
            "forget",
            "sweep",
            "answer",
            "marshal",
            "put",
            "release");
    private static final Set<String> STEPS = Set.of("removeHeaders", "bean", "to", "marshal", "unmarshal");
    private static final Set<String> ENDPOINTS = Set.of("direct", "carry", "file");

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    static List<Path> routes() throws IOException {
        return files().stream()
                .filter(file -> !file.getFileName().toString().equals("failures.yaml"))
                .toList();
    }

    @Test
    void theseAreAllTheRoutes() throws IOException {
        assertThat(files().stream().map(FOLDER::relativize).map(Path::toString))
                .containsExactly(
                        "arrive.yaml",
                        "decide.yaml",
                        "failures.yaml",
                        "housekeeping.yaml",
                        "outbox.yaml",
                        "receive.yaml",
                        "seal.yaml",
                        "submit.yaml",
                        "templates/acknowledge.yaml",
                        "templates/carry.yaml");
    }

    @ParameterizedTest
    @MethodSource("routes")
    void aFileHoldsOneRouteNamedAfterItWithSourceAndErrorConfiguration(Path file) throws IOException {
        JsonNode root = read(file);
        assertThat(root).hasSize(1);
        JsonNode template = root.get(0).path("routeTemplate");
        JsonNode route = template.isMissingNode() ? root.get(0).path("route") : template.path("route");
        String name = file.getFileName().toString().replace(".yaml", "");
        JsonNode described = template.isMissingNode() ? route : template;
        assertThat(described.path("id").asText()).isEqualTo(name);
        assertThat(route.path("id").asText()).isEqualTo(template.isMissingNode() ? name : name + "-{{peer}}");
        assertThat(described.path("description").asText())
                .matches("(?s).{20,}\\(.*(LED|Wpg|MoU|wire\\.md|law\\.md|house\\.md).*\\)");
        assertThat(route.path("routeConfigurationId").asText()).isIn("retryable", "refused");
    }

    @ParameterizedTest
    @MethodSource("routes")
    void stepsAreNamedByTheirVerbCleanFirstAndHoldNoLogic(Path file) throws IOException {
        JsonNode route = route(file);
        JsonNode steps = route.path("from").path("steps");
        assertThat(steps.size()).isGreaterThan(1);
        assertThat(steps.get(0).path("removeHeaders").path("pattern").asText()).isEqualTo("*");
        Set<String> ids = new HashSet<>();
        for (JsonNode step : steps) {
            String eip = step.fieldNames().next();
            assertThat(eip).isIn(STEPS);
            String id = step.path(eip).path("id").asText();
            assertThat(id).startsWith(route.path("id").asText() + ".");
            assertThat(id.substring(id.lastIndexOf('.') + 1)).isIn(VERBS);
            assertThat(ids.add(id)).as("step id %s is unique", id).isTrue();
            if (eip.equals("bean")) {
                assertThat(step.path(eip).path("method").asText()).isNotBlank();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void endpointsAreOursAndNamedInTheFile(Path file) throws IOException {
        JsonNode route = route(file);
        List<String> uris = new ArrayList<>();
        uris.add(route.path("from").path("uri").asText());
        route.path("from").path("steps").forEach(step -> {
            if (step.has("to")) {
                uris.add(step.path("to").path("uri").asText());
            }
        });
        assertThat(uris).allSatisfy(uri -> {
            assertThat(uri.substring(0, uri.indexOf(':'))).isIn(ENDPOINTS);
            assertThat(uri).doesNotContain("://").doesNotContain("${");
        });
    }

    @ParameterizedTest
    @MethodSource("files")
    void noFileHidesCodeOrHosts(Path file) throws IOException {
        assertThat(Files.readString(file))
                .doesNotContainPattern("\\b(toD|script|groovy|setBody|setHeader|choice|process|transform)\\s*:")
                .doesNotContain("seda:", "log:", "${", "localhost", "127.0.0.1");
    }

    private static JsonNode route(Path file) throws IOException {
        JsonNode first = read(file).get(0);
        return first.has("route")
                ? first.path("route")
                : first.path("routeTemplate").path("route");
    }

    private static JsonNode read(Path file) throws IOException {
        return new YAMLMapper().readTree(Files.readAllBytes(file));
    }
}
