package org.tenzij.trust;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.GatewayException;
import org.tenzij.exchange.Party;
import org.tenzij.exchange.Untrusted;

/**
 * The signed lists of officers that stand in the community folder at one moment. A party whose list is missing, unsigned,
 * altered or older than the last one has no officers; {@link #refused()} says why.
 */
public final class OfficerLists {
    /** The folder inside the community folder. */
    static final String FOLDER = "officers";

    private final Map<Party, OfficersDocument> lists = new HashMap<>();
    private final Map<Party, GatewayException> refused = new HashMap<>();

    private OfficerLists() {}

    /**
     * Reads every list.
     *
     * @param folder of the community
     * @param remembered the node's own folder, where the last version of each list is remembered
     */
    public static OfficerLists read(
            Path folder, Community community, Certificates certificates, Path remembered, Instant now) {
        OfficerLists all = new OfficerLists();
        for (Member member : community.members()) {
            String file = member.party() + ".json";
            Path list = folder.resolve(FOLDER).resolve(file);
            if (Files.notExists(list)) {
                continue;
            }
            try {
                byte[] bytes = CommunityFiles.read(list, ErrorCode.TRUST_UNSIGNED_OFFICERS);
                OfficersDocument document = read(bytes, list, member, certificates, now);
                LastVersion.notOlder(
                        document.version(),
                        Digest.of(bytes),
                        FOLDER + "/" + file,
                        remembered.resolve("officers-" + member.party() + ".version"));
                all.lists.put(member.party(), document);
            } catch (GatewayException no) {
                all.refused.put(member.party(), no);
            }
        }
        return all;
    }

    private static OfficersDocument read(
            byte[] bytes, Path list, Member member, Certificates certificates, Instant now) {
        Path beside = list.resolveSibling(list.getFileName() + ".p7s");
        byte[] signature = CommunityFiles.read(beside, ErrorCode.TRUST_UNSIGNED_OFFICERS);
        DetachedSignature.Place place = new DetachedSignature.Place(
                ErrorCode.TRUST_UNSIGNED_OFFICERS,
                FOLDER + "/" + beside.getFileName(),
                "fetch the list of officers and its signature again from that party's authority");
        X509Certificate signer = DetachedSignature.signer(signature, place);
        requireAuthority(certificates, signer, member, place, now);
        DetachedSignature.verify(bytes, signature, signer, now, place);
        return OfficersDocument.read(bytes, member, FOLDER + "/" + list.getFileName());
    }

    /** The signer is this party's authority, by pinned subject, under this party's anchor, not revoked. */
    static void requireAuthority(
            Certificates certificates,
            X509Certificate signer,
            Member member,
            DetachedSignature.Place place,
            Instant now) {
        try {
            if (certificates.authority(signer, List.of(), now).equals(member.party())) {
                return;
            }
        } catch (Untrusted no) {
            throw place.unsigned("the signer is not this party's authority (" + no.code() + ")");
        }
        throw place.unsigned("the signer is another party's authority");
    }

    Optional<OfficersDocument> of(Party party) {
        return Optional.ofNullable(lists.get(party));
    }

    Iterable<OfficersDocument> all() {
        return lists.values();
    }

    /** Parties whose list does not count, and why. */
    public Map<Party, GatewayException> refused() {
        return Map.copyOf(refused);
    }
}
