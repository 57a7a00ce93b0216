package org.tenzij.send;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Handling;
import org.tenzij.exchange.Invalid;
import org.tenzij.exchange.Kind;
import org.tenzij.exchange.Law;
import org.tenzij.exchange.Manifest;
import org.tenzij.exchange.Party;
import org.tenzij.exchange.json.CanonicalJson;
import org.tenzij.exchange.json.StrictJson;
import org.tenzij.exchange.payload.PayloadSchemas;
import org.tenzij.exchange.payload.PersonalDataScan;
import org.tenzij.exchange.payload.SafeText;
import org.tenzij.figures.AnnualFigures;
import org.tenzij.figures.Audit;
import org.tenzij.figures.DisclosureGate;
import org.tenzij.figures.PublicFigures;
import org.tenzij.people.Pledges;
import org.tenzij.people.Threads;
import org.tenzij.policy.PolicySet;
import org.tenzij.trust.Community;
import org.tenzij.trust.Member;

/**
 * Checks that a submission is what it says: parties and laws of the community, codes that exist, a payload that fits its
 * schema, totals that add up, not expired. Whether it may leave is the next step's question.
 *
 * <p>Fails with {@link Invalid} that names the place. The same submission gives the same message each time it is validated,
 * until it expires.
 */
public final class Validate {
    /** Largest sum of payload and attachments, in bytes; larger content travels in segments, which this version cannot. */
    public static final long MAX_CONTENT_BYTES = 8L * 1024 * 1024;

    private static final int RETAIN_YEARS = 5;

    private final Party own;
    private final Community community;
    private final PayloadSchemas schemas;
    private final Duration expiry;
    private final Supplier<PolicySet> policies;
    private final Threads threads;
    private final Pledges pledges;

    /**
     * @param expiry how long a message lives when its sender does not say
     * @param policies the set in force, for its presets
     * @param threads which law the recipient said it acts under, on a thread
     * @param pledges checks our own officer's promise before it leaves
     */
    public Validate(
            Party own,
            Community community,
            PayloadSchemas schemas,
            Duration expiry,
            Supplier<PolicySet> policies,
            Threads threads,
            Pledges pledges) {
        this.own = own;
        this.community = community;
        this.schemas = schemas;
        this.expiry = expiry;
        this.policies = policies;
        this.threads = threads;
        this.pledges = pledges;
    }

    /** The message, when all holds at that time. */
    public ValidMessage validate(Submission submission, Instant now) {
        RequestFile request = submission.request();
        Manifest.requireThread(request.thread());
        Manifest.Sender sender = sender(request.sender());
        Manifest.Recipient recipient = recipient(submission.recipient(), request.thread());
        Instant asked = request.expiresAt();
        Instant expiresAt = asked == null ? submission.id().time().plus(expiry) : asked;
        if (!expiresAt.isAfter(now)) {
            throw new Invalid(
                    ErrorCode.VALIDATE_EXPIRED,
                    "the message has expired",
                    "expiresAt",
                    "hand it in again with a later date, if it should still be sent");
        }
        Presets presets = Presets.of(policies.get(), request);
        ObjectNode filled = request.payload().deepCopy();
        presets.mark(filled);
        JsonNode payload = SafeText.normalised(filled, "payload");
        schemas.check(request.kind(), payload, "payload");
        requireSize(request, payload);
        requireHeavierLaw(request, sender);
        requireDeliverable(request);
        requireHappened(request, submission);
        Handling handling = presets.on(handling(submission), made(submission));
        PolicySet policy = policies.get();
        Map<String, Object> facts = new HashMap<>(policy.competence(
                community.member(recipient.party()).competences(recipient.authority()), handling.purposes()));
        facts.put("madeByGateway", submission.madeByGateway());
        List<String> unsafe = List.of();
        if (request.kind().betweenGateways()) {
            requireReceipts(submission);
        }
        if (Pledges.carries(request.kind())) {
            pledges.read(own, request.kind(), payload, now);
        }
        if (!request.kind().caseLinked() && request.kind() != Kind.ANNUAL_FIGURES) {
            facts.put(
                    "scanClean",
                    PersonalDataScan.scan(policy.freeTexts(request.kind(), payload))
                            .isEmpty());
        }
        if (request.kind() == Kind.ANNUAL_FIGURES) {
            AnnualFigures figures = AnnualFigures.fromPayload(payload, own, now);
            Audit audit = DisclosureGate.audit(figures, PublicFigures.builtIn());
            facts.put("auditPassed", audit.passed());
            facts.put("scanClean", PersonalDataScan.scan(texts(figures)).isEmpty());
            unsafe = audit.names();
        }
        return new ValidMessage(
                submission, sender, recipient, handling, presets.necessity(), expiresAt, payload, facts, unsafe);
    }

    private static List<String> texts(AnnualFigures figures) {
        return figures.cells().stream()
                .flatMap(cell -> Stream.of(cell.source(), cell.comment()))
                .toList();
    }

    private Manifest.Sender sender(RequestFile.From from) {
        if (!from.party().equals(own)) {
            throw new Invalid(
                    ErrorCode.VALIDATE_WRONG_SENDER,
                    "this is the node of " + own + "; it sends for no other party",
                    "sender.party",
                    "hand it in at the sender's own node");
        }
        Member member = community.member(own);
        Law law = from.actingUnderLawOf();
        Law acting = law == null ? member.defaultLaw() : law;
        if (!member.mayActUnder().contains(acting)) {
            throw new Invalid(
                    ErrorCode.VALIDATE_WRONG_CODE,
                    own + " does not act under this law",
                    "sender.actingUnderLawOf",
                    "use one of the laws the community file names for it");
        }
        return new Manifest.Sender(own, authority(member, from.authority(), "sender.authority"), acting);
    }

    /**
     * The recipient's law is what its own party says of itself, on this thread or in the community file; never what the sender
     * says. Source: settled point 17.
     */
    private Manifest.Recipient recipient(RequestFile.To to, @Nullable String thread) {
        Member member = community
                .find(to.party())
                .orElseThrow(() -> new Invalid(
                        ErrorCode.VALIDATE_UNKNOWN_PARTY,
                        "the recipient is not a party of the community",
                        "recipients",
                        "use a party of the community file"));
        if (to.party().equals(own)) {
            throw new Invalid(
                    ErrorCode.VALIDATE_NO_RECIPIENT,
                    "the sender names itself as recipient",
                    "recipients",
                    "leave it out");
        }
        Law law = thread == null
                ? member.defaultLaw()
                : threads.voice(thread, to.party())
                        .map(Threads.Voice::law)
                        .filter(member.mayActUnder()::contains)
                        .orElse(member.defaultLaw());
        return new Manifest.Recipient(to.party(), authority(member, to.authority(), "recipients.authority"), law);
    }

    private static @Nullable String authority(Member member, @Nullable String authority, String where) {
        if (authority != null && member.authority(authority).isEmpty()) {
            throw new Invalid(
                    ErrorCode.VALIDATE_WRONG_CODE,
                    "the community file names no such authority of " + member.party(),
                    where,
                    "use an authority of that party, or leave it out");
        }
        return authority;
    }

    /** What the sender asked, or the strictest for the kind. Dates follow from the id, so that validating again agrees. */
    private static Handling handling(Submission submission) {
        Handling asked = submission.request().handling();
        if (asked != null) {
            return asked;
        }
        LocalDate made = made(submission);
        return switch (submission.request().kind()) {
            case ANNUAL_FIGURES ->
                new Handling(
                        List.of("H0"), null, null, made.plusYears(RETAIN_YEARS), "DENY", List.of("POLICE_STATISTICS"));
            case BEST_PRACTICE ->
                new Handling(List.of("H0"), null, null, made.plusYears(RETAIN_YEARS), "DENY", List.of("KNOWLEDGE"));
            case OFFER, UNDERTAKING, CONSENT_REQUEST, CONSENT, RECALL, CONTACT_LIST, BOTTLENECK ->
                new Handling(List.of("H0"), null, null, made.plusYears(RETAIN_YEARS), "DENY", List.of("KNOWLEDGE"));
            case RECEIPT, HEARTBEAT, RESEND_REQUEST -> new Handling(List.of("H0"), null, null, null, "DENY", List.of());
            default ->
                throw new Invalid(
                        ErrorCode.VALIDATE_MALFORMED,
                        "a message about a case says how it is to be handled",
                        "handling",
                        "name codes, purposes, retainUntil and onward");
        };
    }

    private static LocalDate made(Submission submission) {
        return LocalDate.ofInstant(submission.id().time(), ZoneOffset.UTC);
    }

    /** Files beside the payload are not yet laid out for users on the other side, so none is taken rather than lost. */
    private static void requireDeliverable(RequestFile request) {
        if (!request.attachments().isEmpty() && !request.kind().betweenGateways()) {
            throw new Invalid(
                    ErrorCode.VALIDATE_ATTACHMENTS,
                    "this version does not deliver files beside the payload",
                    "attachments",
                    "send the payload alone");
        }
    }

    /** Police that say of a case that it is no police data would choose the lighter law for themselves. */
    private void requireHeavierLaw(RequestFile request, Manifest.Sender sender) {
        JsonNode basis = request.facts().get("processingBasis");
        boolean lighter = request.kind().caseLinked()
                && request.kind() != Kind.RECALL
                && (sender.actingUnderLawOf() == Law.BES || sender.actingUnderLawOf() == Law.NL)
                && basis != null
                && basis.asText().equals("NON_POLICE");
        if (lighter && !policies.get().mayHaveOtherData(community.member(own).competences(sender.authority()))) {
            throw new Invalid(
                    ErrorCode.VALIDATE_WRONG_CODE,
                    "this authority has no task that goes with data on persons other than police data",
                    "facts.processingBasis",
                    "name the article of the Wpg they are processed under, or the authority whose data they are");
        }
    }

    /** What went outside the gateway went before it was recorded here. */
    private static void requireHappened(RequestFile request, Submission submission) {
        RequestFile.Outside outside = request.outside();
        if (outside == null) {
            return;
        }
        if (outside.channel() == null
                || outside.at() == null
                || outside.at().isAfter(submission.id().time())) {
            throw new Invalid(
                    ErrorCode.VALIDATE_MALFORMED,
                    "what went outside the gateway has no channel, no time, or a time that is yet to come",
                    "outside",
                    "say by what and when it went");
        }
    }

    /** Beside a receipt message lie receipts and nothing else, each named by its digest. */
    private void requireReceipts(Submission submission) {
        for (RequestFile.Attachment file : submission.request().attachments()) {
            boolean named = file.name().equals(Digest.of(file.content()).hex() + ".json");
            if (!submission.madeByGateway() || !named) {
                throw new Invalid(
                        ErrorCode.SUBMIT_GATEWAY_KIND,
                        "messages of this kind are made by the gateways themselves and carry receipts only",
                        "attachments",
                        "use a kind that users send");
            }
            schemas.checkReceipt(StrictJson.tree(file.content(), "attachments"), "attachments");
        }
    }

    private static void requireSize(RequestFile request, JsonNode payload) {
        long size = CanonicalJson.bytes(payload).length;
        for (RequestFile.Attachment attachment : request.attachments()) {
            size += attachment.content().length;
        }
        if (size > MAX_CONTENT_BYTES) {
            throw new Invalid(
                    ErrorCode.SEAL_TOO_LARGE,
                    "payload and attachments are larger than " + MAX_CONTENT_BYTES + " bytes together",
                    "attachments",
                    "make the files smaller, or send them in several messages");
        }
    }
}
