package org.tenzij.node;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tenzij.policy.Decision;
import org.tenzij.policy.Duty;
import org.tenzij.policy.FailedGate;
import org.tenzij.policy.FieldDecision;
import org.tenzij.policy.Grant;
import org.tenzij.policy.Instrument;
import org.tenzij.policy.Request;
import org.tenzij.register.Entry;

/**
 * What a register entry says of a decision: enough to account for a transfer years later, and of the content nothing but
 * codes, catalogue paths and digests.
 *
 * <p>Source: law.md, documentation duties; LED 37(3), 38(3); Wpg 32, 36e(7).
 */
final class Particulars {
    /** Together well below {@link Entry#MAX_BYTES}, whatever the policy set lists. */
    private static final int LONGEST_LIST = 3_000;

    private static final int LONGEST_FIELDS = 24_000;
    private static final String CODE = "[A-Z][A-Z0-9_]{0,39}";

    private Particulars() {}

    /** A yes: on which ground, for which fields in which form, on whose word, with which duties, until when. */
    static Map<String, String> grant(Grant grant) {
        Map<String, String> all = both(grant, "grant");
        Request request = grant.request();
        all.put("ground", grant.ground().id());
        all.put("projection", grant.projectionDigest().value());
        all.put("expires", grant.expiresAt().toString());
        list(all, "fields", LONGEST_FIELDS, fields(grant.projection().decisions()));
        list(all, "duties", grant.duties().stream().sorted().map(Duty::name).toList());
        list(all, "approvedBy", grant.approvedBy());
        list(
                all,
                "instruments",
                grant.instruments().stream().map(Instrument::id).toList());
        list(all, "triedFirst", grant.triedFirst());
        // Only here: the rule has read these codes, and knows each of them.
        list(all, "purposes", request.handling().purposes());
        list(all, "handling", request.handling().codes());
        list(all, "categories", categories(request.payload()));
        if (!request.payload().path("subjects").isEmpty()) {
            all.put(
                    "persons",
                    Integer.toString(request.payload().path("subjects").size()));
        }
        if (request.undertaking() != null) {
            all.put("undertaking", request.undertaking().value());
        }
        return all;
    }

    /** A no, or a no for now: the gate that heads the list, and every gate that failed. */
    static Map<String, String> stop(Decision decision, String outcome) {
        Map<String, String> all = both(decision, outcome);
        all.put("gate", decision.failed().getFirst().id());
        list(
                all,
                "gates",
                decision.failed().stream().map(FailedGate::id).distinct().toList());
        return all;
    }

    /** Another yes than the one that was sealed: what was sealed does not leave. */
    static Map<String, String> changed(Grant now) {
        Map<String, String> all = both(now, "refusal");
        all.put("gate", "S8.changed");
        return all;
    }

    private static Map<String, String> both(Decision decision, String outcome) {
        Map<String, String> all = new TreeMap<>();
        all.put("outcome", outcome);
        all.put("policy", decision.policyVersion().value());
        all.put("class", decision.dataClass().name());
        all.put("regimes", decision.senderRegime() + ">" + decision.recipientRegime());
        String authority = decision.request().recipient().authority();
        if (authority != null) {
            all.put("authority", authority);
        }
        return all;
    }

    /** Catalogue paths of which something leaves: {@code path} as it is, {@code ~path} coarser, {@code #path} as a pseudonym. */
    private static Collection<String> fields(List<FieldDecision> decisions) {
        Set<String> fields = new LinkedHashSet<>();
        for (FieldDecision decision : decisions) {
            String path = decision.path().replaceAll("\\[\\d+\\]", "[]");
            switch (decision.disposition()) {
                case KEEP -> fields.add(path);
                case GENERALISE -> fields.add("~" + path);
                case PSEUDONYMISE -> fields.add("#" + path);
                case REMOVE -> {}
            }
        }
        return fields;
    }

    private static Collection<String> categories(JsonNode payload) {
        Set<String> categories = new TreeSet<>();
        for (JsonNode subject : payload.path("subjects")) {
            String category = subject.path("category").asText();
            if (category.matches(CODE)) {
                categories.add(category);
            }
        }
        return categories;
    }

    private static void list(Map<String, String> all, String name, Collection<String> values) {
        list(all, name, LONGEST_LIST, values);
    }

    /** Joined by commas; what does not fit is counted: {@code +12}. Empty lists are left out. */
    private static void list(Map<String, String> all, String name, int longest, Collection<String> values) {
        List<String> some = new ArrayList<>();
        int length = 0;
        for (String value : values) {
            length += value.length() + 1;
            if (length > longest) {
                some.add("+" + (values.size() - some.size()));
                break;
            }
            some.add(value);
        }
        if (!some.isEmpty()) {
            all.put(name, String.join(",", some));
        }
    }
}
