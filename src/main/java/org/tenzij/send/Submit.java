package org.tenzij.send;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Handling;
import org.tenzij.exchange.Invalid;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Party;
import org.tenzij.exchange.json.CanonicalJson;
import org.tenzij.exchange.json.StrictJson;
import org.tenzij.trust.Officers;

/**
 * The first step: reads what a user hands in, strictly, and gives each recipient's exchange an id.
 *
 * <p>Fails with {@link Invalid}: the file stays with the user, nothing is stored.
 */
public final class Submit {
    private static final Pattern ATTACHMENT_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private final Party own;
    private final Officers officers;

    /** @param officers who may sign what is handed in here */
    public Submit(Party own, Officers officers) {
        this.own = own;
        this.officers = officers;
    }

    /**
     * One submission per recipient.
     *
     * @param raw the request file's bytes, JSON
     * @param key what makes this submission itself: a file name, or the key a client chose; the same key with the same
     *     bytes is the same submission again
     * @param signature the officer's detached CAdES over {@code raw}; null where nobody signed
     * @param now the time the ids carry
     */
    public List<Submission> submit(byte[] raw, String key, byte @Nullable [] signature, Instant now) {
        RequestFile request = read(raw);
        String officer = signature == null
                ? null
                : officers.signer(own, raw, signature, now).id();
        if (officer == null && request.kind().officerSpeaks()) {
            throw new Invalid(
                    ErrorCode.SUBMIT_NO_OFFICER,
                    "a message of this kind is handed in by a named officer, and nobody signed it",
                    "request",
                    "hand it in with --as and your own certificate, or put its signature beside it as .p7s");
        }
        return submissions(request, digest(raw, key), officer, now);
    }

    /** The same submissions, to be looked at and never to be stored: nobody needs to have signed. */
    public List<Submission> draft(byte[] raw, Instant now) {
        return submissions(read(raw), Digest.of(raw), null, now);
    }

    private static List<Submission> submissions(
            RequestFile request, Digest digest, @Nullable String officer, Instant now) {
        Set<Party> seen = new HashSet<>();
        for (RequestFile.To recipient : request.recipients()) {
            if (!seen.add(recipient.party())) {
                throw new Invalid(
                        ErrorCode.VALIDATE_NO_RECIPIENT,
                        "a recipient is named twice",
                        "recipients",
                        "name each party once");
            }
        }
        return request.recipients().stream()
                .map(recipient -> new Submission(MessageId.at(now), digest, request, recipient, false, officer))
                .toList();
    }

    /** A message that the gateway itself makes: receipts. It is judged like everything else. */
    public Submission compose(RequestFile request, Instant now) {
        byte[] bytes = CanonicalJson.bytes(StrictJson.toTree(request));
        return new Submission(
                MessageId.at(now),
                Digest.of(bytes),
                request,
                request.recipients().getFirst(),
                true,
                null);
    }

    /** A request that this node itself hands in, for example a recall that falls due; nobody signs it. */
    public Submission own(byte[] raw, String key, Instant now) {
        RequestFile request = read(raw);
        return new Submission(
                MessageId.at(now),
                digest(raw, key),
                request,
                request.recipients().getFirst(),
                false,
                null);
    }

    private static Digest digest(byte[] raw, String key) {
        return Digest.ofRaw(Digest.sha256(key.getBytes(StandardCharsets.UTF_8), new byte[] {0}, raw));
    }

    /** A submission that was stored before, from its bytes. */
    public Submission resume(MessageId id, Party recipient, byte[] stored, @Nullable String submittedBy) {
        RequestFile request = read(stored);
        RequestFile.To to = request.recipients().stream()
                .filter(candidate -> candidate.party().equals(recipient))
                .findFirst()
                .orElseThrow(() -> new Invalid(
                        ErrorCode.VALIDATE_NO_RECIPIENT,
                        "the stored request does not name the recipient of its exchange",
                        "recipients",
                        "hand it in again"));
        return new Submission(id, Digest.of(stored), request, to, false, submittedBy);
    }

    /** The bytes from which {@link #resume} makes this submission again: the request for this recipient alone. */
    public static byte[] toBytes(Submission submission) {
        return CanonicalJson.bytes(StrictJson.toTree(submission.request().alone(submission.recipient())));
    }

    /** Reads a request file without giving it an id. */
    public static RequestFile read(byte[] raw) {
        RequestFile request = StrictJson.read(raw, RequestFile.class, "request");
        if (request.kind() == null
                || request.sender() == null
                || request.sender().party() == null
                || request.payload() == null) {
            throw new Invalid(
                    ErrorCode.SUBMIT_MALFORMED,
                    "kind, sender or payload is missing",
                    "request",
                    "name kind, sender.party, recipients and payload");
        }
        if (request.kind().betweenGateways()) {
            throw new Invalid(
                    ErrorCode.SUBMIT_GATEWAY_KIND,
                    "messages of this kind are made by the gateways themselves and handed in by nobody",
                    "kind",
                    "use a kind that users send");
        }
        if (request.recipients().isEmpty()) {
            throw new Invalid(
                    ErrorCode.VALIDATE_NO_RECIPIENT,
                    "nobody is named as recipient",
                    "recipients",
                    "name at least one party");
        }
        requireWhole(request);
        Set<String> names = new HashSet<>();
        for (RequestFile.Attachment attachment : request.attachments()) {
            if (attachment.name() == null
                    || !ATTACHMENT_NAME.matcher(attachment.name()).matches()
                    || !names.add(attachment.name())) {
                throw new Invalid(
                        ErrorCode.SUBMIT_UNSAFE_NAME,
                        "an attachment's name is missing, used twice, or holds more than letters, digits, dot, dash and underscore",
                        "attachments",
                        "give it a plain name without folders");
            }
        }
        return request;
    }

    /** A value that JSON leaves out is null behind the reader's back, whatever the type says. */
    private static void requireWhole(RequestFile request) {
        Handling handling = request.handling();
        boolean whole = request.recipients().stream().allMatch(recipient -> recipient.party() != null)
                && (handling == null || handling.onward() != null)
                && request.attachments().stream().allMatch(file -> file.mediaType() != null && file.content() != null);
        if (!whole) {
            throw new Invalid(
                    ErrorCode.SUBMIT_MALFORMED,
                    "a recipient has no party, the handling no onward, or an attachment no mediaType or content",
                    "request",
                    "complete recipients, handling and attachments");
        }
    }
}
