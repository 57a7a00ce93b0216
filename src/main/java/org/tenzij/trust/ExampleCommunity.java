package org.tenzij.trust;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Fault;
import org.tenzij.exchange.Party;

/**
 * A whole community made up for a demonstration or a test: authorities, certificates, revocation lists, keys of every node.
 *
 * <p>{@code folder/community/} holds what all share, {@code folder/<party>/keys/} what one node owns. Every certificate
 * carries {@link ExampleMark}. The authorities' own keys live in this object only and end with it.
 */
public final class ExampleCommunity {
    /** How long certificates, memberships and the community file hold unless said otherwise. */
    public static final Duration VALIDITY = Duration.ofDays(730);

    /** How long a revocation list holds. */
    public static final Duration LIST_VALIDITY = Duration.ofDays(30);

    /** Certificates begin this long before now, so that nodes with slightly other clocks agree. */
    private static final Duration EARLIER = Duration.ofHours(1);

    private final Path folder;
    private final ExampleAuthority scheme;
    private final Map<Party, ExampleAuthority> authorities = new LinkedHashMap<>();

    private ExampleCommunity(Path folder, ExampleAuthority scheme) {
        this.folder = folder;
        this.scheme = scheme;
    }

    /** As {@link #generate(Path, List, Instant, Duration)}, for two years. */
    public static ExampleCommunity generate(Path folder, List<Seat> seats, Instant now) {
        return generate(folder, seats, now, VALIDITY);
    }

    /**
     * Makes everything anew under that folder; nothing that exists is replaced.
     *
     * @throws Fault CONFIGURE_INVALID where a community or keys are there already, or nothing can be written
     * @throws org.tenzij.exchange.Invalid VALIDATE_UNKNOWN_PARTY for a seat that the example does not know
     */
    public static ExampleCommunity generate(Path folder, List<Seat> seats, Instant now, Duration validity) {
        Instant from = now.minus(EARLIER).truncatedTo(ChronoUnit.SECONDS);
        Instant until = from.plus(validity);
        try {
            ExampleCommunity example = new ExampleCommunity(
                    folder, ExampleAuthority.signer("Tenzij example scheme authority", from, until));
            Files.createDirectories(folder);
            Files.createDirectory(example.community());
            Files.createDirectory(example.community().resolve(CommunityFiles.LISTS));
            List<Member> members = new ArrayList<>();
            for (Seat seat : seats) {
                members.add(example.member(seat, from, until));
                example.publishList(seat.party(), now);
            }
            example.publish(new CommunityDocument(1, true, from, until, members));
            return example;
        } catch (IOException e) {
            throw new Fault(
                    ErrorCode.CONFIGURE_INVALID,
                    "the example community cannot be written, or one is there already",
                    CommunityFiles.name(folder),
                    "name an empty folder on a disk with POSIX permissions",
                    e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform makes P-256 and Ed25519 keys", e);
        }
    }

    private Member member(Seat seat, Instant from, Instant until) throws IOException, GeneralSecurityException {
        Party party = seat.party();
        ExampleProfile profile = ExampleProfile.of(party);
        ExampleAuthority authority = ExampleAuthority.root("Tenzij example authority of " + party, from, until);
        authorities.put(party, authority);
        ExampleKeys files = new ExampleKeys(keys(party));
        issue(files, "signing.p12", authority, signingSubject(party), KeyUsage.digitalSignature, from, until);
        X509Certificate encryption =
                issue(files, "encryption.p12", authority, encryptionSubject(party), KeyUsage.keyAgreement, from, until);
        files.secret("storage.key");
        files.secret("disclosure.key");
        files.secret("pseudonym.key");
        files.secret("subject-index.key");
        officers(party, authority, from, until);
        return new Member(
                party,
                profile.names(),
                profile.side(),
                profile.defaultLaw(),
                profile.mayActUnder(),
                profile.authorities(),
                new Member.Sftp(
                        seat.host(),
                        seat.sftpPort(),
                        List.of(files.ssh("sftp-host")),
                        List.of(files.ssh("sftp-client"))),
                List.of(authority.certificate()),
                List.of(signingSubject(party)),
                List.of(encryptionSubject(party)),
                List.of(authoritySubject(party)),
                List.of(encryption),
                files.note("register.key", "tenzij.example/" + party + "/register"),
                files.note("witness.key", "tenzij.example/" + party + "/witness"),
                from,
                until);
    }

    /** The party's authority and its officers: each with a key of their own, which the node never has. */
    private void officers(Party party, ExampleAuthority authority, Instant from, Instant until)
            throws IOException, GeneralSecurityException {
        ExampleOfficers listed = ExampleOfficers.of(party);
        ExampleKeys own = new ExampleKeys(folder.resolve(party.id()).resolve("authority"));
        KeyPair key = ExampleAuthority.newKey();
        X509Certificate certificate =
                authority.issue(authoritySubject(party), key.getPublic(), KeyUsage.digitalSignature, from, until);
        own.store("authority.p12", key, certificate);
        ExampleKeys people = new ExampleKeys(folder.resolve(party.id()).resolve("officers"));
        List<Officer> officers = new ArrayList<>();
        for (ExampleOfficers.Seed seed : listed.officers()) {
            X509Certificate officer = issue(
                    people,
                    seed.id() + ".p12",
                    authority,
                    ExampleAuthority.name(seed.id()),
                    KeyUsage.digitalSignature,
                    from,
                    until);
            officers.add(seed.officer(party, officer, from));
        }
        OfficersDocument document =
                new OfficersDocument(party, 1, until, listed.zone(), officers, listed.mandates(from, until));
        Path lists = Files.createDirectories(community().resolve(OfficerLists.FOLDER));
        byte[] bytes = document.toBytes();
        replace(lists.resolve(party + ".json"), bytes);
        replace(lists.resolve(party + ".json.p7s"), DetachedSignature.sign(bytes, key.getPrivate(), certificate, null));
    }

    /** The subject that signs that party's list of officers and its policy set. */
    public static X500Principal authoritySubject(Party party) {
        return ExampleAuthority.name(party + " authority signing");
    }

    private static X509Certificate issue(
            ExampleKeys files,
            String file,
            ExampleAuthority authority,
            X500Principal subject,
            int usage,
            Instant from,
            Instant until)
            throws IOException, GeneralSecurityException {
        KeyPair key = ExampleAuthority.newKey();
        X509Certificate certificate = authority.issue(subject, key.getPublic(), usage, from, until);
        files.store(file, key, certificate);
        return certificate;
    }

    /** The folder all nodes read: {@code community.json}, its signature, {@code scheme-authority.pem}, {@code crl/}. */
    public Path community() {
        return folder.resolve("community");
    }

    /** The folder of that node's own keys, for {@link NodeKeys#load}. */
    public Path keys(Party party) {
        return folder.resolve(party.id()).resolve("keys");
    }

    /** What each node's configuration pins. */
    public Digest schemeAuthorityDigest() {
        return Digest.of(CertificateText.encoded(scheme.certificate()));
    }

    /** Who signs {@code community.json}. */
    public X509Certificate schemeAuthority() {
        return scheme.certificate();
    }

    /** The made-up authority of that party, to issue and revoke with. */
    public ExampleAuthority authority(Party party) {
        return Optional.ofNullable(authorities.get(party)).orElseThrow();
    }

    /** The subject that signs for that party. */
    public static X500Principal signingSubject(Party party) {
        return ExampleAuthority.name(party + " signing");
    }

    /** The subject that others encrypt to. */
    public static X500Principal encryptionSubject(Party party) {
        return ExampleAuthority.name(party + " encryption");
    }

    /** Replaces that party's revocation list by a new one, whole at every moment. */
    public void publishList(Party party, Instant now) throws IOException {
        Instant second = now.truncatedTo(ChronoUnit.SECONDS);
        replace(
                community().resolve(CommunityFiles.LISTS).resolve(party + ".crl"),
                authority(party).list(second, second.plus(LIST_VALIDITY)));
    }

    /** Signs a document and replaces the community's files. */
    void publish(CommunityDocument document) throws IOException {
        byte[] bytes = document.toBytes();
        replace(community().resolve(CommunityFiles.SIGNATURE), sign(bytes));
        replace(community().resolve(CommunityFiles.DOCUMENT), bytes);
        replace(
                community().resolve(CommunityFiles.AUTHORITY),
                ExampleKeys.pem("CERTIFICATE", CertificateText.encoded(scheme.certificate()))
                        .getBytes(StandardCharsets.US_ASCII));
    }

    byte[] sign(byte[] bytes) {
        return SchemeSignature.sign(bytes, scheme.keys().getPrivate(), scheme.certificate());
    }

    private static void replace(Path file, byte[] bytes) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.write(part, bytes);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
