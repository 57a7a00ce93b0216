package org.tenzij.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tenzij.trust.Codes.assertRefused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Law;
import org.tenzij.exchange.Party;

class ExampleCommunityTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final List<String> PARTIES = List.of("bq", "cw", "sx", "aw", "rst", "kw", "nl");

    @TempDir
    Path folder;

    private static List<Seat> seats() {
        return PARTIES.stream()
                .map(party -> Seat.local(party, 2200 + PARTIES.indexOf(party)))
                .toList();
    }

    @Test
    void makesSevenNodesThatTrustEachOther() {
        ExampleCommunity example = ExampleCommunity.generate(folder.resolve("c"), seats(), NOW);
        Community community = Community.read(example.community(), example.schemeAuthorityDigest(), NOW);
        assertThat(community.members()).extracting(m -> m.party().id()).isEqualTo(PARTIES);
        RevocationLists lists = RevocationLists.read(example.community().resolve("crl"));
        assertThat(lists.size()).isEqualTo(7);
        assertThat(lists.unusable()).isEmpty();
        Certificates certificates = new Certificates(community, () -> lists, ExampleCommunity.LIST_VALIDITY);
        for (Member member : community.members()) {
            NodeKeys node = NodeKeys.load(example.keys(member.party()));
            node.requireAnnouncedFor(member);
            assertThat(certificates.signer(
                            node.signing().certificate(), node.signing().others(), NOW))
                    .isEqualTo(member.party());
            assertThat(certificates.encryptionOf(member.party(), NOW))
                    .isEqualTo(node.encryption().get(0).certificate());
        }
    }

    @Test
    void knowsThePartiesAsTheMissionDescribesThem() {
        ExampleCommunity example = ExampleCommunity.generate(folder.resolve("c"), seats(), NOW);
        Community community = Community.read(example.community(), example.schemeAuthorityDigest(), NOW);
        assertThat(community.members())
                .filteredOn(member -> member.side() == Side.GOVERNED)
                .extracting(member -> member.party().id())
                .containsExactly("bq", "nl");
        Member kw = community.member(new Party("kw"));
        assertThat(kw.defaultLaw()).isEqualTo(Law.CW);
        assertThat(kw.mayActUnder()).isEqualTo(Set.of(Law.BES, Law.CW, Law.SX, Law.AW));
        Member bq = community.member(new Party("bq"));
        assertThat(bq.mayActUnder()).containsExactly(Law.BES);
        assertThat(bq.authorities())
                .extracting(Member.Authority::id)
                .containsExactly("BQ_KPCN", "BQ_KMAR", "BQ_OM", "BQ_LC");
        assertThat(bq.names().in("pap_CW")).isEqualTo("Hulanda Karibense");
        assertThat(bq.names().in("fr")).isEqualTo("Caribbean Netherlands");
    }

    @Test
    void writesEveryKeyForItsOwnerOnlyAndNoAuthoritysKey() throws IOException {
        ExampleCommunity example = ExampleCommunity.generate(folder.resolve("c"), seats(), NOW);
        int files = 0;
        for (String party : PARTIES) {
            Path keys = example.keys(new Party(party));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys)))
                    .isEqualTo("rwx------");
            try (Stream<Path> found = Files.list(keys)) {
                for (Path file : found.toList()) {
                    files++;
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------");
                }
            }
        }
        assertThat(files).isEqualTo(77);
        try (Stream<Path> shared = Files.walk(example.community())) {
            assertThat(shared.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                    Stream.of("community.json", "community.json.p7s", "scheme-authority.pem"),
                                    PARTIES.stream()
                                            .flatMap(party ->
                                                    Stream.of(party + ".crl", party + ".json", party + ".json.p7s")))
                            .toList());
        }
    }

    /** The seventh stands in no line of code: its files alone make it a party like the others, officers included. */
    @Test
    void aPartyJoinsWithItsPeopleByFilesAlone() throws IOException {
        ExampleCommunity example = ExampleCommunity.generate(folder.resolve("c"), seats(), NOW);
        Community community = Community.read(example.community(), example.schemeAuthorityDigest(), NOW);
        RevocationLists crls = RevocationLists.read(example.community().resolve("crl"));
        Certificates certificates = new Certificates(community, () -> crls, ExampleCommunity.LIST_VALIDITY);
        Path memory = Files.createDirectory(folder.resolve("memory"));
        OfficerLists lists = OfficerLists.read(example.community(), community, certificates, memory, NOW);
        assertThat(lists.refused()).isEmpty();
        Officers officers = new Officers(certificates, () -> lists);
        byte[] statement = {1, 2, 3};
        int keys = 0;
        for (String id : PARTIES) {
            Party party = new Party(id);
            assertThat(officers.of(party)).as(id).isNotEmpty();
            for (Officer officer : officers.of(party)) {
                Path file = folder.resolve("c").resolve(id).resolve("officers").resolve(officer.id() + ".p12");
                assertThat(ExampleMark.on(officer.certificate())).isTrue();
                OfficerKey key = OfficerKey.open(file.toString(), null);
                assertThat(key.id()).isEqualTo(officer.id());
                assertThat(officers.signer(party, statement, key.sign(statement), NOW))
                        .isEqualTo(officer);
                assertThat(officers.officesOf(officer, NOW)).isNotEmpty();
                keys++;
            }
        }
        assertThat(keys).isGreaterThanOrEqualTo(30);
        assertThat(officers.of(new Party("nl")))
                .flatExtracting(officer -> officers.officesOf(officer, NOW))
                .contains(Office.CASE_OFFICER, Office.PROSECUTOR, Office.PRIVACY_OFFICER, Office.COORDINATOR);
    }

    /** So that the refusal for want of a mandate can be shown. */
    @Test
    void everyoneOutsideButSintMaartenHasAMandateToGuarantee() {
        for (String id : PARTIES) {
            boolean gives = ExampleOfficers.of(new Party(id)).mandates(NOW, NOW.plusSeconds(99)).stream()
                    .anyMatch(mandate -> mandate.gives().contains(Mandate.Gives.GUARANTEE));
            assertThat(gives).as(id).isEqualTo(List.of("cw", "aw", "rst", "kw").contains(id));
        }
    }

    @Test
    void replacesNothing() {
        List<Seat> one = List.of(Seat.local("cw", 1));
        ExampleCommunity.generate(folder.resolve("c"), one, NOW);
        assertRefused(ErrorCode.CONFIGURE_INVALID, () -> ExampleCommunity.generate(folder.resolve("c"), one, NOW));
        assertRefused(
                ErrorCode.VALIDATE_UNKNOWN_PARTY,
                () -> ExampleCommunity.generate(folder.resolve("d"), List.of(Seat.local("zz", 1)), NOW));
    }

    @Test
    void holdsAsLongAsAskedAndItsListsThirtyDays() {
        ExampleCommunity example =
                ExampleCommunity.generate(folder.resolve("c"), List.of(Seat.local("cw", 1)), NOW, Duration.ofDays(90));
        Community community = Community.read(example.community(), example.schemeAuthorityDigest(), NOW);
        assertThat(Duration.between(NOW, community.validUntil())).isBetween(Duration.ofDays(89), Duration.ofDays(90));
        RevocationLists lists = RevocationLists.read(example.community().resolve("crl"));
        Certificates certificates = new Certificates(community, () -> lists, Duration.ofDays(365));
        Party cw = new Party("cw");
        assertThat(certificates.encryptionOf(cw, NOW.plus(Duration.ofDays(29)))).isNotNull();
        assertRefused(
                ErrorCode.OPEN_STALE_REVOCATION_LIST,
                () -> certificates.encryptionOf(cw, NOW.plus(Duration.ofDays(30))));
    }

    @Test
    void isRefusedOutsideTheExampleProfile() {
        ExampleCommunity example = ExampleCommunity.generate(folder.resolve("c"), List.of(Seat.local("cw", 1)), NOW);
        Community community = Community.read(example.community(), example.schemeAuthorityDigest(), NOW);
        NodeKeys node = NodeKeys.load(example.keys(new Party("cw")));
        assertRefused(ErrorCode.TRUST_EXAMPLE_KEYS, () -> ExampleMark.refuse(community, node));
        assertRefused(
                ErrorCode.TRUST_EXAMPLE_KEYS,
                () -> ExampleMark.refuse(node.signing().certificate()));
    }

    @Test
    void isAnExampleEvenWhereTheFileDeniesIt() throws IOException {
        ExampleCommunity example = ExampleCommunity.generate(folder.resolve("c"), List.of(Seat.local("cw", 1)), NOW);
        CommunityDocument old =
                CommunityDocument.read(Files.readAllBytes(example.community().resolve("community.json")));
        example.publish(new CommunityDocument(2, false, old.validFrom(), old.validUntil(), old.members()));
        assertThat(Community.read(example.community(), example.schemeAuthorityDigest(), NOW)
                        .example())
                .isTrue();
    }
}
