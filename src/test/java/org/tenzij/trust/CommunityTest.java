package org.tenzij.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tenzij.trust.Codes.assertRefused;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Party;
import org.tenzij.exchange.json.StrictJson;

class CommunityTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @TempDir
    static Path folder;

    private static ExampleCommunity example;
    private static byte[] json;
    private static byte[] signature;

    @BeforeAll
    static void generate() throws IOException {
        example = ExampleCommunity.generate(
                folder, List.of(Seat.local("bq", 2201), Seat.local("cw", 2202), Seat.local("kw", 2203)), NOW);
        json = Files.readAllBytes(example.community().resolve("community.json"));
        signature = Files.readAllBytes(example.community().resolve("community.json.p7s"));
    }

    private static Community open(byte[] bytes, byte[] cms) {
        return Community.open(bytes, cms, example.schemeAuthority(), NOW);
    }

    @Test
    void opensWhatTheSchemeAuthoritySigned() {
        Community community = open(json, signature);
        assertThat(community.version()).isEqualTo(1);
        assertThat(community.example()).isTrue();
        assertThat(community.digest()).isEqualTo(Digest.of(json));
        assertThat(community.members())
                .extracting(member -> member.party().id())
                .containsExactly("bq", "cw", "kw");
        Member kw = community.member(new Party("kw"));
        assertThat(kw.names().in("en")).isEqualTo("Dutch Caribbean Coast Guard");
        assertThat(kw.authority("KW_RHL")).isPresent();
        assertThat(kw.sftp().port()).isEqualTo(2203);
        assertThat(community.find(new Party("zz"))).isEmpty();
        assertRefused(ErrorCode.VALIDATE_UNKNOWN_PARTY, () -> community.member(new Party("zz")));
    }

    @Test
    void readsTheFolderOnlyUnderThePinnedAuthority() {
        Community read = Community.read(example.community(), example.schemeAuthorityDigest(), NOW);
        assertThat(read.members()).hasSize(3);
        assertRefused(
                ErrorCode.TRUST_UNSIGNED_COMMUNITY,
                () -> Community.read(example.community(), Digest.of(new byte[0]), NOW));
    }

    @Test
    void refusesAFolderWithoutASignature(@TempDir Path other) throws IOException {
        for (String file : List.of("community.json", "scheme-authority.pem")) {
            Files.copy(example.community().resolve(file), other.resolve(file));
        }
        assertRefused(
                ErrorCode.TRUST_UNSIGNED_COMMUNITY, () -> Community.read(other, example.schemeAuthorityDigest(), NOW));
    }

    @Test
    void refusesBytesThatWereNotSigned() {
        byte[] altered = new String(json, StandardCharsets.UTF_8)
                .replace("\"port\" : 2203", "\"port\" : 2204")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(altered).isNotEqualTo(json);
        assertRefused(ErrorCode.TRUST_UNSIGNED_COMMUNITY, () -> open(altered, signature));
        assertRefused(ErrorCode.TRUST_UNSIGNED_COMMUNITY, () -> open(json, new byte[0]));
        assertRefused(ErrorCode.TRUST_UNSIGNED_COMMUNITY, () -> open(json, json));
    }

    @Test
    void refusesAnotherAuthorityEvenWithTheSameName() {
        ExampleAuthority other = ExampleAuthority.signer(
                "Tenzij example scheme authority", NOW.minusSeconds(60), NOW.plus(Duration.ofDays(1)));
        byte[] signed = SchemeSignature.sign(json, other.keys().getPrivate(), other.certificate());
        assertRefused(ErrorCode.TRUST_UNSIGNED_COMMUNITY, () -> open(json, signed));
    }

    @Test
    void refusesAPartysOwnAuthorityAsSchemeAuthority() {
        ExampleAuthority cw = example.authority(new Party("cw"));
        byte[] signed = SchemeSignature.sign(json, cw.keys().getPrivate(), cw.certificate());
        assertRefused(ErrorCode.TRUST_UNSIGNED_COMMUNITY, () -> open(json, signed));
        assertRefused(ErrorCode.TRUST_UNSIGNED_COMMUNITY, () -> Community.open(json, signed, cw.certificate(), NOW));
    }

    @Test
    void holdsFromItsFirstToItsLastMoment() {
        assertRefused(
                ErrorCode.TRUST_COMMUNITY_EXPIRED, () -> open(signed(doc -> doc.put("validUntil", NOW.toString()))));
        assertRefused(
                ErrorCode.TRUST_COMMUNITY_EXPIRED,
                () -> open(signed(doc -> doc.put("validFrom", NOW.plusSeconds(1).toString()))));
        assertThat(open(signed(doc -> doc.put("validUntil", NOW.plusSeconds(1).toString())))
                        .version())
                .isEqualTo(1);
    }

    @Test
    void refusesAnAuthorityWhoseOwnCertificateIsNotValidNow() {
        Instant late = NOW.plus(ExampleCommunity.VALIDITY);
        assertRefused(
                ErrorCode.TRUST_UNSIGNED_COMMUNITY,
                () -> Community.open(json, signature, example.schemeAuthority(), late));
        assertRefused(
                ErrorCode.TRUST_UNSIGNED_COMMUNITY,
                () -> Community.open(json, signature, example.schemeAuthority(), NOW.minus(Duration.ofHours(2))));
    }

    @TestFactory
    List<DynamicTest> refusesWhatTheAuthorityShouldNotHaveSigned() {
        Map<String, Consumer<ObjectNode>> changes = new LinkedHashMap<>();
        changes.put("version 0", doc -> doc.put("version", 0));
        changes.put("no version", doc -> doc.remove("version"));
        changes.put("no example mark", doc -> doc.remove("example"));
        changes.put("unknown field", doc -> doc.put("extra", 1));
        changes.put("unknown field of a member", doc -> member(doc, 0).put("extra", 1));
        changes.put("ends before it begins", doc -> doc.put("validUntil", "2020-01-01T00:00:00Z"));
        changes.put("no members", doc -> doc.putArray("members"));
        changes.put("null member", doc -> ((ArrayNode) doc.get("members")).addNull());
        for (String field : List.of(
                "party",
                "names",
                "side",
                "defaultLaw",
                "mayActUnder",
                "authorities",
                "sftp",
                "anchors",
                "signingSubjects",
                "encryptionSubjects",
                "encryptionCertificates",
                "registerKey",
                "witnessKey",
                "validFrom",
                "validUntil")) {
            changes.put("member without " + field, doc -> member(doc, 1).remove(field));
        }
        changes.put("party twice", doc -> ((ArrayNode) doc.get("members")).add(member(doc, 0)));
        changes.put("malformed party", doc -> member(doc, 0).put("party", "BQ"));
        for (String field : List.of("anchors", "signingSubjects", "encryptionSubjects", "registerKey", "witnessKey")) {
            changes.put(
                    "two parties with one " + field,
                    doc -> member(doc, 1).set(field, member(doc, 0).get(field)));
        }
        changes.put(
                "anchor with another party's subject",
                doc -> member(doc, 1).putArray("anchors").add(namesake("bq")));
        changes.put(
                "signs and encrypts under one subject",
                doc -> member(doc, 1).set("encryptionSubjects", member(doc, 1).get("signingSubjects")));
        changes.put(
                "register key is also witness key",
                doc -> member(doc, 1).set("witnessKey", member(doc, 1).get("registerKey")));
        changes.put(
                "encryption certificate of another",
                doc -> member(doc, 1)
                        .set("encryptionCertificates", member(doc, 0).get("encryptionCertificates")));
        changes.put(
                "anchor that is no authority",
                doc -> member(doc, 1).set("anchors", member(doc, 1).get("encryptionCertificates")));
        changes.put(
                "anchor is the scheme authority",
                doc -> member(doc, 1)
                        .putArray("anchors")
                        .add(base64(CertificateText.encoded(example.schemeAuthority()))));
        changes.put(
                "anchor with bytes behind it",
                doc -> member(doc, 1)
                        .putArray("anchors")
                        .add(base64(Arrays.copyOf(
                                CertificateText.encoded(
                                        example.authority(new Party("cw")).certificate()),
                                2000))));
        for (String field :
                List.of("anchors", "signingSubjects", "encryptionCertificates", "authorities", "mayActUnder")) {
            changes.put("empty " + field, doc -> member(doc, 1).putArray(field));
        }
        changes.put("default law not among its laws", doc -> member(doc, 1).put("defaultLaw", "AW"));
        changes.put(
                "governed under an outside law",
                doc -> ((ArrayNode) member(doc, 0).get("mayActUnder")).add("CW"));
        changes.put("side does not fit", doc -> member(doc, 1).put("side", "GOVERNED"));
        changes.put("unknown law", doc -> member(doc, 1).put("defaultLaw", "CN"));
        changes.put(
                "name in four languages", doc -> ((ObjectNode) member(doc, 1).get("names")).remove("es"));
        changes.put("name with a line end", doc -> ((ObjectNode) member(doc, 1).get("names")).put("es", "a\nb"));
        changes.put("membership ends early", doc -> member(doc, 1).put("validUntil", "2020-01-01T00:00:00Z"));
        changes.put("host with a path", doc -> sftp(doc, 1).put("host", "host/x?y"));
        changes.put("port 0", doc -> sftp(doc, 1).put("port", 0));
        changes.put("port as text", doc -> sftp(doc, 1).put("port", "22"));
        changes.put("no host key", doc -> sftp(doc, 1).putArray("hostKeys"));
        changes.put(
                "malformed host key", doc -> sftp(doc, 1).putArray("hostKeys").add("ssh-ed25519 AAAA"));
        changes.put("RSA host key", doc -> sftp(doc, 1).putArray("hostKeys").add("ssh-rsa AAAAB3NzaC1yc2EAAAADAQAB"));
        changes.put(
                "shared host key",
                doc -> sftp(doc, 1).set("hostKeys", sftp(doc, 0).get("hostKeys")));
        changes.put(
                "shared client key",
                doc -> sftp(doc, 1).set("clientKeys", sftp(doc, 0).get("clientKeys")));
        changes.put(
                "short register key", doc -> ((ObjectNode) member(doc, 1).get("registerKey")).put("publicKey", "AAAA"));
        assertThat(changes).hasSize(58);
        return changes.entrySet().stream()
                .map(change -> DynamicTest.dynamicTest(
                        change.getKey(),
                        () -> assertRefused(ErrorCode.TRUST_BAD_COMMUNITY, () -> open(signed(change.getValue())))))
                .toList();
    }

    @Test
    void refusesJsonThatTwoReadersCouldReadDifferently() {
        String text = new String(json, StandardCharsets.UTF_8);
        for (String bad : List.of(
                text.replaceFirst("\"version\" : 1,", "\"version\" : 1, \"version\" : 2,"), text + "{}", "", "null")) {
            byte[] bytes = bad.getBytes(StandardCharsets.UTF_8);
            assertThat(bytes).isNotEqualTo(json);
            assertRefused(ErrorCode.TRUST_BAD_COMMUNITY, () -> open(bytes, example.sign(bytes)));
        }
    }

    private static Community open(byte[] bytes) {
        return open(bytes, example.sign(bytes));
    }

    private static byte[] signed(Consumer<ObjectNode> change) {
        ObjectNode doc = (ObjectNode) StrictJson.tree(json, "community.json");
        change.accept(doc);
        return doc.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static ObjectNode member(ObjectNode doc, int index) {
        return (ObjectNode) doc.get("members").get(index);
    }

    private static ObjectNode sftp(ObjectNode doc, int index) {
        return (ObjectNode) member(doc, index).get("sftp");
    }

    private static String namesake(String party) {
        return base64(CertificateText.encoded(
                ExampleAuthority.root("Tenzij example authority of " + party, NOW, NOW.plus(Duration.ofDays(9)))
                        .certificate()));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
