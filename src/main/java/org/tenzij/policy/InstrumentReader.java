package org.tenzij.policy;

import java.util.LinkedHashSet;
import java.util.Set;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.Party;
import org.tenzij.exchange.json.CanonicalJson;

/** Reads the files of {@code instruments/}: one instrument each. */
final class InstrumentReader {
    private InstrumentReader() {}

    static Instrument read(YamlFile file) {
        Section section = file.section();
        section = section.named("instrument " + section.text("id"));
        Section title = section.section("title");
        Sentence words = title.sentence();
        title.end();
        String document = section.text("document", "");
        Section read = section;
        Instrument instrument = new Instrument(
                section.text("id"),
                section.word("type", Instrument.Type.class),
                section.word("status", Instrument.Status.class),
                words,
                ClauseReader.source(section.section("source")),
                parties(section, "from"),
                parties(section, "to"),
                ScopeReader.kinds(section),
                section.word("upTo", DataClass.class),
                section.date("validFrom"),
                section.date("validUntil"),
                section.date("review"),
                section.flag("example"),
                document.isEmpty() ? null : read.as("document", document, Digest::new),
                Digest.of(CanonicalJson.bytes(file.tree())));
        section.end();
        return instrument;
    }

    private static Set<Party> parties(Section section, String key) {
        Set<Party> parties = new LinkedHashSet<>();
        for (String id : section.texts(key)) {
            parties.add(section.as(key, id, Party::new));
        }
        if (parties.isEmpty()) {
            throw section.bad(key, "is missing or empty", "name the parties");
        }
        return parties;
    }
}
