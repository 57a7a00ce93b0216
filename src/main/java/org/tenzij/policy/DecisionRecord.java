package org.tenzij.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Invalid;
import org.tenzij.exchange.Kind;
import org.tenzij.exchange.Law;
import org.tenzij.exchange.Party;
import org.tenzij.exchange.json.CanonicalJson;
import org.tenzij.exchange.json.StrictJson;

/**
 * What travels as {@code decision.json}: what was granted, never what was removed. Source: wire.md, envelope.
 *
 * @param source the articles of the ground
 * @param kept catalogue paths that travel as they are
 * @param generalised catalogue paths of which a coarser value travels
 * @param pseudonymised catalogue paths of which a pseudonym travels
 * @param attachments digests of the files that travel
 * @param approvedBy offices, never names
 * @param clauses digest of the clauses applied, without titles
 * @param content digest of the canonical payload that travels
 */
public record DecisionRecord(
        Kind kind,
        Party sender,
        Law senderLaw,
        Party recipient,
        @Nullable String authority,
        Law recipientLaw,
        String ground,
        String source,
        DataClass dataClass,
        List<String> kept,
        List<String> generalised,
        List<String> pseudonymised,
        List<Digest> attachments,
        List<Duty> duties,
        List<String> approvedBy,
        List<Reference> instruments,
        @Nullable Digest undertaking,
        Digest policyVersion,
        Digest clauses,
        Digest content,
        Instant decidedAt,
        Instant expiresAt) {
    /** An instrument relied on. */
    public record Reference(String id, Digest digest) {}

    public DecisionRecord {
        kept = List.copyOf(kept);
        generalised = List.copyOf(generalised);
        pseudonymised = List.copyOf(pseudonymised);
        attachments = List.copyOf(attachments);
        duties = List.copyOf(duties);
        approvedBy = List.copyOf(approvedBy);
        instruments = List.copyOf(instruments);
    }

    static DecisionRecord of(Grant grant) {
        Request request = grant.request();
        return new DecisionRecord(
                request.kind(),
                request.sender().party(),
                request.sender().law(),
                request.recipient().party(),
                request.recipient().authority(),
                request.recipient().law(),
                grant.ground().id(),
                Source.line(grant.ground().source()),
                grant.dataClass(),
                grant.projection().patterns(FieldDecision::kept),
                grant.projection().patterns(decision -> decision.disposition() == Disposition.GENERALISE),
                grant.projection().patterns(decision -> decision.disposition() == Disposition.PSEUDONYMISE),
                grant.projection().attachments().stream()
                        .map(Attachment::sha256)
                        .toList(),
                grant.duties().stream().sorted().toList(),
                grant.approvedBy(),
                grant.instruments().stream()
                        .map(instrument -> new Reference(instrument.id(), instrument.digest()))
                        .toList(),
                request.undertaking(),
                grant.policyVersion(),
                grant.clausesDigest(),
                grant.projectionDigest(),
                grant.decidedAt(),
                grant.expiresAt());
    }

    /** Reads a peer's record: whole, every field known, no field too many. Fails with {@code admit.bad-decision}. */
    public static DecisionRecord parse(byte[] bytes, String where) {
        try {
            DecisionRecord record = StrictJson.read(bytes, DecisionRecord.class, where);
            if (!record.whole()) {
                throw bad("a field of the decision record is missing", where);
            }
            return record;
        } catch (Invalid e) {
            throw e.code() == ErrorCode.ADMIT_BAD_DECISION ? e : bad("the decision record cannot be read", where);
        }
    }

    /** A missing value is null behind the reader's back, whatever the type says. */
    private boolean whole() {
        ObjectNode tree = toTree();
        return tree.properties().stream()
                .allMatch(field -> !field.getValue().isNull()
                        || field.getKey().equals("authority")
                        || field.getKey().equals("undertaking"));
    }

    static Invalid bad(String what, String where) {
        return new Invalid(ErrorCode.ADMIT_BAD_DECISION, what, where, "the sender decides again and sends it anew");
    }

    /** The tree that is written canonically into the container. */
    public ObjectNode toTree() {
        return (ObjectNode) StrictJson.toTree(this);
    }

    /** The canonical bytes, of which the manifest holds the digest. */
    public byte[] toBytes() {
        return CanonicalJson.bytes(toTree());
    }
}
