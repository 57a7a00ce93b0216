package org.tenzij.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Invalid;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Party;

class EntryTest {
    private static final Instant AT = Instant.parse("2026-11-02T08:00:00.125Z");
    private static final MessageId ID = new MessageId("0198a0b1-0000-7000-8000-000000000001");

    @Test
    void comesBackAsItWas() {
        for (Event event : Event.values()) {
            Entry entry = new Entry(event, AT, ID, new Party("bq"), Map.of("outcome", "grant", "ground", "T1 \"é\"\n"));
            assertThat(Entry.read(entry.toBytes(), "entry 0")).isEqualTo(entry);
            assertThat(Event.of(event.wireName())).contains(event);
        }
        Entry bare = new Entry(Event.CONFIGURED, AT, null, null, Map.of());
        assertThat(Entry.read(bare.toBytes(), "entry 0")).isEqualTo(bare);
        assertThat(Event.of("SEALED")).isEmpty();
    }

    @Test
    void aParticularDoesNotTakeThePlaceOfAFixedField() {
        for (String fixed : List.of("event", "at", "exchange", "peer")) {
            assertThatThrownBy(() -> new Entry(Event.SEALED, AT, null, null, Map.of(fixed, "x")))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void isNoLongerThanTheTileFormAllows() {
        Entry longest = new Entry(Event.SEALED, AT, null, null, Map.of("x", "y".repeat(65_000)));
        assertThat(longest.toBytes()).hasSizeLessThan(Entry.MAX_BYTES);
        Entry tooLong = new Entry(Event.SEALED, AT, null, null, Map.of("x", "y".repeat(66_000)));
        assertThatThrownBy(tooLong::toBytes).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void otherBytesAreRefused() {
        List<String> bad = List.of(
                "",
                "null",
                "[]",
                "\"sealed\"",
                "{}",
                "{\"event\":\"sealed\"}",
                "{\"at\":\"2026-11-02T08:00:00Z\"}",
                "{\"event\":\"sealed\",\"at\":\"2026-11-02T08:00:00Z\"}",
                "{\"at\":\"2026-11-02T08:00:00Z\",\"event\":\"sealed\"} ",
                "{\"at\":\"2026-11-02T08:00:00Z\",\"event\":\"sealed\",\"event\":\"sealed\"}",
                "{\"at\":\"2026-11-02T08:00:00.000Z\",\"event\":\"sealed\"}",
                "{\"at\":\"2026-11-02\",\"event\":\"sealed\"}",
                "{\"at\":\"2026-11-02T08:00:00Z\",\"event\":\"sealed\",\"exchange\":\"1\"}",
                "{\"at\":\"2026-11-02T08:00:00Z\",\"event\":\"sealed\",\"peer\":\"BQ\"}",
                "{\"at\":\"2026-11-02T08:00:00Z\",\"event\":\"sealed\",\"sequence\":7}",
                "{\"at\":\"2026-11-02T08:00:00Z\",\"event\":\"sealed\",\"sequence\":{}}",
                "{\"at\":\"2026-11-02T08:00:00Z\",\"event\":\"seale\\u0064\"}");
        assertThat(bad).hasSize(17).allSatisfy(text -> code(text, ErrorCode.REGISTER_BAD_ENTRY));
        code("{\"at\":\"2026-11-02T08:00:00Z\",\"event\":\"embellished\"}", ErrorCode.REGISTER_UNKNOWN_EVENT);
        code("{\"at\":\"2026-11-02T08:00:00Z\",\"event\":\"SEALED\"}", ErrorCode.REGISTER_UNKNOWN_EVENT);
    }

    private static void code(String text, ErrorCode code) {
        assertThatThrownBy(() -> Entry.read(text.getBytes(StandardCharsets.UTF_8), "entry 3"))
                .as(text)
                .isInstanceOfSatisfying(Invalid.class, e -> {
                    assertThat(e.code()).isEqualTo(code);
                    assertThat(e.where()).isEqualTo("entry 3");
                });
    }
}
