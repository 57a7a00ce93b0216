package org.tenzij.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Invalid;
import org.tenzij.exchange.json.StrictJson;
import org.tenzij.people.Approval;
import org.tenzij.people.SignedWord;
import org.tenzij.send.Outgoing;
import org.tenzij.trust.Office;
import org.tenzij.trust.OfficerKey;

/** Ways past the rule that somebody tried: a lighter law, a word for something else, words where nobody looks. */
class LoopholeNodeTest {
    @TempDir
    static Path folder;

    private static TestNetwork network;

    @BeforeAll
    static void start() throws IOException {
        network = TestNetwork.start(folder, "bq", "cw", "kw");
        try (var in =
                Objects.requireNonNull(LoopholeNodeTest.class.getResourceAsStream("/demo/cw-request-invented.json"))) {
            network.await(
                    "cw", network.handIn("cw", "CW_KPC_1", in.readAllBytes(), "question"), Outgoing.State.COMPLETED);
        }
    }

    @AfterAll
    static void end() {
        network.close();
    }

    /** JSON with single quotes. */
    private static byte[] json(String text) {
        return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    private static Outgoing.Exchange settled(String party, Submitting.Taken taken) {
        TestNetwork.until(
                () -> "not decided",
                () -> List.of(
                                Outgoing.State.HELD,
                                Outgoing.State.REFUSED_BY_POLICY,
                                Outgoing.State.COMPLETED,
                                Outgoing.State.RECORDED)
                        .contains(network.exchange(party, taken).state()));
        return network.exchange(party, taken);
    }

    private static byte[] practice(String onward, String thread) {
        return json("{'kind':'best-practice','sender':{'party':'bq'},'recipients':[{'party':'cw'}],'thread':'" + thread
                + "','handling':{'codes':['H0'],'onward':'" + onward
                + "','retainUntil':'2027-11-23','purposes':['KNOWLEDGE']},'facts':{'processingBasis':'NON_POLICE',"
                + "'originHandling':'OWN','removalDatePassed':false,'declaredNonPersonal':true},'payload':{"
                + "'kind':'best-practice','type':'TREND','title':'Boats','summary':{'en':'Boats'},'language':'en',"
                + "'noPersonalData':true}}");
    }

    @ParameterizedTest
    @CsvSource({
        "'DENY','Maria Verzonnen, born 1990-01-31, shelter Kaya X 5',thread",
        "'Maria Verzonnen',BQ-26-0001,handling.onward",
        "'DENY','AB',thread"
    })
    void freeWordsTravelNowhereOutsideThePayload(String onward, String thread, String where) {
        assertThatThrownBy(() -> network.node("bq").intake().request(practice(onward, thread), onward + thread))
                .isInstanceOfSatisfying(Invalid.class, said -> {
                    assertThat(said.code()).isIn(ErrorCode.VALIDATE_MALFORMED, ErrorCode.VALIDATE_WRONG_CODE);
                    assertThat(said.where()).contains(where);
                    assertThat(said.toString()).doesNotContain("Verzonnen");
                });
    }

    private static byte[] coastGuard(String law, String basis, String thread, String outside, String name) {
        return json("{'kind':'signal','sender':{'party':'kw','authority':'KW_RHL','actingUnderLawOf':'" + law
                + "'},'recipients':[{'party':'cw'}],'thread':'" + thread + "'," + outside
                + "'handling':{'codes':['H1'],'onward':'DENY','retainUntil':'2027-11-23','purposes':['INVESTIGATION']},"
                + "'facts':{'processingBasis':'" + basis + "','originHandling':'OWN','removalDatePassed':false,"
                + "'ownAttestation':true},'necessity':['reference','subjects[].category','subjects[].names[]'],"
                + "'payload':{'kind':'signal','reference':'KW-26-0031','forms':['THB:LAB'],'subjects':[{'ref':'p1',"
                + "'category':'VICTIM','minor':false,'names':['" + name + "'],'birthDate':'1990-01-31'}]}}");
    }

    @Test
    void noLaterWordMakesTheLawOfAThreadLighter() {
        Submitting.Taken heavy =
                network.handIn("kw", "KW_RHL_1", coastGuard("BES", "WPG_8", "X1-0001", "", "A Bcd"), "heavy");
        assertThat(settled("kw", heavy).state()).isNotEqualTo(Outgoing.State.COMPLETED);
        Submitting.Taken light =
                network.handIn("kw", "KW_RHL_1", coastGuard("CW", "FOREIGN", "X1-0001", "", "A Bcd"), "light");
        Outgoing.Exchange refused = settled("kw", light);
        assertThat(refused.state()).isEqualTo(Outgoing.State.REFUSED_BY_POLICY);
        assertThat(new String(Objects.requireNonNull(refused.explanation()), StandardCharsets.UTF_8))
                .contains("S2.thread-law");
    }

    @Test
    void whomItWasAboutIsFoundAlsoWhereItWentByTelephone() {
        String went = "'outside':{'channel':'TELEPHONE','at':'2026-02-03T12:00:00Z'},";
        Submitting.Taken taken = network.handIn(
                "kw", "KW_RHL_1", coastGuard("CW", "FOREIGN", "X3-0001", went, "Outside Person"), "outside");
        assertThat(settled("kw", taken).state()).isEqualTo(Outgoing.State.RECORDED);
        String found = new HttpDoor(network.folder("kw"))
                .post(
                        "/api/v1/subjects/search",
                        "application/json",
                        "look",
                        json("{'purpose':'SUBJECT_REQUEST','by':'KW_RHL_2','identity':{'names':['Outside Person'],"
                                + "'birthDate':'1990-01-31','document':null}}"))
                .body();
        assertThat(found).contains(taken.id().value());
    }

    private static String outcome(String names, String text) {
        String sha = Digest.of(text.getBytes(StandardCharsets.UTF_8)).value();
        String request = "{'kind':'signal','sender':{'party':'bq','authority':'BQ_KPCN','actingUnderLawOf':'BES'},"
                + "'recipients':[{'party':'cw','authority':'CW_KPC'}],'thread':'CW-26-0117','handling':{'codes':['H1'],"
                + "'onward':'DENY','retainUntil':'2027-11-23','purposes':['INVESTIGATION']},'facts':{"
                + "'processingBasis':'WPG_8','originHandling':'OWN','removalDatePassed':false,'transferNecessary':true,"
                + "'transferOccasion':'REQUEST','specialUnavoidable':true},'necessity':['reference',"
                + "'subjects[].category','statements[].text'],'redaction':{'texts':[{'path':'statements[0].text',"
                + "'sha256':'" + sha + "','cuts':[]}]},'payload':{'kind':'signal','reference':'BQ-26-0031',"
                + "'statements':[{'text':'TEXT','factType':'FACT','source':'A','information':'1'}],"
                + "'forms':['THB:LAB'],'subjects':[{'ref':'p1','category':'VICTIM','minor':false,'names':" + names
                + "}]}}";
        byte[] body = new String(json(request), StandardCharsets.UTF_8)
                .replace("TEXT", text)
                .getBytes(StandardCharsets.UTF_8);
        return new HttpDoor(network.folder("bq"))
                .post("/api/v1/previews", "application/json", "look", body)
                .body();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "['Maria Verzonnen']|Verzonnen paid the captain.",
                "['MARIA','VERZONNEN']|MARIA VERZONNEN paid the captain.",
                "['Maria Verzonnen']|It was Verzonnen's boat.",
                "['Li Wu']|Li Wu paid the captain."
            })
    void aTextThatStillSaysTheNameIsNoRedactedText(String names, String text) {
        assertThat(outcome(names, text)).contains("\"P10\"", "\"refused\"");
        assertThat(outcome(names, "Somebody paid the captain."))
                .contains("\"held\"")
                .doesNotContain("\"P10\"");
    }

    private static byte[] toCoastGuard(String kind, String thread, String payload, String necessity) {
        return json("{'kind':'" + kind + "','sender':{'party':'bq','authority':'BQ_KPCN','actingUnderLawOf':'BES'},"
                + "'recipients':[{'party':'kw','authority':'KW_RHL'}],'thread':'" + thread
                + "','handling':{'codes':['H1'],"
                + "'onward':'DENY','retainUntil':'2027-11-23','purposes':['INVESTIGATION']},'facts':{"
                + "'processingBasis':'WPG_8','originHandling':'OWN','removalDatePassed':false,'policeTask':true},"
                + "'necessity':[" + necessity + "],'payload':" + payload + "}");
    }

    @Test
    void aWordAboutATemplateOpensNothingElse() {
        for (String thread : List.of("KW-26-0001", "KW-26-0002")) {
            byte[] speaks = new String(coastGuard("BES", "WPG_8", thread, "", "Q Rst"), StandardCharsets.UTF_8)
                    .replace("\"cw\"", "\"bq\"")
                    .replace("KW-26-0031", thread)
                    .replace("\"ownAttestation\":true", "\"policeTask\":true")
                    .getBytes(StandardCharsets.UTF_8);
            network.await("kw", network.handIn("kw", "KW_RHL_1", speaks, thread), Outgoing.State.COMPLETED);
        }
        Submitting.Taken status = network.handIn(
                "bq",
                "BQ_KPCN_1",
                toCoastGuard(
                        "follow-up",
                        "KW-26-0001",
                        "{'kind':'follow-up','of':'KW-26-0001','status':'RECEIVED','at':'2026-02-03T12:00:00Z'}",
                        "'of','status','at'"),
                "status");
        Outgoing.Exchange held = settled("bq", status);
        assertThat(held.state()).isEqualTo(Outgoing.State.HELD);
        JsonNode explained = StrictJson.tree(Objects.requireNonNull(held.explanation()), "explanation");
        JsonNode candidate = explained.path("waiting").path(0);
        JsonNode template = candidate.path("templates").path(0);
        Instant now = Instant.now();
        Approval word = new Approval(
                "approve",
                held.id(),
                List.of("recipientLawConfirmed"),
                candidate.path("ground").path("id").asText(),
                new Digest(template.path("digest").asText()),
                new Digest(explained.path("policyVersion").asText()),
                template.path("id").asText(),
                null,
                "BQ_KPCN_2",
                Office.CASE_OFFICER,
                now,
                now.plus(Duration.ofDays(80)));
        OfficerKey key = OfficerKey.open(
                network.folder("bq")
                        .resolve("officers")
                        .resolve("BQ_KPCN_2.p12")
                        .toString(),
                null);
        network.node("bq").approving().hear(new SignedWord(word.toBytes(), key.sign(word.toBytes())));
        Submitting.Taken signal = network.handIn(
                "bq",
                "BQ_KPCN_2",
                toCoastGuard(
                        "signal",
                        "KW-26-0002",
                        "{'kind':'signal','reference':'BQ-26-0778','forms':['THB:LAB'],'subjects':[{'ref':'p1',"
                                + "'category':'VICTIM','minor':false,'names':['Full Name'],'birthDate':'1990-01-31'}]}",
                        "'reference','forms[]','subjects[].category','subjects[].names[]','subjects[].birthDate'"),
                "signal");
        assertThat(settled("bq", signal).state()).isEqualTo(Outgoing.State.HELD);
    }
}
