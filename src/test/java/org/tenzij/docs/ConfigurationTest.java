package org.tenzij.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.tenzij.node.Settings;

/** The documented properties are those of {@link Settings}, in its order, with its defaults. */
class ConfigurationTest {
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `(tenzij\\.[a-z.-]+)` \\| (.+) \\| (.+) \\| (.+) \\|$");

    private record Key(String name, String fallback) {}

    @Test
    void everyPropertyIsDocumentedOnceWithItsDefault() throws IOException {
        List<MatchResult> rows = ROW.matcher(Files.readString(Path.of("src/docs/configuration.md")))
                .results()
                .toList();
        List<Key> keys = keys("tenzij", Settings.class).toList();
        assertThat(keys).hasSizeGreaterThan(25);
        assertThat(rows.stream().map(row -> row.group(1)))
                .containsExactlyElementsOf(keys.stream().map(Key::name).toList());
        for (int i = 0; i < keys.size(); i++) {
            assertThat(rows.get(i).group(3))
                    .as(keys.get(i).name())
                    .contains(keys.get(i).fallback());
            assertThat(rows.get(i).group(2)).as(keys.get(i).name()).hasSizeGreaterThan(15);
        }
    }

    private static Stream<Key> keys(String prefix, Class<?> type) {
        return Stream.of(type.getRecordComponents()).flatMap(component -> {
            String name = prefix + "." + kebab(component.getName());
            return component.getType().isRecord()
                    ? keys(name, component.getType())
                    : Stream.of(new Key(name, fallback(type, component)));
        });
    }

    /** What stands as default on the parameter of the record's constructor; empty where there is none. */
    private static String fallback(Class<?> type, RecordComponent component) {
        RecordComponent[] all = type.getRecordComponents();
        for (int i = 0; i < all.length; i++) {
            if (all[i].getName().equals(component.getName())) {
                DefaultValue value =
                        type.getDeclaredConstructors()[0].getParameters()[i].getAnnotation(DefaultValue.class);
                return value == null ? "" : String.join(",", value.value());
            }
        }
        throw new AssertionError(component.getName());
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
