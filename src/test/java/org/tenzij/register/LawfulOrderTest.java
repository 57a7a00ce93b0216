package org.tenzij.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Party;

/** Exchanges written as words: {@code submitted grant sealed carried receipt-verified}. */
class LawfulOrderTest {
    private static final MessageId ONE = new MessageId("0198a0b1-0000-7000-8000-000000000001");

    private static Entry entry(String word) {
        Event event = switch (word) {
            case "grant", "held", "refusal", "maybe" -> Event.DECIDED;
            case "approved-grant" -> Event.APPROVED;
            case "carried-other" -> Event.CARRIED;
            case "receipt-other" -> Event.RECEIPT_VERIFIED;
            case "admitted-other" -> Event.ADMITTED;
            case "received-other" -> Event.RECEIVED;
            default -> Event.of(word).orElseThrow();
        };
        String outcome = event == Event.DECIDED ? word : word.equals("approved-grant") ? "grant" : "";
        String digest = word.endsWith("-other") ? "sha256:b" : "sha256:a";
        return new Entry(
                event,
                Instant.EPOCH,
                ONE,
                new Party("cw"),
                Map.of("outcome", outcome, "envelopeSha256", digest, "manifestSha256", digest));
    }

    private static List<LawfulOrder.Violation> check(String words) {
        MemoryRows rows = new MemoryRows();
        for (String word : words.split(" ", -1)) {
            rows.add(entry(word));
        }
        return LawfulOrder.check(rows);
    }

    @Test
    void lawfulWaysAreLawful() {
        List<String> ways = List.of(
                "submitted grant sealed carried receipt-verified",
                "submitted grant sealed carried carried carried receipt-verified",
                "submitted grant sealed grant carried grant carried receipt-verified",
                "submitted held grant sealed carried receipt-verified",
                "submitted held approved grant sealed carried receipt-verified",
                "submitted held approved-grant sealed carried refused-by-recipient",
                "submitted refusal",
                "submitted held refusal",
                "submitted grant sealed refusal",
                "submitted grant sealed carried expired",
                "submitted grant sealed carried expired receipt-verified",
                "submitted held expired",
                "submitted withdrawn",
                "submitted grant sealed withdrawn",
                "submitted grant sealed carried",
                "received admitted",
                "received refused",
                "received received refused",
                "received refused received admitted",
                "configured looked-up purged",
                "submitted held held held grant sealed carried receipt-verified",
                "submitted held word word approved-grant sealed carried receipt-verified",
                "submitted held escalated escalated word held expired escalated",
                "submitted grant warned notified sealed carried receipt-verified notified",
                "submitted grant sealed carried refusal receipt-verified",
                "submitted grant sealed carried refusal refused-by-recipient",
                "submitted grant sealed carried held receipt-verified",
                "submitted grant sealed carried held grant carried receipt-verified",
                "submitted grant sealed carried held expired receipt-verified",
                "submitted grant sealed held approved-grant sealed carried",
                "submitted recorded-outside word recalled",
                "submitted held recorded-outside notified",
                "submitted grant sealed carried recalled receipt-verified recalled",
                "received admitted word recalled",
                "received admitted word escalated");
        assertThat(ways)
                .hasSize(35)
                .allSatisfy(way -> assertThat(check(way)).as(way).isEmpty());
    }

    @Test
    void otherWaysAreNamedAtTheStepThatBreaksTheRule() {
        Map<String, Long> ways = Map.ofEntries(
                Map.entry("grant", 0L),
                Map.entry("submitted sealed", 1L),
                Map.entry("submitted held sealed", 2L),
                Map.entry("submitted held approved sealed", 3L),
                Map.entry("submitted approved", 1L),
                Map.entry("submitted refusal sealed", 2L),
                Map.entry("submitted refusal grant", 2L),
                Map.entry("submitted maybe", 1L),
                Map.entry("submitted submitted", 1L),
                Map.entry("submitted grant carried", 2L),
                Map.entry("submitted grant sealed sealed", 3L),
                Map.entry("submitted grant sealed held carried", 4L),
                Map.entry("submitted grant sealed receipt-verified", 3L),
                Map.entry("submitted grant sealed refused-by-recipient", 3L),
                Map.entry("submitted grant sealed carried-other", 3L),
                Map.entry("submitted grant sealed carried receipt-other", 4L),
                Map.entry("submitted grant sealed carried withdrawn", 4L),
                Map.entry("submitted grant sealed carried receipt-verified receipt-verified", 5L),
                Map.entry("submitted grant sealed carried receipt-verified expired", 5L),
                Map.entry("submitted expired receipt-verified", 2L),
                Map.entry("submitted withdrawn grant", 2L),
                Map.entry("admitted", 0L),
                Map.entry("refused", 0L),
                Map.entry("received admitted admitted", 2L),
                Map.entry("received admitted-other", 1L),
                Map.entry("received admitted received-other admitted-other", 3L),
                Map.entry("word", 0L),
                Map.entry("warned", 0L),
                Map.entry("received notified", 1L),
                Map.entry("submitted recalled", 1L),
                Map.entry("submitted refusal recalled", 2L),
                Map.entry("submitted grant sealed recalled", 3L),
                Map.entry("submitted grant sealed recorded-outside", 3L),
                Map.entry("submitted recorded-outside grant", 2L),
                Map.entry("submitted recorded-outside recorded-outside", 2L),
                Map.entry("submitted recorded-outside receipt-verified", 2L),
                Map.entry("submitted grant sealed carried refusal carried", 5L),
                Map.entry("submitted grant sealed carried held withdrawn", 5L),
                Map.entry("submitted grant sealed carried held recorded-outside", 5L),
                Map.entry("recorded-outside", 0L));
        assertThat(ways)
                .hasSize(40)
                .allSatisfy((way, index) -> assertThat(check(way))
                        .as(way)
                        .singleElement()
                        .satisfies(violation -> {
                            assertThat(violation.entry()).isEqualTo(index);
                            assertThat(violation.exchange()).isEqualTo(ONE);
                            assertThat(violation.what()).isNotBlank();
                        }));
    }

    @Test
    void exchangesDoNotMixAndEntriesWithoutOneAreNamed() {
        MessageId two = new MessageId("0198a0b1-0000-7000-8000-000000000002");
        List<Entry> entries = new ArrayList<>();
        for (String word : List.of("submitted", "grant", "sealed")) {
            entries.add(entry(word));
        }
        entries.add(new Entry(Event.CARRIED, Instant.EPOCH, two, null, Map.of("envelopeSha256", "sha256:a")));
        entries.add(new Entry(Event.CARRIED, Instant.EPOCH, null, null, Map.of("envelopeSha256", "sha256:a")));
        entries.add(new Entry(Event.ADMITTED, Instant.EPOCH, two, null, Map.of()));
        entries.add(new Entry(Event.ESCALATED, Instant.EPOCH, null, null, Map.of()));
        // A delegation is a word about no exchange.
        entries.add(new Entry(Event.WORD, Instant.EPOCH, null, null, Map.of()));
        LawfulOrder order = new LawfulOrder();
        for (int i = 0; i < entries.size(); i++) {
            order.accept(i, entries.get(i));
        }
        assertThat(order.violations()).extracting(LawfulOrder.Violation::entry).containsExactly(3L, 4L, 5L, 6L);
        assertThat(order.violations().getFirst().exchange()).isEqualTo(two);
    }

    @Test
    void theSameBytesFromTwoPeersAreTwoArrivals() {
        LawfulOrder order = new LawfulOrder();
        long index = 0;
        for (Event event : List.of(Event.RECEIVED, Event.REFUSED)) {
            for (String peer : List.of("sx", "cw")) {
                order.accept(
                        index++,
                        new Entry(event, Instant.EPOCH, null, new Party(peer), Map.of("envelopeSha256", "sha256:a")));
            }
        }
        assertThat(order.violations()).isEmpty();
        order.accept(
                index,
                new Entry(Event.REFUSED, Instant.EPOCH, null, new Party("sx"), Map.of("envelopeSha256", "sha256:a")));
        assertThat(order.violations()).hasSize(1);
    }
}
