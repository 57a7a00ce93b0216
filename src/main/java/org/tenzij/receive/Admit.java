package org.tenzij.receive;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.tenzij.envelope.Opened;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Invalid;
import org.tenzij.exchange.Kind;
import org.tenzij.exchange.Manifest;
import org.tenzij.exchange.Party;
import org.tenzij.exchange.Receipt;
import org.tenzij.exchange.Refused;
import org.tenzij.exchange.Untrusted;
import org.tenzij.exchange.json.CanonicalJson;
import org.tenzij.exchange.json.StrictJson;
import org.tenzij.exchange.payload.PayloadSchemas;
import org.tenzij.exchange.payload.SafeText;
import org.tenzij.figures.AnnualFigures;
import org.tenzij.people.Matter;
import org.tenzij.people.Pledges;
import org.tenzij.people.Promised;
import org.tenzij.policy.DecisionCheck;
import org.tenzij.policy.DecisionRecord;
import org.tenzij.policy.Duty;
import org.tenzij.policy.Facts;
import org.tenzij.policy.FailedGate;
import org.tenzij.policy.ReceivingRule;
import org.tenzij.trust.Community;
import org.tenzij.trust.Member;

/**
 * Judges whether an opened message may come in: from the owner of the drop folder, for us, in time, new, whole in its
 * decision, fit by the recipient's own clauses, valid in its payload.
 *
 * <p>The sender's law is not judged again. Source: settled points 11, 16, 18; house.md, admit.
 */
public final class Admit {
    private static final String PAYLOAD = "content/payload.json";

    private final Party own;
    private final Community community;
    private final Supplier<ReceivingRule> rules;
    private final PayloadSchemas schemas;
    private final Incoming incoming;
    private final Pledges pledges;
    private final Promised promised;

    public Admit(
            Party own,
            Community community,
            Supplier<ReceivingRule> rules,
            PayloadSchemas schemas,
            Incoming incoming,
            Pledges pledges,
            Promised promised) {
        this.own = own;
        this.community = community;
        this.rules = rules;
        this.schemas = schemas;
        this.incoming = incoming;
        this.pledges = pledges;
        this.promised = promised;
    }

    /** The judgement at that time. A refusal is a value too: the sender is told of it. */
    public Admission admit(OpenedMessage message, Instant now) {
        Opened opened = message.opened();
        Manifest manifest = opened.manifest();
        Party owner = message.arrival().peer();
        if (!opened.signer().equals(owner) || !manifest.sender().party().equals(owner)) {
            return new RefusedMessage(
                    manifest.kind(),
                    null,
                    null,
                    new Untrusted(
                            ErrorCode.ADMIT_WRONG_SENDER,
                            "drop folder, signature and manifest do not name one and the same party",
                            "drop folder of " + owner,
                            "ask that party how a message of another came into its folder"));
        }
        try {
            requireForUs(manifest);
            Optional<Incoming.Answered> before = incoming.answered(owner, manifest.id());
            if (before.isPresent()) {
                // Whatever was said of it stands, also when it comes again too late.
                return again(before.get(), manifest);
            }
            requireInTime(manifest, now);
            if (manifest.kind() == Kind.RECEIPT) {
                return receipts(opened, now);
            }
            return new AdmittedMessage(message.arrival(), opened, payload(opened, now));
        } catch (Refused | Invalid | Untrusted refusal) {
            return new RefusedMessage(manifest.kind(), manifest.id(), manifest.digest(), refusal);
        }
    }

    private void requireForUs(Manifest manifest) {
        Member self = community.member(own);
        boolean named = manifest.recipient().party().equals(own)
                && self.mayActUnder().contains(manifest.recipient().actingUnderLawOf())
                && (manifest.recipient().authority() == null
                        || self.authority(manifest.recipient().authority()).isPresent());
        if (!named) {
            throw new Refused(
                    ErrorCode.ADMIT_WRONG_RECIPIENT,
                    "the message is for another party, authority or law than this node's",
                    "manifest.json, recipient",
                    "send it to the node it is for");
        }
    }

    private static void requireInTime(Manifest manifest, Instant now) {
        if (!manifest.expiresAt().isAfter(now)) {
            throw new Refused(
                    ErrorCode.ADMIT_EXPIRED,
                    "the message has expired",
                    "manifest.json, expiresAt",
                    "decide and send it again, if it should still arrive");
        }
    }

    private static Admission again(Incoming.Answered before, Manifest manifest) {
        if (before.manifest().equals(manifest.digest())) {
            return new RepeatedMessage(before.receipt());
        }
        return new RefusedMessage(
                manifest.kind(),
                manifest.id(),
                manifest.digest(),
                new Refused(
                        ErrorCode.ADMIT_CONFLICT,
                        "another message came in under this id before",
                        "manifest.json, id",
                        "send it under an id of its own"));
    }

    /** The payload, held against decision, own clauses and schema. */
    private JsonNode payload(Opened opened, Instant now) {
        Manifest manifest = opened.manifest();
        JsonNode payload = StrictJson.tree(file(opened.content(), PAYLOAD), PAYLOAD);
        DecisionRecord record = DecisionCheck.check(opened.decision(), manifest, payload, now);
        List<FailedGate> failed =
                rules.get().admit(manifest, record, Facts.gateway(facts(manifest, record, payload, now)), now);
        if (!failed.isEmpty()) {
            throw new Refused(
                    ErrorCode.ADMIT_REFUSED,
                    "a receiving clause of this node does not hold: "
                            + String.join(
                                    ", ", failed.stream().map(FailedGate::id).toList()),
                    "decision.json",
                    "see policies/clauses of the recipient");
        }
        if (!Digest.of(CanonicalJson.bytes(SafeText.normalised(payload, PAYLOAD)))
                .equals(Digest.of(file(opened.content(), PAYLOAD)))) {
            throw new Invalid(
                    ErrorCode.ADMIT_BAD_PAYLOAD,
                    "the payload is not in its canonical form",
                    PAYLOAD,
                    "write it by RFC 8785, with texts in NFC");
        }
        schemas.checkProjection(manifest.kind(), payload, PAYLOAD);
        if (Pledges.carries(manifest.kind())) {
            pledges.read(manifest.sender().party(), manifest.kind(), payload, now);
        }
        if (manifest.kind() == Kind.ANNUAL_FIGURES) {
            AnnualFigures.fromPayload(payload, manifest.sender().party(), now);
        }
        return payload;
    }

    /** What this node itself can vouch for about the message. */
    private Map<String, ?> facts(Manifest manifest, DecisionRecord record, JsonNode payload, Instant now) {
        Map<String, Object> facts = new HashMap<>(rules.get()
                .policySet()
                .competence(
                        community.member(own).competences(manifest.recipient().authority()),
                        manifest.handling().purposes()));
        facts.put("undertakingHolds", undertakingHolds(manifest, record, payload, now));
        return facts;
    }

    /** An undertaking the decision names is ours and covers this; a ground that needs one names one. */
    private boolean undertakingHolds(Manifest manifest, DecisionRecord record, JsonNode payload, Instant now) {
        Digest undertaking = record.undertaking();
        if (undertaking == null) {
            return !record.duties().contains(Duty.KEEP_UNDERTAKING);
        }
        Matter matter = new Matter(
                manifest.id(),
                manifest.kind(),
                own,
                manifest.recipient().authority(),
                manifest.thread(),
                manifest.handling(),
                manifest.expiresAt(),
                payload,
                null,
                null);
        return promised.holds(undertaking, manifest.sender().party(), matter, record.dataClass(), now);
    }

    private GatewayMessage receipts(Opened opened, Instant now) {
        JsonNode payload = payload(opened, now);
        List<GatewayMessage.Item> items = new ArrayList<>();
        for (Map.Entry<String, byte[]> file : opened.content().entrySet()) {
            if (!file.getKey().equals(PAYLOAD)) {
                JsonNode receipt = StrictJson.tree(file.getValue(), file.getKey());
                schemas.checkReceipt(receipt, file.getKey());
                items.add(new GatewayMessage.Item(
                        StrictJson.convert(receipt, Receipt.class, file.getKey()), file.getValue()));
            }
        }
        return new GatewayMessage(opened.signer(), items, GatewayMessage.checkpointOf(payload));
    }

    private static byte[] file(SortedMap<String, byte[]> content, String path) {
        byte[] bytes = content.get(path);
        if (bytes == null) {
            throw new Invalid(
                    ErrorCode.ADMIT_BAD_PAYLOAD, "the message has no payload", path, "send exactly one payload.json");
        }
        return bytes;
    }
}
