package org.tenzij.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Invalid;
import org.tenzij.exchange.Kind;
import org.tenzij.exchange.Manifest;
import org.tenzij.exchange.Party;
import org.tenzij.exchange.json.CanonicalJson;

class DecisionRecordTest {
    private static final WorkedCase HANDOVER = PolicyExamples.worked("handover-kw-to-cw");
    private static final Grant GRANT = (Grant) PolicyExamples.decide(PolicyExamples.SET, HANDOVER);
    private static final JsonNode LEFT =
            GRANT.projection().apply(HANDOVER.request().payload());
    private static final byte[] BYTES = CanonicalJson.bytes(GRANT.toRecord());

    @Test
    void itSaysWhatWasGrantedAndNeverWhatWasRemoved() {
        String text = new String(BYTES, java.nio.charset.StandardCharsets.UTF_8);
        assertThat(GRANT.projection().removed())
                .contains("position.lat", "subjects[].document", "subjects[1].askedProtection");
        assertThat(text).doesNotContain("position.lat", "document", "remove", "subjects[1]", "Ejemplo");
        DecisionRecord record = DecisionRecord.parse(BYTES, "decision.json");
        assertThat(record.ground()).isEqualTo("R1");
        assertThat(record.kept())
                .contains("subjects[].names[]", "subjects[].askedProtection")
                .doesNotHaveDuplicates();
        assertThat(record.duties()).contains(Duty.LOG, Duty.KEEP_ATTESTATION, Duty.TELL_RECIPIENT);
        assertThat(record.content()).isEqualTo(Digest.of(CanonicalJson.bytes(LEFT)));
        assertThat(record.policyVersion()).isEqualTo(PolicyExamples.SET.version());
        assertThat(record.toBytes()).isEqualTo(BYTES);
    }

    @Test
    void aRecordThatFitsIsTaken() {
        assertThatCode(() -> DecisionCheck.check(BYTES, manifest(BYTES), LEFT, HANDOVER.now()))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind",
                "sender",
                "senderLaw",
                "recipient",
                "recipientLaw",
                "ground",
                "source",
                "dataClass",
                "kept",
                "attachments",
                "duties",
                "approvedBy",
                "instruments",
                "policyVersion",
                "clauses",
                "content",
                "decidedAt",
                "expiresAt"
            })
    void aRecordThatIsNotWholeIsRefused(String field) {
        refused(tree -> tree.remove(field), "decision record");
        refused(tree -> tree.putNull(field), "decision record");
    }

    @Test
    void aRecordWithMoreOrOtherWordsIsRefused() {
        refused(tree -> tree.put("removed", "names"), "cannot be read");
        refused(tree -> tree.put("dataClass", "HARMLESS"), "cannot be read");
        refused(tree -> tree.put("content", "sha256:00"), "cannot be read");
    }

    @Test
    void aRecordAboutSomethingElseIsRefused() {
        refused(tree -> tree.put("expiresAt", "2026-11-24T12:00:00Z"), "expired");
        refused(tree -> tree.put("kind", "signal"), "another kind");
        refused(tree -> tree.put("sender", "bq"), "another sender");
        refused(tree -> tree.put("recipient", "aw"), "another recipient");
        refused(tree -> tree.put("recipientLaw", "SX"), "another recipient");
        refused(tree -> tree.put("authority", "OTHER"), "another recipient");
        refused(tree -> tree.put("content", Digest.of(new byte[1]).value()), "another content");
        refused(tree -> tree.putArray("kept").add("kind"), "not granted");
        refused(tree -> tree.putArray("attachments").add(Digest.of(new byte[1]).value()), "attachments");
    }

    @Test
    void aRecordThatTheManifestDoesNotNameIsRefused() {
        Invalid e = catchThrowableOfType(
                Invalid.class, () -> DecisionCheck.check(BYTES, manifest(new byte[0]), LEFT, HANDOVER.now()));
        assertThat(e.code()).isEqualTo(ErrorCode.ADMIT_BAD_DECISION);
    }

    @Test
    void aReceivingRuleWithoutClausesAdmitsNothing() {
        PolicySet none = PolicyExamples.SET;
        for (String id : List.of("RC1", "RC2", "RC3", "RC4", "RC5")) {
            none = none.without(id);
        }
        ReceivingRule rule = new ReceivingRule(none, PolicyExamples.ALL_DUTIES, java.time.Period.ofYears(10));
        DecisionRecord record = DecisionRecord.parse(BYTES, "decision.json");
        assertThat(rule.admit(
                        manifest(BYTES),
                        record,
                        Facts.gateway(Map.of("recipientCompetent", true, "undertakingHolds", true)),
                        HANDOVER.now()))
                .extracting(FailedGate::id)
                .containsExactly("S5.no-ground");
    }

    @Test
    void aDutyThatCannotBeCarriedOutHereIsNotAdmitted() {
        ReceivingRule rule =
                new ReceivingRule(PolicyExamples.SET, java.util.Set.of(Duty.LOG), java.time.Period.ofYears(10));
        DecisionRecord record = DecisionRecord.parse(BYTES, "decision.json");
        assertThat(rule.admit(
                        manifest(BYTES),
                        record,
                        Facts.gateway(Map.of("recipientCompetent", true, "undertakingHolds", true)),
                        HANDOVER.now()))
                .extracting(FailedGate::id)
                .containsExactly("RC2");
    }

    @Test
    void aRecordThatSaysTwoThingsOfOneFieldIsRefused() {
        refused(tree -> ((ArrayNode) tree.path("kept")).add("kind"), "two things of one field");
        refused(tree -> tree.putArray("generalised").add("kind"), "two things of one field");
        refused(tree -> tree.putArray("pseudonymised").add("kind"), "two things of one field");
    }

    @Test
    void aRecordThatEndedBeforeItWasMadeIsRefused() {
        refused(tree -> tree.put("decidedAt", "2027-11-24T12:00:00Z"), "ended before it was made");
    }

    @Test
    void theFilesThatCameAreTheOnesGranted() {
        Digest one = Digest.of(new byte[] {1});
        Digest two = Digest.of(new byte[] {2});
        ObjectNode tree = GRANT.toRecord();
        tree.putArray("attachments").add(one.value()).add(two.value());
        byte[] bytes = CanonicalJson.bytes(tree);
        Manifest like = manifest(bytes);
        Manifest.Part inside = new Manifest.Part("content/a.txt", "text/plain", 1, one);
        Manifest.SegmentedPart apart = new Manifest.SegmentedPart(
                "content/b.txt", "text/plain", 1, two, new Manifest.SegmentedPart.SegmentKey("k", "v"), List.of(two));
        assertThat(DecisionCheck.check(bytes, files(like, List.of(inside), List.of(apart)), LEFT, HANDOVER.now())
                        .attachments())
                .containsExactly(one, two);
        for (Manifest fewer : List.of(
                files(like, List.of(inside), List.of()),
                files(like, List.of(), List.of(apart)),
                files(like, List.of(), List.of()))) {
            Invalid e =
                    catchThrowableOfType(Invalid.class, () -> DecisionCheck.check(bytes, fewer, LEFT, HANDOVER.now()));
            assertThat(e.what()).isEqualTo("the attachments are not those granted");
        }
    }

    @Test
    void aFieldInsideAListOfListsIsHeldAgainstTheGrantToo() {
        ObjectNode more = LEFT.deepCopy();
        more.putArray("others").addArray().add("a");
        ObjectNode tree = GRANT.toRecord();
        tree.put("content", Digest.of(CanonicalJson.bytes(more)).value());
        byte[] bytes = CanonicalJson.bytes(tree);
        Invalid e = catchThrowableOfType(
                Invalid.class, () -> DecisionCheck.check(bytes, manifest(bytes), more, HANDOVER.now()));
        assertThat(e.what()).isEqualTo("the content has a field that was not granted");
        more.putArray("others");
        more.putNull("another");
        tree.put("content", Digest.of(CanonicalJson.bytes(more)).value());
        byte[] nothing = CanonicalJson.bytes(tree);
        assertThat(DecisionCheck.check(nothing, manifest(nothing), more, HANDOVER.now())
                        .ground())
                .isEqualTo("R1");
    }

    private static Manifest files(Manifest like, List<Manifest.Part> more, List<Manifest.SegmentedPart> segmented) {
        return new Manifest(
                like.profile(),
                like.id(),
                like.kind(),
                like.sender(),
                like.recipient(),
                like.createdAt(),
                like.expiresAt(),
                like.sequence(),
                like.previous(),
                like.thread(),
                like.supersedes(),
                like.handling(),
                like.decision(),
                Stream.concat(like.parts().stream(), more.stream()).toList(),
                segmented);
    }

    private static void refused(Consumer<ObjectNode> change, String what) {
        ObjectNode tree = GRANT.toRecord();
        change.accept(tree);
        byte[] bytes = CanonicalJson.bytes(tree);
        Invalid e = catchThrowableOfType(
                Invalid.class, () -> DecisionCheck.check(bytes, manifest(bytes), LEFT, HANDOVER.now()));
        assertThat(e).as(what).isNotNull();
        assertThat(e.code()).isEqualTo(ErrorCode.ADMIT_BAD_DECISION);
        assertThat(e.what()).contains(what);
    }

    private static Manifest manifest(byte[] decision) {
        Manifest like = CaseRun.manifest(HANDOVER.request());
        return new Manifest(
                like.profile(),
                like.id(),
                Kind.INTERCEPTION,
                like.sender(),
                new Manifest.Recipient(new Party("cw"), "KPC", like.recipient().actingUnderLawOf()),
                Instant.parse("2026-11-24T11:00:00Z"),
                like.expiresAt(),
                1L,
                null,
                null,
                null,
                like.handling(),
                Digest.of(decision),
                List.of(new Manifest.Part("content/payload.json", "application/json", 1, Digest.of(new byte[0]))),
                List.of());
    }
}
