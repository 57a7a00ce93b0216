package org.tenzij.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Invalid;
import org.tenzij.exchange.Kind;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Party;
import org.tenzij.exchange.json.StrictJson;
import org.tenzij.node.Approving;
import org.tenzij.node.Intake;
import org.tenzij.node.Previewing;
import org.tenzij.node.Submitting;
import org.tenzij.send.Outgoing;

/** What the commands and other programs on this machine can ask of a node. Everything goes by the node's one door. */
@RestController
@RequestMapping("/api/v1")
class Api {
    private static final int LIST_AT_MOST = 1000;

    private final Intake intake;
    private final Previewing previewing;
    private final Approving approving;
    private final Outgoing outgoing;

    Api(Intake intake, Previewing previewing, Approving approving, Outgoing outgoing) {
        this.intake = intake;
        this.previewing = previewing;
        this.approving = approving;
        this.outgoing = outgoing;
    }

    /** An exchange for the eyes of its sender. */
    record Told(
            MessageId id,
            Party recipient,
            Kind kind,
            Outgoing.State state,
            Instant createdAt,
            Instant changedAt,
            Instant expiresAt,
            int attempts,
            @Nullable String code,
            @Nullable Long sequence,
            @Nullable Digest manifest,
            @Nullable Digest envelope,
            @Nullable JsonNode decision,
            @Nullable JsonNode explanation,
            @Nullable JsonNode receipt,
            @Nullable String submittedBy,
            @Nullable String thread,
            boolean urgent,
            @Nullable Instant escalatedAt) {
        static Told of(Outgoing.Exchange one) {
            return new Told(
                    one.id(),
                    one.recipient(),
                    one.kind(),
                    one.state(),
                    one.createdAt(),
                    one.changedAt(),
                    one.expiresAt(),
                    one.attempts(),
                    one.code(),
                    one.sequence(),
                    one.manifest(),
                    one.envelope(),
                    tree(one.decision()),
                    tree(one.explanation()),
                    tree(one.receipt()),
                    one.submittedBy(),
                    one.thread(),
                    one.urgent(),
                    one.escalatedAt());
        }

        private static @Nullable JsonNode tree(byte @Nullable [] json) {
            return json == null ? null : StrictJson.tree(json, "store");
        }
    }

    /** Takes a request file. The answer means: durable. The same key and bytes again get the same answer. */
    @PostMapping(path = "/exchanges", consumes = "application/json")
    ResponseEntity<Submitting.Accepted> submit(
            @RequestHeader("Idempotency-Key") String key,
            @RequestHeader(name = "Officer-Signature", required = false) @Nullable String signature,
            HttpServletRequest request)
            throws IOException {
        return answer(intake.request(bounded(request), key, signature == null ? null : signature(signature)));
    }

    /** What would become of a request file, per recipient. Nothing is stored and nothing is sent. */
    @PostMapping(path = "/previews", consumes = "application/json")
    List<Previewing.Preview> preview(HttpServletRequest request) throws IOException {
        return previewing.preview(bounded(request));
    }

    private static byte[] signature(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new Invalid(
                    ErrorCode.APPROVE_MALFORMED,
                    "the officer's signature is not base64",
                    "Officer-Signature",
                    "send the DER bytes of the detached signature in base64");
        }
    }

    /** Takes annual figures as CSV, to these parties; to every other party where none is named. */
    @PostMapping(path = "/figures", consumes = "text/csv")
    ResponseEntity<Submitting.Accepted> figures(
            @RequestHeader("Idempotency-Key") String key,
            @RequestParam(name = "to", defaultValue = "") List<String> to,
            HttpServletRequest csv)
            throws IOException {
        return answer(
                intake.figures(bounded(csv), key, to.stream().map(Party::new).toList()));
    }

    /** The body, read no further than the largest document there is. */
    static byte[] bounded(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(StrictJson.MAX_BYTES + 1);
        if (body.length > StrictJson.MAX_BYTES) {
            throw new Invalid(
                    ErrorCode.SUBMIT_TOO_LARGE,
                    "the request is larger than " + StrictJson.MAX_BYTES + " bytes",
                    "request body",
                    "split it; a message holds at most 8 MiB");
        }
        return body;
    }

    private static ResponseEntity<Submitting.Accepted> answer(Submitting.Accepted accepted) {
        return ResponseEntity.status(accepted.again() ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .body(accepted);
    }

    @GetMapping("/exchanges")
    List<Told> exchanges(@RequestParam(name = "most", defaultValue = "100") int most) {
        return outgoing.list(Math.clamp(most, 1, LIST_AT_MOST)).stream()
                .map(Told::of)
                .toList();
    }

    /** An exchange and what officers said about it, with their reasons. */
    record ToldInFull(@JsonUnwrapped Told exchange, List<Approving.Said> said) {}

    @GetMapping("/exchanges/{id}")
    ToldInFull exchange(@PathVariable("id") String id) {
        return outgoing.find(new MessageId(id))
                .map(one -> new ToldInFull(Told.of(one), approving.said(one.id())))
                .orElseThrow(() -> new Invalid(
                        ErrorCode.STORE_NOT_KEPT,
                        "this node sends no exchange under this id",
                        "exchange",
                        "list the exchanges, or ask the node that sent it"));
    }
}
