package org.tenzij.trust;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Fault;
import org.tenzij.exchange.Invalid;
import org.tenzij.exchange.Party;
import org.tenzij.exchange.Untrusted;

/** All parties, as the scheme authority signed them. Immutable; a new edition is a new object. */
public final class Community {
    private final CommunityDocument document;
    private final X509Certificate schemeAuthority;
    private final Digest digest;
    private final Map<Party, Member> byParty;

    private Community(CommunityDocument document, X509Certificate schemeAuthority, Digest digest) {
        this.document = document;
        this.schemeAuthority = schemeAuthority;
        this.digest = digest;
        this.byParty = document.members().stream().collect(Collectors.toMap(Member::party, Function.identity()));
    }

    /**
     * The community in exactly these bytes, if that authority signed them.
     *
     * @param cmsSignature detached CAdES signature, DER
     * @param schemeAuthority pinned by the node's own configuration; never taken from the signature
     * @throws Untrusted TRUST_UNSIGNED_COMMUNITY
     * @throws Invalid TRUST_BAD_COMMUNITY: unreadable, or two parties could be taken for each other
     * @throws Fault TRUST_COMMUNITY_EXPIRED: before it begins or after it ended
     */
    public static Community open(
            byte[] communityJson, byte[] cmsSignature, X509Certificate schemeAuthority, Instant now) {
        SchemeSignature.verify(communityJson, cmsSignature, schemeAuthority, now);
        CommunityDocument document = CommunityDocument.read(communityJson);
        CommunityRules.check(document, schemeAuthority);
        Community community = new Community(document, schemeAuthority, Digest.of(communityJson));
        community.requireValid(now);
        return community;
    }

    /**
     * Opens {@code community.json} and {@code community.json.p7s} of a community folder.
     *
     * @param schemeAuthority SHA-256 of the DER certificate that must stand in {@code scheme-authority.pem}
     * @throws Untrusted TRUST_UNSIGNED_COMMUNITY also where another certificate stands there
     */
    public static Community read(Path folder, Digest schemeAuthority, Instant now) {
        ErrorCode unsigned = ErrorCode.TRUST_UNSIGNED_COMMUNITY;
        X509Certificate authority = CommunityFiles.certificate(folder.resolve(CommunityFiles.AUTHORITY), unsigned);
        if (!Digest.of(CertificateText.encoded(authority)).equals(schemeAuthority)) {
            throw new Untrusted(
                    unsigned,
                    "the certificate is not the one this node was told to trust",
                    CommunityFiles.AUTHORITY,
                    "compare its SHA-256 with what the scheme authority told you, by another way");
        }
        return open(
                CommunityFiles.read(folder.resolve(CommunityFiles.DOCUMENT), ErrorCode.TRUST_BAD_COMMUNITY),
                CommunityFiles.read(folder.resolve(CommunityFiles.SIGNATURE), unsigned),
                authority,
                now);
    }

    /** Grows with every edition; see {@link LastVersion}. */
    public long version() {
        return document.version();
    }

    /** SHA-256 of {@code community.json}. */
    public Digest digest() {
        return digest;
    }

    /** True where anything in it says that its keys are made up: the file itself, its signer, an anchor. */
    public boolean example() {
        return document.example()
                || ExampleMark.on(schemeAuthority)
                || document.members().stream()
                        .flatMap(member -> member.anchors().stream())
                        .anyMatch(ExampleMark::on);
    }

    public Instant validUntil() {
        return document.validUntil();
    }

    /** Every member, in the order of the file, those whose membership ended included. */
    public List<Member> members() {
        return document.members();
    }

    public Optional<Member> find(Party party) {
        return Optional.ofNullable(byParty.get(party));
    }

    /**
     * The member with that id.
     *
     * @throws Invalid VALIDATE_UNKNOWN_PARTY
     */
    public Member member(Party party) {
        return find(party)
                .orElseThrow(() -> new Invalid(
                        ErrorCode.VALIDATE_UNKNOWN_PARTY,
                        "this party is not in the community",
                        "party " + party,
                        "use the id of a member, or ask the scheme authority to add it"));
    }

    /**
     * Returns only while the community holds.
     *
     * @throws Fault TRUST_COMMUNITY_EXPIRED
     */
    public void requireValid(Instant now) {
        if (now.isBefore(document.validFrom()) || !now.isBefore(document.validUntil())) {
            throw new Fault(
                    ErrorCode.TRUST_COMMUNITY_EXPIRED,
                    "the community file is not valid at this time",
                    CommunityFiles.DOCUMENT,
                    "fetch the current edition from the scheme authority, and check this machine's clock");
        }
    }

    @Override
    public String toString() {
        return "Community[version " + version() + ", " + members().size() + " members, " + digest + "]";
    }
}
