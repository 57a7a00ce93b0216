package org.tenzij.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.tenzij.trust.Codes.assertRefused;
import static org.tenzij.trust.OfficersFixture.BQ;
import static org.tenzij.trust.OfficersFixture.CW;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Untrusted;

/** Who signed, in which office, with which mandate. */
class OfficerSignerTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final byte[] STATEMENT = "{\"invented\":true}".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private OfficersFixture fixture;

    @BeforeEach
    void generate() {
        fixture = new OfficersFixture(folder, NOW);
    }

    private Officer signer(byte[] cms) {
        return fixture.officers().signer(BQ, STATEMENT, cms, NOW);
    }

    /** Refused, and the certificate's own reason stands in the words. */
    private void assertNotAnOfficer(byte[] cms, String reason) {
        Untrusted refusal = catchThrowableOfType(Untrusted.class, () -> signer(cms));
        assertThat(refusal).isNotNull();
        assertThat(refusal.code()).isEqualTo(ErrorCode.TRUST_NOT_AN_OFFICER);
        assertThat(refusal.what()).contains(reason);
    }

    @Test
    void knowsWhoSignedAndInWhichOffice() {
        Officers officers = fixture.officers();
        Officer prosecutor = signer(fixture.key(BQ, "BQ_OM_1").sign(STATEMENT));
        assertThat(prosecutor.id()).isEqualTo("BQ_OM_1");
        assertThat(officers.officesOf(prosecutor, NOW)).containsExactly(Office.PROSECUTOR);
        Officer deputy = signer(fixture.key(BQ, "BQ_OM_2").sign(STATEMENT));
        assertThat(deputy.appointments())
                .extracting(Officer.Appointment::deputyOf)
                .containsExactly("BQ_OM_1");
        assertThat(officers.officesOf(deputy, NOW)).containsExactly(Office.PROSECUTOR);
        assertThat(officers.find("BQ_OM_1")).contains(prosecutor);
        assertThat(officers.find("BQ_OM_9")).isEmpty();
        assertThat(officers.of(CW)).extracting(Officer::id).contains("CW_OM_1").doesNotContain("BQ_OM_1");
        assertThat(officers.version(BQ)).isEqualTo(1);
    }

    @Test
    void knowsMandatesInForce() {
        Officers officers = fixture.officers();
        assertThat(officers.mandates(CW, Mandate.Gives.GUARANTEE, NOW))
                .extracting(Mandate::officer, Mandate::grantedBy)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("CW_OM_1", "PROCUREUR_GENERAAL"));
        assertThat(officers.mandates(BQ, Mandate.Gives.GUARANTEE, NOW)).isEmpty();
        assertThat(officers.mandates(CW, Mandate.Gives.AUTHORISATION, NOW)).isEmpty();
        assertThat(officers.mandates(CW, Mandate.Gives.GUARANTEE, NOW.minus(Duration.ofDays(9))))
                .isEmpty();
        assertThat(officers.mandates(CW, Mandate.Gives.GUARANTEE, NOW.plus(Duration.ofDays(999))))
                .isEmpty();
        assertThat(officers.mandate("CW-MANDATE-1")).isPresent();
        assertThat(officers.mandate("CW-MANDATE-9")).isEmpty();
    }

    @Test
    void aMandateOfSomebodyWithoutOfficeGivesNothing() throws IOException {
        fixture.edit(
                CW,
                list -> list.withArray("officers")
                        .forEach(one ->
                                ((com.fasterxml.jackson.databind.node.ObjectNode) one).putArray("appointments")));
        assertThat(fixture.officers().mandates(CW, Mandate.Gives.GUARANTEE, NOW))
                .isEmpty();
    }

    @Test
    void countsTheDaysOfAppointmentsInThePartysOwnZone() throws IOException {
        fixture.edit(
                BQ,
                list -> ((com.fasterxml.jackson.databind.node.ObjectNode) OfficersFixture.officer(list, 0)
                                .withArray("appointments")
                                .get(0))
                        .put("from", "2026-11-20")
                        .put("until", "2026-11-23"));
        Officers officers = fixture.officers();
        Officer one = officers.of(BQ).get(0);
        // Four hours behind: midnight at Kralendijk is 04:00 UTC.
        assertThat(officers.officesOf(one, Instant.parse("2026-11-20T03:59:59Z")))
                .isEmpty();
        assertThat(officers.officesOf(one, Instant.parse("2026-11-20T04:00:00Z")))
                .containsExactly(Office.CASE_OFFICER);
        assertThat(officers.officesOf(one, Instant.parse("2026-11-24T03:59:59Z")))
                .containsExactly(Office.CASE_OFFICER);
        assertThat(officers.officesOf(one, Instant.parse("2026-11-24T04:00:00Z")))
                .isEmpty();
    }

    @Test
    void anOfficerWhoIsNoLongerListedHoldsNoOfficeAndSignsNothing() throws IOException {
        Officer gone = fixture.officers().find("BQ_KPCN_1").orElseThrow();
        fixture.edit(BQ, list -> list.withArray("officers").remove(0));
        assertThat(fixture.officers().officesOf(gone, NOW)).isEmpty();
        assertThat(fixture.officers().version(BQ)).isEqualTo(2);
        assertNotAnOfficer(fixture.key(BQ, "BQ_KPCN_1").sign(STATEMENT), "no officer of this party");
    }

    @Test
    void anotherCertificateUnderTheSameIdIsAnotherOfficer() throws IOException {
        Officer before = fixture.officers().find("BQ_KPCN_1").orElseThrow();
        Credential renewed = fixture.issue(BQ, "BQ_KPCN_1");
        fixture.edit(
                BQ,
                list -> OfficersFixture.officer(list, 0)
                        .put("certificate", OfficersFixture.text(renewed.certificate())));
        assertThat(fixture.officers().officesOf(before, NOW)).isEmpty();
        assertThat(signer(DetachedSignature.sign(STATEMENT, renewed, null)).id())
                .isEqualTo("BQ_KPCN_1");
        assertNotAnOfficer(fixture.key(BQ, "BQ_KPCN_1").sign(STATEMENT), "no officer of this party");
    }

    @Test
    void refusesStrangersAndOfficersOfAnotherParty() {
        assertNotAnOfficer(fixture.key(CW, "CW_OM_1").sign(STATEMENT), "no officer of this party");
        Credential unlisted = fixture.issue(BQ, "BQ_OM_9");
        assertNotAnOfficer(DetachedSignature.sign(STATEMENT, unlisted, null), "no officer of this party");
        assertNotAnOfficer(fixture.authority(BQ).sign(STATEMENT), "no officer of this party");
        assertNotAnOfficer(new byte[0], "no officer of this party");
        assertNotAnOfficer("nothing".getBytes(StandardCharsets.UTF_8), "no officer of this party");
    }

    @Test
    void refusesASignatureOverOtherBytes() {
        byte[] cms = fixture.key(BQ, "BQ_OM_1").sign("other".getBytes(StandardCharsets.UTF_8));
        assertNotAnOfficer(cms, "does not");
    }

    @Test
    void refusesAListedCertificateUnderAForeignAnchor() throws IOException {
        Credential foreign = fixture.issue(CW, "BQ_KPCN_1");
        fixture.edit(
                BQ,
                list -> OfficersFixture.officer(list, 0)
                        .put("certificate", OfficersFixture.text(foreign.certificate())));
        assertNotAnOfficer(DetachedSignature.sign(STATEMENT, foreign, null), "open.unknown-signer");
    }

    @Test
    void refusesARevokedOfficerAtOnce() throws IOException {
        byte[] cms = fixture.key(BQ, "BQ_OM_1").sign(STATEMENT);
        assertThat(signer(cms).id()).isEqualTo("BQ_OM_1");
        fixture.example.authority(BQ).revoke(fixture.key(BQ, "BQ_OM_1").certificate());
        fixture.example.publishList(BQ, NOW);
        assertNotAnOfficer(cms, "open.certificate-revoked");
    }

    @Test
    void refusesAnExpiredCertificateAndOneThatMayNotSign() throws IOException {
        Credential expired = fixture.issue(
                BQ, "BQ_KPCN_1", org.bouncycastle.asn1.x509.KeyUsage.digitalSignature, NOW.minusSeconds(1));
        Credential agreeing =
                fixture.issue(BQ, "BQ_KPCN_2", org.bouncycastle.asn1.x509.KeyUsage.keyAgreement, NOW.plusSeconds(999));
        fixture.edit(BQ, list -> {
            OfficersFixture.officer(list, 0).put("certificate", OfficersFixture.text(expired.certificate()));
            OfficersFixture.officer(list, 1).put("certificate", OfficersFixture.text(agreeing.certificate()));
        });
        assertNotAnOfficer(DetachedSignature.sign(STATEMENT, expired, null), "not valid now");
        assertNotAnOfficer(DetachedSignature.sign(STATEMENT, agreeing, null), "may not sign");
    }

    @Test
    void takesAnOfficerBelowAnIntermediateThatTravelsAlong() throws IOException {
        ExampleAuthority below =
                fixture.example.authority(BQ).below("bq below", NOW.minusSeconds(3600), NOW.plus(Duration.ofDays(9)));
        java.nio.file.Files.write(
                fixture.example.community().resolve("crl").resolve("bq-below.crl"),
                below.list(NOW, NOW.plus(Duration.ofDays(9))));
        java.security.KeyPair pair = ExampleAuthority.newKey();
        Credential officer = new Credential(
                pair.getPrivate(),
                below.issue(
                        ExampleAuthority.name("BQ_KPCN_1"),
                        pair.getPublic(),
                        org.bouncycastle.asn1.x509.KeyUsage.digitalSignature,
                        NOW.minusSeconds(3600),
                        NOW.plus(Duration.ofDays(9))),
                java.util.List.of(below.certificate()));
        fixture.edit(
                BQ,
                list -> OfficersFixture.officer(list, 0)
                        .put("certificate", OfficersFixture.text(officer.certificate())));
        assertThat(signer(DetachedSignature.sign(STATEMENT, officer, null)).id())
                .isEqualTo("BQ_KPCN_1");
        Credential alone = new Credential(officer.key(), officer.certificate(), java.util.List.of());
        assertNotAnOfficer(DetachedSignature.sign(STATEMENT, alone, null), "open.unknown-signer");
    }

    @Test
    void aPartyWithoutAListHasNoOfficers() throws IOException {
        java.nio.file.Files.delete(fixture.list(BQ));
        assertThat(fixture.lists(NOW).refused()).isEmpty();
        assertThat(fixture.officers().of(BQ)).isEmpty();
        assertThat(fixture.officers().version(BQ)).isZero();
        assertRefused(
                ErrorCode.TRUST_NOT_AN_OFFICER,
                () -> signer(fixture.key(BQ, "BQ_OM_1").sign(STATEMENT)));
    }
}
