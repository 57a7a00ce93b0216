package org.tenzij.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.Handling;
import org.tenzij.exchange.Kind;
import org.tenzij.exchange.Law;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Party;

/** A worked case is read as it is written, and nothing wrong is read. */
class CaseReaderTest {
    private static final String NOTHING = Digest.of(new byte[0]).value();
    private static final String CASE = """
            title: {nl: Zaak, en: Case}
            now: "2026-11-24T12:00:00Z"
            assume: [arrangement]
            request:
              exchange: "01943a5e-0000-7000-8000-000000000001"
              kind: signal
              sender: {party: bq, authority: KPCN, law: BES, mayActUnder: [BES, NL]}
              recipient: {party: cw, law: CW, mayActUnder: [CW]}
              handling: {codes: [H1], bpg: BPG_A, tlp: RED, onward: DENY, purposes: [DETECTION], retainUntil: "2027-12-31"}
              createdAt: "2026-11-24T11:00:00Z"
              expiresAt: "2026-12-24T12:00:00Z"
              thread: "BQ-1"
              necessity: [text]
              declaredClass: SPECIAL
              undertaking: "sha256:e3b0"
              attachments: [{name: a, mediaType: text/plain, sizeBytes: 3, sha256: "sha256:e3b0"}]
              payload: {text: Hello}
              redaction:
                - {path: text, sha256: "sha256:e3b0", cuts: [{from: 1, to: 2}]}
                - {path: other, sha256: "sha256:e3b0"}
            facts:
              sender: {processingBasis: WPG_8, number: 3}
              approver: {prosecutorApproved: true}
              gateway: {known: false}
            expect:
              decision: GRANT
              class: SPECIAL
              ground: B1
              failed: [P1]
              kept: [a]
              removed: [b]
              duties: [log]
              ignored: [c]
              missing: [d]
              unless: [e]
            receive: {ground: B1, class: SPECIAL, duties: [log], longestRetentionDays: 9}
            """.replace("sha256:e3b0", NOTHING);

    private static WorkedCase read(String text) {
        return WorkedCase.read("cases/x.yaml", text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theRequestIsReadAsWritten() {
        Digest digest = Digest.of(new byte[0]);
        Request request = read(CASE).request();
        assertThat(request.exchange()).isEqualTo(new MessageId("01943a5e-0000-7000-8000-000000000001"));
        assertThat(request.kind()).isEqualTo(Kind.SIGNAL);
        assertThat(request.sender()).isEqualTo(new Side(new Party("bq"), "KPCN", Law.BES, Set.of(Law.BES, Law.NL)));
        assertThat(request.recipient()).isEqualTo(new Side(new Party("cw"), null, Law.CW, Set.of(Law.CW)));
        assertThat(request.handling())
                .isEqualTo(new Handling(
                        List.of("H1"), "BPG_A", "RED", LocalDate.of(2027, 12, 31), "DENY", List.of("DETECTION")));
        assertThat(request.createdAt()).isEqualTo(Instant.parse("2026-11-24T11:00:00Z"));
        assertThat(request.expiresAt()).isEqualTo(Instant.parse("2026-12-24T12:00:00Z"));
        assertThat(request.thread()).isEqualTo("BQ-1");
        assertThat(request.necessity()).containsExactly("text");
        assertThat(request.declaredClass()).isEqualTo(DataClass.SPECIAL);
        assertThat(request.undertaking()).isEqualTo(digest);
        assertThat(request.attachments()).containsExactly(new Attachment("a", "text/plain", 3, digest));
        assertThat(request.payload().path("text").asText()).isEqualTo("Hello");
        assertThat(request.asserted()).isEqualTo(Map.of("processingBasis", "WPG_8", "number", 3L));
        assertThat(request.redaction())
                .isEqualTo(new Redaction(List.of(
                        new Redaction.Text("text", digest, List.of(new Redaction.Cut(1, 2))),
                        new Redaction.Text("other", digest, List.of()))));
        assertThat(request).hasToString("Request[signal bq to cw]");
    }

    @Test
    void whatIsVouchedForAndExpectedIsReadAsWritten() {
        WorkedCase read = read(CASE);
        assertThat(read.name()).isEqualTo("cases/x.yaml");
        assertThat(read.title()).isEqualTo(new Sentence("Zaak", "Case"));
        assertThat(read.now()).isEqualTo(Instant.parse("2026-11-24T12:00:00Z"));
        assertThat(read.assumed()).containsExactly(Instrument.Type.ARRANGEMENT);
        assertThat(read.approved()).isEqualTo(Map.of("prosecutorApproved", true));
        assertThat(read.facts()).isEqualTo(Facts.of(new Assertion("known", false, Asserter.GATEWAY)));
        assertThat(read.expected())
                .isEqualTo(new WorkedCase.Expected(
                        "grant",
                        "SPECIAL",
                        "B1",
                        List.of("P1"),
                        List.of("a"),
                        List.of("b"),
                        List.of("log"),
                        List.of("c"),
                        List.of("d"),
                        List.of("e")));
        assertThat(read.receiving())
                .isEqualTo(new WorkedCase.Receiving("B1", DataClass.SPECIAL, EnumSet.of(Duty.LOG), 9));
    }

    @Test
    void whatACaseLeavesOutIsNotThere() {
        WorkedCase read = read("""
                now: "2026-11-24T12:00:00Z"
                request:
                  kind: heartbeat
                  sender: {party: bq, law: BES}
                  recipient: {party: cw, law: CW}
                  handling: {onward: DENY}
                  createdAt: "2026-11-24T11:00:00Z"
                  expiresAt: "2026-12-24T12:00:00Z"
                  payload: {}
                """);
        assertThat(read.title()).isNull();
        assertThat(read.expected()).isNull();
        assertThat(read.receiving()).isNull();
        assertThat(read.facts()).isEqualTo(Facts.NONE);
        assertThat(read.approved()).isEmpty();
        assertThat(read.assumed()).isEmpty();
        Request request = read.request();
        assertThat(request.exchange()).isNull();
        assertThat(request.thread()).isNull();
        assertThat(request.declaredClass()).isNull();
        assertThat(request.undertaking()).isNull();
        assertThat(request.redaction()).isNull();
        assertThat(request.attachments()).isEmpty();
        assertThat(request.necessity()).isEmpty();
        assertThat(request.asserted()).isEmpty();
        assertThat(request.handling()).isEqualTo(new Handling(List.of(), null, null, null, "DENY", List.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en: Case             | en: Case, es: Caso         | line 1 | the key es is not known here | remove it, or mend its name
            'now: "2026-11-24T12:00:00Z"' | now: noon         | line 2 | the key now is not a moment | write it as "2026-11-24T12:00:00Z"
            'assume:'            | 'presume:'                 | line 3 | the key presume is not known here | remove it, or mend its name
            'kind: signal'       | 'kind: gossip'             | line 6 | the key kind has a value that is not known | use a kind of the protocol, for example annual-figures
            'authority: KPCN'    | 'authority: KPCN, desk: a' | line 7 | the key desk is not known here | remove it, or mend its name
            'tlp: RED'           | 'tlp: RED, ltp: RED'       | line 9 | the key ltp is not known here | remove it, or mend its name
            'thread: "BQ-1"'     | 'treads: "BQ-1"'           | line 12 | the key treads is not known here | remove it, or mend its name
            'sizeBytes: 3'       | 'sizeBytes: 3, size: 3'    | line 16 | the key size is not known here | remove it, or mend its name
            'cuts: [{from: 1, to: 2}]' | 'cuts: [{from: 1, to: 2, by: 3}]' | line 19 | the key by is not known here | remove it, or mend its name
            'path: other,'       | 'path: other, cut: 1,'     | line 20 | the key cut is not known here | remove it, or mend its name
            'number: 3'          | 'number: [3]'              | line 22 | the key sender has a fact that is not true, false, a word or a number | mend it
            'number: 3'          | 'number: 3.5'              | line 22 | the key sender has a fact that is not true, false, a word or a number | mend it
            'gateway: {known'    | 'neighbour: {known'        | line 24 | the key neighbour is not known here | remove it, or mend its name
            'missing: [d]'       | 'lacking: [d]'             | line 34 | the key lacking is not known here | remove it, or mend its name
            'ground: B1, class'  | 'grounds: B1, ground: B1, class' | line 36 | the key grounds is not known here | remove it, or mend its name
            'longestRetentionDays: 9' | 'longestRetentionDays: "9"' | line 36 | the key longestRetentionDays is not a whole number | write a whole number
            """)
    void aWrongCaseSaysWhatWhereAndWhatToDo(String from, String to, String where, String what, String remedy) {
        PolicyParts.refused(
                PolicyParts.file("cases/x.yaml", PolicyParts.changed(CASE, from, to)),
                CaseReader::read,
                where,
                what,
                remedy);
    }
}
