package org.tenzij.envelope;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.Handling;
import org.tenzij.exchange.Kind;
import org.tenzij.exchange.Law;
import org.tenzij.exchange.Manifest;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Party;

/** A message with a manifest that fits it, for tests. */
record TestMessage(Manifest manifest, byte[] decision, SortedMap<String, byte[]> content) {
    static final Instant AT = Instant.parse("2026-11-02T10:15:30Z");

    static TestMessage small() {
        SortedMap<String, byte[]> content = new TreeMap<>();
        content.put("content/payload.json", bytes("{\"year\":2025}"));
        content.put("content/report.txt", bytes("An invented report.\n"));
        return of(content);
    }

    static TestMessage of(SortedMap<String, byte[]> content) {
        byte[] decision = bytes("{\"ground\":\"C2\"}");
        List<Manifest.Part> parts = new ArrayList<>();
        content.forEach((path, part) ->
                parts.add(new Manifest.Part(path, "application/octet-stream", part.length, Digest.of(part))));
        Manifest manifest = new Manifest(
                Manifest.PROFILE,
                MessageId.at(AT),
                Kind.ANNUAL_FIGURES,
                new Manifest.Sender(new Party("cw"), null, Law.CW),
                new Manifest.Recipient(new Party("rst"), "RST_COORDINATOR", Law.NL),
                AT,
                AT.plusSeconds(86_400),
                1L,
                null,
                null,
                null,
                new Handling(List.of("H1"), null, null, LocalDate.of(2031, 2, 3), "DENY", List.of("POLICE_STATISTICS")),
                Digest.of(decision),
                parts,
                List.of());
        return new TestMessage(manifest, decision, content);
    }

    TestMessage with(Manifest other) {
        return new TestMessage(other, decision, content);
    }

    /** The files the signed list must name. */
    SortedMap<String, byte[]> files() {
        SortedMap<String, byte[]> files = new TreeMap<>(content);
        files.put("manifest.json", manifest.toBytes());
        files.put("decision.json", decision);
        return files;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
