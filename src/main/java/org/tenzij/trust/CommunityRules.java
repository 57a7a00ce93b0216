package org.tenzij.trust;

import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.Law;

/**
 * What must hold between the lines of the community file: nobody can pass for somebody else, no key has two uses.
 *
 * <p>Fails with TRUST_BAD_COMMUNITY naming the party.
 */
final class CommunityRules {
    private static final Set<Law> GOVERNED_LAWS = Set.of(Law.BES, Law.NL);

    private final Set<String> parties = new HashSet<>();
    private final Set<String> authorities = new HashSet<>();
    /** Subjects of anchors: distinct, or one party's revocation list could stand for another's. */
    private final Set<X500Principal> issuers = new HashSet<>();

    private final Set<X500Principal> subjects = new HashSet<>();
    private final Set<Digest> keys = new HashSet<>();

    private CommunityRules() {}

    static void check(CommunityDocument document, X509Certificate schemeAuthority) {
        if (document.version() < 1) {
            throw Malformed.community("the version is less than 1", "version");
        }
        if (!document.validFrom().isBefore(document.validUntil())) {
            throw Malformed.community("the community ends before it begins", "validUntil");
        }
        if (document.members().isEmpty()) {
            throw Malformed.community("no party stands in it", "members");
        }
        CommunityRules rules = new CommunityRules();
        rules.keys.add(keyOf(schemeAuthority));
        document.members().forEach(rules::check);
    }

    private void check(Member member) {
        String who = "party " + member.party();
        require(parties.add(member.party().id()), "a party stands twice", who);
        require(member.validFrom().isBefore(member.validUntil()), "its membership ends before it begins", who);
        checkLaw(member, who);
        require(!member.authorities().isEmpty(), "it names no authority", who);
        for (Member.Authority authority : member.authorities()) {
            require(authorities.add(authority.id()), "the id of an authority stands twice", who);
        }
        checkAnchors(member, who);
        checkSubjects(member, who);
        checkEncryption(member, who);
        fresh(Digest.of(member.registerKey().raw()), who);
        fresh(Digest.of(member.witnessKey().raw()), who);
        for (SshKey key : member.sftp().hostKeys()) {
            fresh(Digest.of(key.blob()), who);
        }
        for (SshKey key : member.sftp().clientKeys()) {
            fresh(Digest.of(key.blob()), who);
        }
    }

    private static void checkLaw(Member member, String who) {
        require(
                member.mayActUnder().contains(member.defaultLaw()),
                "its default law is not among those it may act under",
                who);
        require(
                (member.side() == Side.GOVERNED) == GOVERNED_LAWS.contains(member.defaultLaw()),
                "its side does not fit its default law",
                who);
        // A governed sender that may choose an outside law could pick the lighter one. Source: law.md, "two regimes".
        require(
                member.side() == Side.OUTSIDE || GOVERNED_LAWS.containsAll(member.mayActUnder()),
                "a governed party may act under a law of the other side",
                who);
    }

    private void checkAnchors(Member member, String who) {
        require(!member.anchors().isEmpty(), "it has no anchor", who);
        Set<X500Principal> own = new HashSet<>();
        for (X509Certificate anchor : member.anchors()) {
            boolean[] usage = anchor.getKeyUsage();
            require(
                    anchor.getBasicConstraints() >= 0 && usage != null && usage[5] && usage[6],
                    "an anchor is not an authority's certificate that may sign certificates and revocation lists",
                    who);
            require(Strength.p256(anchor.getPublicKey()), "the key of an anchor is not on P-256", who);
            fresh(keyOf(anchor), who);
            own.add(anchor.getSubjectX500Principal());
        }
        for (X500Principal issuer : own) {
            require(issuers.add(issuer), "an anchor has the subject of another party's anchor", who);
        }
    }

    private void checkSubjects(Member member, String who) {
        require(!member.signingSubjects().isEmpty(), "it has no subject that signs", who);
        for (List<X500Principal> pinned :
                List.of(member.signingSubjects(), member.encryptionSubjects(), member.authoritySubjects())) {
            for (X500Principal subject : pinned) {
                require(!subject.getName().isEmpty(), "a pinned subject is empty", who);
                require(subjects.add(subject), "a pinned subject stands twice", who);
            }
        }
    }

    private void checkEncryption(Member member, String who) {
        require(!member.encryptionCertificates().isEmpty(), "it has no certificate to encrypt to", who);
        for (X509Certificate certificate : member.encryptionCertificates()) {
            require(
                    member.encryptionSubjects().contains(certificate.getSubjectX500Principal()),
                    "an encryption certificate has a subject that is not pinned",
                    who);
            fresh(keyOf(certificate), who);
        }
    }

    private void fresh(Digest key, String who) {
        require(keys.add(key), "a key stands in two places", who);
    }

    private static Digest keyOf(X509Certificate certificate) {
        return Digest.of(certificate.getPublicKey().getEncoded());
    }

    private static void require(boolean holds, String what, String who) {
        if (!holds) {
            throw Malformed.community(what, who);
        }
    }
}
