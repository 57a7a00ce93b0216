package org.tenzij.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.GatewayException;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.json.StrictJson;
import org.tenzij.people.Approval;
import org.tenzij.people.Delegation;
import org.tenzij.people.OralApproval;
import org.tenzij.people.Rejection;
import org.tenzij.people.SecondPerson;
import org.tenzij.people.SignedWord;
import org.tenzij.people.Statement;
import org.tenzij.register.Entry;
import org.tenzij.register.Event;
import org.tenzij.send.Outgoing;
import org.tenzij.trust.Office;
import org.tenzij.trust.OfficerKey;

/** An exchange that waits for people, and everybody who may not say yes to it. Real nodes, real officers' keys. */
class ApprovalNodeTest {
    @TempDir
    static Path folder;

    private static TestNetwork network;

    @BeforeAll
    static void aQuestionCameIn() throws IOException {
        network = TestNetwork.start(folder, "bq", "cw");
        Submitting.Taken asked =
                network.handIn("cw", "CW_KPC_1", resource("/demo/cw-request-invented.json"), "question");
        network.await("cw", asked, Outgoing.State.COMPLETED);
    }

    @AfterAll
    static void end() {
        network.close();
    }

    private static byte[] resource(String name) throws IOException {
        try (var in = Objects.requireNonNull(ApprovalNodeTest.class.getResourceAsStream(name))) {
            return in.readAllBytes();
        }
    }

    private static Outgoing.Exchange held(String officer, String key) throws IOException {
        Submitting.Taken taken = network.handIn("bq", officer, resource("/demo/bq-signal-invented.json"), key);
        return network.await("bq", taken, Outgoing.State.HELD);
    }

    private static OfficerKey key(String officer) {
        return OfficerKey.open(
                network.folder("bq")
                        .resolve("officers")
                        .resolve(officer + ".p12")
                        .toString(),
                null);
    }

    private static void say(Statement statement, String signer) {
        byte[] bytes = statement.toBytes();
        network.node("bq").approving().hear(new SignedWord(bytes, key(signer).sign(bytes)));
    }

    private static void refused(ErrorCode code, Statement statement, String signer) {
        assertThatThrownBy(() -> say(statement, signer))
                .isInstanceOfSatisfying(
                        GatewayException.class, said -> assertThat(said.code()).isEqualTo(code));
    }

    private static JsonNode explanation(Outgoing.Exchange exchange) {
        return StrictJson.tree(Objects.requireNonNull(exchange.explanation()), "explanation");
    }

    private static Digest current(Outgoing.Exchange held) {
        for (JsonNode candidate : explanation(held).path("waiting")) {
            if (candidate.path("ground").path("id").asText().equals("B3")) {
                return new Digest(candidate.path("approvalDigest").asText());
            }
        }
        throw new AssertionError("B3 is no candidate");
    }

    private static Approval approval(Outgoing.Exchange held, String officer, Office office, Digest approves) {
        Instant now = Instant.now();
        return new Approval(
                "approve",
                held.id(),
                List.of("prosecutorApproved"),
                "B3",
                approves,
                new Digest(explanation(held).path("policyVersion").asText()),
                null,
                null,
                officer,
                office,
                now,
                now.plus(Duration.ofDays(1)));
    }

    private static Outgoing.State state(MessageId id) {
        return network.node("bq").outgoing().find(id).orElseThrow().state();
    }

    @Test
    void nobodyApprovesWhoMayNot() throws IOException {
        Outgoing.Exchange held = held("BQ_KPCN_1", "wrong people");
        Digest current = current(held);
        refused(ErrorCode.APPROVE_WRONG_OFFICE, approval(held, "BQ_KPCN_2", Office.CASE_OFFICER, current), "BQ_KPCN_2");
        refused(ErrorCode.APPROVE_NOT_IN_OFFICE, approval(held, "BQ_KPCN_2", Office.PROSECUTOR, current), "BQ_KPCN_2");
        refused(ErrorCode.APPROVE_WRONG_OFFICER, approval(held, "BQ_OM_1", Office.PROSECUTOR, current), "BQ_KPCN_2");
        refused(
                ErrorCode.APPROVE_STALE,
                approval(held, "BQ_OM_1", Office.PROSECUTOR, Digest.of(new byte[] {1})),
                "BQ_OM_1");
        assertThat(state(held.id())).isEqualTo(Outgoing.State.HELD);
        assertThat(network.entries("bq").stream().filter(entry -> held.id().equals(entry.exchange())))
                .extracting(Entry::event)
                .containsExactly(Event.SUBMITTED, Event.DECIDED);
    }

    @Test
    void nobodyApprovesWhatTheyHandedIn() throws IOException {
        Outgoing.Exchange held = held("BQ_OM_1", "own");
        refused(
                ErrorCode.APPROVE_OWN_SUBMISSION,
                approval(held, "BQ_OM_1", Office.PROSECUTOR, current(held)),
                "BQ_OM_1");
        assertThat(state(held.id())).isEqualTo(Outgoing.State.HELD);
    }

    @Test
    void anAlteredStatementIsNobodysWord() throws IOException {
        Outgoing.Exchange held = held("BQ_KPCN_1", "altered");
        byte[] signed =
                approval(held, "BQ_OM_1", Office.PROSECUTOR, current(held)).toBytes();
        byte[] other = approval(held, "BQ_OM_1", Office.PROSECUTOR, Digest.of(new byte[] {2}))
                .toBytes();
        byte[] signature = key("BQ_OM_1").sign(signed);
        assertThatThrownBy(() -> network.node("bq").approving().hear(new SignedWord(other, signature)))
                .isInstanceOfSatisfying(
                        GatewayException.class,
                        said -> assertThat(said.code()).isEqualTo(ErrorCode.TRUST_NOT_AN_OFFICER));
        assertThat(state(held.id())).isEqualTo(Outgoing.State.HELD);
    }

    @Test
    void anOfficerOfAnotherPartyIsNobodyHere() throws IOException {
        Outgoing.Exchange held = held("BQ_KPCN_1", "foreign");
        byte[] bytes =
                approval(held, "CW_OM_1", Office.PROSECUTOR, current(held)).toBytes();
        OfficerKey foreign = OfficerKey.open(
                network.folder("cw").resolve("officers").resolve("CW_OM_1.p12").toString(), null);
        assertThatThrownBy(() -> network.node("bq").approving().hear(new SignedWord(bytes, foreign.sign(bytes))))
                .isInstanceOfSatisfying(
                        GatewayException.class,
                        said -> assertThat(said.code()).isEqualTo(ErrorCode.TRUST_NOT_AN_OFFICER));
    }

    @Test
    void theProsecutorsYesAloneIsNotEnoughAndANoEndsIt() throws IOException {
        Outgoing.Exchange held = held("BQ_KPCN_1", "yes and no");
        Approval yes = approval(held, "BQ_OM_1", Office.PROSECUTOR, current(held));
        say(yes, "BQ_OM_1");
        // B3 still waits for the undertaking of the recipient's officer.
        TestNetwork.until(
                () -> "not decided anew",
                () -> network.entries("bq").stream()
                                .filter(entry -> held.id().equals(entry.exchange()) && entry.event() == Event.DECIDED)
                                .count()
                        == 2);
        assertThat(state(held.id())).isEqualTo(Outgoing.State.HELD);
        Rejection no =
                new Rejection("refuse", held.id(), "not in proportion", "BQ_OM_2", Office.PROSECUTOR, Instant.now());
        say(no, "BQ_OM_2");
        Outgoing.Exchange ended = network.node("bq").outgoing().find(held.id()).orElseThrow();
        assertThat(ended.state()).isEqualTo(Outgoing.State.REFUSED_BY_POLICY);
        assertThat(ended.code()).isEqualTo(ErrorCode.APPROVE_REFUSED.code());
        assertThat(ended.envelope()).isNull();
        refused(ErrorCode.APPROVE_NOT_WAITING, approval(held, "BQ_OM_1", Office.PROSECUTOR, current(held)), "BQ_OM_1");
        assertThat(network.entries("bq").stream()
                        .filter(entry -> held.id().equals(entry.exchange()))
                        .map(Entry::particulars))
                .noneMatch(particulars -> particulars.toString().contains("proportion"));
    }

    private static byte[] signal(String field, String value) throws IOException {
        String request = new String(resource("/demo/bq-signal-invented.json"), StandardCharsets.UTF_8);
        return request.replaceFirst("\\{", "{ \"" + field + "\": " + value + ",")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static OralApproval oral(Outgoing.Exchange held, String prosecutor) {
        Instant now = Instant.now();
        return new OralApproval(
                "oral",
                held.id(),
                List.of("prosecutorApproved"),
                "B3",
                current(held),
                new Digest(explanation(held).path("policyVersion").asText()),
                prosecutor,
                "may go, danger to life",
                now,
                "BQ_KPCN_2",
                Office.CASE_OFFICER,
                now);
    }

    private static SecondPerson second(OralApproval of, String officer, Office office) {
        return new SecondPerson("second", of.exchange(), of.id(), officer, office, Instant.now());
    }

    @Test
    void aWordByTelephoneCountsOnlyWhereItIsUrgentAndTwoHeardIt() throws IOException {
        Outgoing.Exchange calm = held("BQ_KPCN_1", "not urgent");
        refused(ErrorCode.APPROVE_WRONG_OFFICE, oral(calm, "BQ_OM_1"), "BQ_KPCN_2");
        Submitting.Taken taken = network.handIn("bq", "BQ_KPCN_1", signal("urgent", "true"), "urgent");
        Outgoing.Exchange urgent = network.await("bq", taken, Outgoing.State.HELD);
        refused(ErrorCode.APPROVE_NOT_IN_OFFICE, oral(urgent, "BQ_KPCN_3"), "BQ_KPCN_2");
        OralApproval heard = oral(urgent, "BQ_OM_1");
        say(heard, "BQ_KPCN_2");
        refused(ErrorCode.APPROVE_SAME_PERSON, second(heard, "BQ_KPCN_2", Office.CASE_OFFICER), "BQ_KPCN_2");
        assertThat(missing(urgent)).contains("prosecutorApproved");
        say(second(heard, "BQ_KPCN_3", Office.PRIVACY_OFFICER), "BQ_KPCN_3");
        // The prosecutor's word is there now; the undertaking still is not.
        TestNetwork.until(
                () -> "the oral approval does not count",
                () -> !missing(network.node("bq").outgoing().find(urgent.id()).orElseThrow())
                        .contains("prosecutorApproved"));
        assertThat(state(urgent.id())).isEqualTo(Outgoing.State.HELD);
    }

    private static List<String> missing(Outgoing.Exchange held) {
        for (JsonNode candidate : explanation(held).path("waiting")) {
            if (candidate.path("ground").path("id").asText().equals("B3")) {
                return candidate.path("missing").findValuesAsText("fact");
            }
        }
        return List.of();
    }

    @Test
    void thePageSaysWhoHasToSayWhatAndNothingOfTheContent() throws IOException {
        Outgoing.Exchange held = held("BQ_KPCN_1", "page");
        HttpResponse<String> page = new HttpDoor(network.folder("bq")).getWithout("/approvals");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(
                        held.id().value(),
                        "signal",
                        "B3: ",
                        "PROSECUTOR: ",
                        "recipient: ",
                        "BQ_KPCN_1",
                        "Wpg 36e(7)(b)")
                .doesNotContain("Invented One", "1990", "4455667", "BQ-26-0031");
    }

    @Test
    void anOfficeIsLentWithinTheAuthorityByWhoHoldsIt() throws IOException {
        LocalDate today = LocalDate.ofInstant(Instant.now(), ZoneId.of("America/Kralendijk"));
        Outgoing.Exchange held = held("BQ_KPCN_1", "delegated");
        Approval deputys = approval(held, "BQ_OM_3", Office.PROSECUTOR, current(held));
        refused(ErrorCode.APPROVE_NOT_IN_OFFICE, deputys, "BQ_OM_3");
        refused(ErrorCode.APPROVE_WRONG_OFFICER, delegation("BQ_KPCN_2", today), "BQ_OM_1");
        say(delegation("BQ_OM_3", today), "BQ_OM_1");
        say(deputys, "BQ_OM_3");
        // What is lent is not lent on.
        Delegation on =
                new Delegation("delegate", "BQ_OM_2", today, today, "BQ_OM_3", Office.PROSECUTOR, Instant.now());
        refused(ErrorCode.APPROVE_NOT_IN_OFFICE, on, "BQ_OM_3");
    }

    private static Delegation delegation(String to, LocalDate today) {
        return new Delegation("delegate", to, today, today.plusDays(7), "BQ_OM_1", Office.PROSECUTOR, Instant.now());
    }

    @Test
    void whatWentByTelephoneIsJudgedAndRecordedAndNotSent() throws IOException {
        String went = "{ \"channel\": \"TELEPHONE\", \"at\": \"2026-02-03T12:00:00Z\" }";
        Submitting.Taken taken = network.handIn("bq", "BQ_KPCN_1", signal("outside", went), "outside");
        Outgoing.Exchange recorded = network.await("bq", taken, Outgoing.State.RECORDED);
        assertThat(recorded.envelope()).isNull();
        List<Entry> entries = network.entries("bq").stream()
                .filter(entry -> recorded.id().equals(entry.exchange()))
                .toList();
        assertThat(entries).extracting(Entry::event).containsExactly(Event.SUBMITTED, Event.RECORDED_OUTSIDE);
        assertThat(entries.getLast().particulars())
                .containsEntry("channel", "TELEPHONE")
                .containsEntry("outcome", "held")
                .containsKeys("went", "policy", "gate");
        assertThat(network.node("cw").incoming().find(network.node("bq").party(), recorded.id()))
                .isEmpty();
    }
}
