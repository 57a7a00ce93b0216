package org.tenzij.policy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.json.CanonicalJson;
import org.tenzij.exchange.json.StrictJson;

/** The digests that bind a person's word to exactly one thing. Source: settled point 4. */
final class Approval {
    private Approval() {}

    /** What an approver approves: who gets which fields, why, for how long, under which clauses. */
    static Digest of(Evaluation evaluation, Clause ground, Projection projection) {
        Request request = evaluation.request;
        ObjectNode bound = StrictJson.object();
        bound.put(
                "exchange",
                request.exchange() == null ? null : request.exchange().value());
        bound.put("kind", request.kind().wireName());
        bound.put("sender", request.sender().party().id());
        bound.put("senderAuthority", request.sender().authority());
        bound.put("senderLaw", request.sender().law().name());
        bound.put("recipient", request.recipient().party().id());
        bound.put("authority", request.recipient().authority());
        bound.put("recipientLaw", request.recipient().law().name());
        bound.set("handling", StrictJson.toTree(request.handling()));
        bound.put("thread", request.thread());
        bound.put("ground", ground.id());
        bound.put(
                "undertaking",
                request.undertaking() == null ? null : request.undertaking().value());
        ArrayNode necessity = bound.putArray("necessity");
        request.necessity().stream().sorted().forEach(necessity::add);
        bound.put("expiresAt", expiry(evaluation, ground).toString());
        bound.put(
                "clauses",
                clauses(evaluation, ground, evaluation.lifted(projection)).value());
        bound.put("content", projection.digest(request.payload()).value());
        ArrayNode fields = bound.putArray("fields");
        projection
                .decisions()
                .forEach(decision -> fields.addArray()
                        .add(decision.path())
                        .add(decision.disposition().word()));
        ArrayNode attachments = bound.putArray("attachments");
        projection
                .attachments()
                .forEach(attachment -> attachments.add(attachment.sha256().value()));
        return Digest.of(CanonicalJson.bytes(bound));
    }

    /** What a word for a template binds to: the same thing each time, whatever the case it is about. */
    static Digest ofTemplate(Evaluation evaluation, Clause ground, Template template) {
        Request request = evaluation.request;
        ObjectNode bound = StrictJson.object();
        bound.put("template", template.id());
        bound.put("templateDigest", template.digest().value());
        bound.put("sender", request.sender().party().id());
        bound.put("senderLaw", request.sender().law().name());
        bound.put("recipient", request.recipient().party().id());
        bound.put("authority", request.recipient().authority());
        bound.put("recipientLaw", request.recipient().law().name());
        ArrayNode purposes = bound.putArray("purposes");
        request.handling().purposes().stream().sorted().forEach(purposes::add);
        ArrayNode codes = bound.putArray("codes");
        Wholeness.codes(request.handling()).stream().sorted().forEach(codes::add);
        bound.put("onward", request.handling().onward());
        bound.put("ground", ground.id());
        bound.put("clauses", clauses(evaluation, ground, List.of()).value());
        return Digest.of(CanonicalJson.bytes(bound));
    }

    /**
     * SHA-256 over the clauses applied, without titles and sentences: a better translation voids nothing.
     *
     * @param lifted removals that the ground lifts in this projection
     */
    static Digest clauses(Evaluation evaluation, Clause ground, List<Clause> lifted) {
        ArrayNode all = StrictJson.object().arrayNode();
        Stream.of(evaluation.binding, List.of(ground), lifted)
                .flatMap(List::stream)
                .sorted(Comparator.comparing(Clause::id))
                .forEach(clause -> all.add(clause.substance()));
        return Digest.of(CanonicalJson.bytes(all));
    }

    /**
     * A yes ends with the message, with the review of its ground, or with an instrument it leans on. When words of people
     * end is not in it: a word given anew for the same thing is for the same thing.
     */
    static Instant expiry(Evaluation evaluation, Clause ground) {
        Instant end = earlier(evaluation.request.expiresAt(), ground.reviewEnds());
        return Reliance.of(evaluation, ground).stream().map(Instrument::ends).reduce(end, Approval::earlier);
    }

    /** The first moment at which that yes no longer holds, the ends of the words it needs included. */
    static Instant end(Evaluation evaluation, Clause ground, Projection projection) {
        Instant end = expiry(evaluation, ground);
        Map<Integer, Instant> ends = evaluation.known.ends(Binding.of(evaluation, ground, projection));
        Values values = evaluation.valuesFor(ground);
        for (Instant moment : new TreeSet<>(ends.values())) {
            if (!moment.isBefore(end)) {
                break;
            }
            Map<Integer, Integer> silent = new HashMap<>();
            ends.forEach((ordinal, until) -> {
                if (!moment.isBefore(until)) {
                    silent.put(ordinal, 0);
                }
            });
            if (!evaluation.holds(ground, projection, values.with(silent))) {
                return moment;
            }
        }
        return end;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
