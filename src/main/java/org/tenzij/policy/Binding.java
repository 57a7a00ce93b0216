package org.tenzij.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Digest;

/**
 * The digests that a word may be bound to in order to count for one projection under one ground.
 *
 * @param approval the digest of exactly this
 * @param templates those of the templates that cover it
 */
record Binding(Digest approval, List<Held.TemplateDigest> templates, Instant now) {
    static Binding of(Evaluation evaluation, Clause ground, Projection projection) {
        List<Held.TemplateDigest> templates = new ArrayList<>();
        for (Template template : evaluation.set.templates()) {
            if (template.counts(evaluation.request.kind(), evaluation.now) && projection.within(template.fields())) {
                templates.add(new Held.TemplateDigest(
                        template.id(), Approval.ofTemplate(evaluation, ground, template), template.validDays()));
            }
        }
        return new Binding(Approval.of(evaluation, ground, projection), List.copyOf(templates), evaluation.now);
    }

    /** A word for a template says until when, and not for longer than the template allows. */
    boolean takes(Digest to, @Nullable Instant until) {
        if (to.equals(approval)) {
            return true;
        }
        return until != null
                && templates.stream()
                        .anyMatch(template -> template.digest().equals(to)
                                && !until.isAfter(now.plus(Duration.ofDays(template.validDays()))));
    }
}
