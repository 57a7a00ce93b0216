package org.tenzij.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tenzij.trust.OfficersFixture.BQ;
import static org.tenzij.trust.OfficersFixture.CW;
import static org.tenzij.trust.OfficersFixture.mandate;
import static org.tenzij.trust.OfficersFixture.officer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.GatewayException;

/** Which lists of officers count: one party's bad list leaves that party without officers, and nobody else. */
class OfficerListsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @TempDir
    Path folder;

    private OfficersFixture fixture;

    @BeforeEach
    void generate() {
        fixture = new OfficersFixture(folder, NOW);
    }

    private GatewayException assertRefused(ErrorCode code, String words) {
        OfficerLists lists = fixture.lists(NOW);
        GatewayException refusal = lists.refused().get(BQ);
        assertThat(refusal).as("a refusal with %s", code).isNotNull();
        assertThat(refusal.code()).as(refusal.getMessage()).isEqualTo(code);
        assertThat(refusal.getMessage()).contains(words);
        assertThat(lists.of(BQ)).isEmpty();
        assertThat(lists.of(CW)).isPresent();
        assertThat(lists.refused()).containsOnlyKeys(BQ);
        return refusal;
    }

    @Test
    void takesTheListsOfAnExampleCommunityAgainAndAgain() {
        assertThat(fixture.lists(NOW).refused()).isEmpty();
        assertThat(fixture.lists(NOW).refused()).isEmpty();
        assertThat(folder.resolve("memory/officers-bq.version")).content().startsWith("1 sha256:");
    }

    /** The memory is of the file's own octets: sets in it are written in another order by every run of the program. */
    @Test
    void remembersTheFileAsItStands() throws IOException {
        fixture.edit(CW, list -> {
            List<com.fasterxml.jackson.databind.JsonNode> kinds = new java.util.ArrayList<>();
            mandate(list).withArray("kinds").forEach(kinds::add);
            mandate(list).putArray("kinds").addAll(kinds.reversed());
        });
        fixture.lists(NOW);
        assertThat(folder.resolve("memory/officers-cw.version"))
                .hasContent("2 " + org.tenzij.exchange.Digest.of(Files.readAllBytes(fixture.list(CW))) + "\n");
    }

    @Test
    void refusesAnUnsignedList() throws IOException {
        Files.delete(fixture.signature(BQ));
        assertRefused(ErrorCode.TRUST_UNSIGNED_OFFICERS, "bq.json.p7s");
        for (byte[] signature : List.of(new byte[0], new byte[] {48, 0}, new byte[2000])) {
            Files.write(fixture.signature(BQ), signature);
            assertRefused(ErrorCode.TRUST_UNSIGNED_OFFICERS, "officers/bq.json.p7s");
        }
    }

    @Test
    void refusesAnAlteredList() throws IOException {
        Files.writeString(
                fixture.list(BQ), Files.readString(fixture.list(BQ)).replace("PRIVACY_OFFICER", "PROSECUTOR"));
        assertRefused(ErrorCode.TRUST_UNSIGNED_OFFICERS, "");
    }

    @Test
    void refusesASignatureOfAnotherPartysAuthority() throws IOException {
        fixture.edit(BQ, list -> {}, fixture.authority(CW)::sign);
        assertRefused(ErrorCode.TRUST_UNSIGNED_OFFICERS, "another party's authority");
    }

    @Test
    void refusesOurAuthoritysSubjectUnderAForeignAnchor() throws IOException {
        Credential foreign = fixture.issue(CW, "bq authority signing");
        fixture.edit(BQ, list -> {}, bytes -> DetachedSignature.sign(bytes, foreign, null));
        assertRefused(ErrorCode.TRUST_UNSIGNED_OFFICERS, "open.unknown-signer");
    }

    @Test
    void refusesASubjectThatIsNotPinned() throws IOException {
        for (String subject : List.of("bq authority", "bq signing", "BQ_OM_1")) {
            Credential other = fixture.issue(BQ, subject);
            fixture.edit(BQ, list -> {}, bytes -> DetachedSignature.sign(bytes, other, null));
            assertRefused(ErrorCode.TRUST_UNSIGNED_OFFICERS, "open.unknown-signer");
        }
        fixture.edit(BQ, list -> {}, fixture.key(BQ, "BQ_OM_1")::sign);
        assertRefused(ErrorCode.TRUST_UNSIGNED_OFFICERS, "open.unknown-signer");
    }

    @Test
    void refusesAnExpiredAndARevokedAuthority() throws IOException {
        Credential expired = fixture.issue(BQ, "bq authority signing", KeyUsage.digitalSignature, NOW.minusSeconds(1));
        fixture.edit(BQ, list -> {}, bytes -> DetachedSignature.sign(bytes, expired, null));
        assertRefused(ErrorCode.TRUST_UNSIGNED_OFFICERS, "not valid now");
        fixture.edit(BQ, list -> {});
        assertThat(fixture.lists(NOW).refused()).isEmpty();
        fixture.example.authority(BQ).revoke(fixture.authority(BQ).certificate());
        fixture.example.publishList(BQ, NOW);
        assertRefused(ErrorCode.TRUST_UNSIGNED_OFFICERS, "open.certificate-revoked");
    }

    @Test
    void refusesAnOlderEditionAndAnotherOneUnderTheSameVersion() throws IOException {
        byte[] list = Files.readAllBytes(fixture.list(BQ));
        byte[] signature = Files.readAllBytes(fixture.signature(BQ));
        fixture.edit(BQ, next -> next.withArray("officers").remove(0));
        assertThat(fixture.lists(NOW).refused()).isEmpty();
        Files.write(fixture.list(BQ), list);
        Files.write(fixture.signature(BQ), signature);
        assertRefused(ErrorCode.TRUST_ROLLBACK, "officers/bq.json");
        fixture.edit(BQ, other -> other.put("zone", "America/Curacao"));
        assertRefused(ErrorCode.TRUST_ROLLBACK, "edition 2");
        fixture.edit(BQ, next -> {});
        assertThat(fixture.lists(NOW).refused()).isEmpty();
    }

    @Test
    void refusesAnEditionThatHasEnded() throws IOException {
        Instant end = NOW.plus(Duration.ofDays(2));
        fixture.edit(BQ, list -> list.put("validUntil", end.toString()));
        assertThat(fixture.lists(end.minusSeconds(1)).refused()).isEmpty();
        assertThat(fixture.lists(end).refused())
                .hasEntrySatisfying(BQ, refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.TRUST_BAD_OFFICERS));
    }

    @TestFactory
    List<DynamicTest> refusesEachBrokenRuleNamingItsPlace() {
        Map<String, Consumer<ObjectNode>> broken = new LinkedHashMap<>();
        broken.put("party", list -> list.put("party", "cw"));
        broken.put("version", list -> list.put("version", 0));
        broken.put("zone", list -> list.put("zone", "+02:00"));
        broken.put("zone ", list -> list.put("zone", "America/Nowhere"));
        broken.put("nickname", list -> list.put("nickname", "x"));
        broken.put("bq.json", list -> list.remove("validUntil"));
        broken.put("officers/0", list -> officer(list, 0).put("id", "BQ_KPCN_A"));
        broken.put("officers/1", list -> officer(list, 1).put("id", "BQ_KPCN_1"));
        broken.put("officers/2", list -> officer(list, 2).put("party", "cw"));
        broken.put("officers/3", list -> officer(list, 3).put("authority", "CW_OM"));
        broken.put(
                "officers/4",
                list -> officer(list, 4).set("certificate", officer(list, 3).get("certificate")));
        broken.put("certificate", list -> officer(list, 0).put("certificate", "AAAA"));
        broken.put("officers.[0]", list -> officer(list, 0).remove("id"));
        broken.put("office", list -> appointment(list, 0).put("office", "MAYOR"));
        broken.put("appointments", list -> appointment(list, 0).put("until", "1999-01-01"));
        broken.put("officers/4 ", list -> appointment(list, 4).put("deputyOf", "BQ_OM_9"));
        broken.put("officers/4  ", list -> appointment(list, 4).put("deputyOf", "BQ_OM_2"));
        broken.put("officers/4   ", list -> appointment(list, 4).put("deputyOf", "BQ_LC_1"));
        broken.put("mandates/0", list -> mandate(list).put("officer", "BQ_OM_9"));
        broken.put("mandates/0 ", list -> mandate(list).put("id", "CW-MANDATE-1"));
        broken.put("mandates/0  ", list -> mandate(list).put("grantedBy", "somebody"));
        broken.put(
                "mandates/1",
                list -> list.withArray("mandates").add(mandate(list).deepCopy()));
        broken.put("mandates", list -> mandate(list).putArray("gives"));
        broken.put("mandates ", list -> mandate(list).putArray("kinds"));
        broken.put("mandates  ", list -> mandate(list).put("until", "1999-01-01"));
        broken.put("gives", list -> mandate(list).putArray("gives").add("EVERYTHING"));
        assertThat(broken).hasSize(26);
        return broken.entrySet().stream()
                .map(one -> DynamicTest.dynamicTest(one.getKey(), () -> {
                    byte[] before = Files.readAllBytes(fixture.list(BQ));
                    fixture.edit(BQ, one.getValue());
                    GatewayException refusal = assertRefused(ErrorCode.TRUST_BAD_OFFICERS, "officers/bq.json");
                    Files.write(fixture.list(BQ), before);
                    assertThat(refusal.where()).contains(one.getKey().strip());
                }))
                .toList();
    }

    private static ObjectNode appointment(ObjectNode list, int at) {
        return (ObjectNode) officer(list, at).withArray("appointments").get(0);
    }

    @TestFactory
    List<DynamicTest> refusesASubjectThatSaysMoreOrOtherThanTheFunction() {
        List<String> subjects = List.of(
                "CN=BQ_KPCN_2",
                "CN=BQ_KPCN_1+OU=x",
                "CN=BQ_KPCN_1,CN=other",
                "CN=BQ_KPCN_1,SURNAME=Invented",
                "CN=BQ_KPCN_1,GIVENNAME=Invented",
                "CN=BQ_KPCN_1,EMAILADDRESS=x@example.invalid",
                "O=BQ_KPCN_1");
        return subjects.stream()
                .map(subject -> DynamicTest.dynamicTest(
                        subject,
                        () -> assertThat(FunctionalName.of(new javax.security.auth.x500.X500Principal(
                                                subject,
                                                Map.of(
                                                        "SURNAME",
                                                        "2.5.4.4",
                                                        "GIVENNAME",
                                                        "2.5.4.42",
                                                        "EMAILADDRESS",
                                                        "1.2.840.113549.1.9.1")))
                                        .filter("BQ_KPCN_1"::equals))
                                .isEmpty()))
                .toList();
    }

    @Test
    void takesASubjectOfTheFunctionAlone() throws IOException {
        assertThat(FunctionalName.of(new javax.security.auth.x500.X500Principal("CN=BQ_KPCN_1")))
                .contains("BQ_KPCN_1");
        assertThat(FunctionalName.of(new javax.security.auth.x500.X500Principal("CN=BQ_KPCN_1,OU=a,O=b,C=BQ")))
                .contains("BQ_KPCN_1");
        Credential other = fixture.issue(BQ, "BQ_KPCN_7");
        fixture.edit(BQ, list -> officer(list, 0).put("certificate", OfficersFixture.text(other.certificate())));
        assertRefused(ErrorCode.TRUST_BAD_OFFICERS, "officers/0");
    }
}
