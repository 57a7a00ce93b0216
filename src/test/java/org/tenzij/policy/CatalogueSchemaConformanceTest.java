package org.tenzij.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.tenzij.exchange.Kind;
import org.tenzij.exchange.json.StrictJson;
import org.tenzij.exchange.payload.ExamplePayloads;

/** What may stand in a payload is said twice, in its schema and in its list of fields; both name the same paths. */
class CatalogueSchemaConformanceTest {
    private static final PolicySet SET = PolicyExamples.SET;
    private static final int PATHS = 284;

    @TestFactory
    Stream<DynamicTest> schemaAndCatalogueNameTheSamePaths() {
        return Arrays.stream(Kind.values())
                .map(kind -> DynamicTest.dynamicTest(
                        kind.wireName(), () -> assertThat(listed(kind)).isEqualTo(ofSchema(kind))));
    }

    @Test
    void noKindIsWithoutEither() throws IOException {
        int paths = 0;
        for (Kind kind : Kind.values()) {
            assertThat(listed(kind)).as(kind.wireName()).isNotEmpty();
            paths += ofSchema(kind).size();
        }
        System.out.println(Kind.values().length + " kinds, " + paths + " fields, in schema and catalogue alike");
        assertThat(paths).isEqualTo(PATHS);
    }

    @TestFactory
    Stream<DynamicTest> theFullExampleHasEveryPath() {
        return Arrays.stream(Kind.values())
                .map(kind -> DynamicTest.dynamicTest(kind.wireName(), () -> {
                    SortedSet<String> found = new TreeSet<>();
                    walk(ExamplePayloads.full(kind), "", found);
                    assertThat(found).isEqualTo(listed(kind));
                }));
    }

    private static SortedSet<String> listed(Kind kind) {
        SortedSet<String> paths = new TreeSet<>();
        Catalogue catalogue = SET.catalogue(kind).orElseThrow();
        catalogue.fields().forEach(field -> paths.add(field.path()));
        return paths;
    }

    private static SortedSet<String> ofSchema(Kind kind) throws IOException {
        String file = kind.wireName() + ".schema.json";
        JsonNode schema = StrictJson.tree(Files.readAllBytes(Path.of("src/main/resources/schemas", file)), file);
        SortedSet<String> paths = new TreeSet<>();
        collect(schema, schema, "", paths);
        return paths;
    }

    private static void collect(JsonNode all, JsonNode part, String path, Set<String> paths) {
        String reference = part.path("$ref").asText("");
        if (!reference.isEmpty()) {
            collect(all, all.at(reference.substring(1)), path, paths);
        } else if (part.has("properties") && part.path("type").asText("").equals("object")) {
            part.path("properties")
                    .properties()
                    .forEach(member -> collect(
                            all,
                            member.getValue(),
                            path.isEmpty() ? member.getKey() : path + "." + member.getKey(),
                            paths));
        } else if (part.has("items")) {
            collect(all, part.path("items"), path + "[]", paths);
        } else {
            paths.add(path);
        }
    }

    private static void walk(JsonNode value, String path, Set<String> paths) {
        if (value.isObject()) {
            value.properties()
                    .forEach(member -> walk(
                            member.getValue(), path.isEmpty() ? member.getKey() : path + "." + member.getKey(), paths));
        } else if (value.isArray()) {
            value.forEach(element -> walk(element, path + "[]", paths));
        } else {
            paths.add(path);
        }
    }
}
