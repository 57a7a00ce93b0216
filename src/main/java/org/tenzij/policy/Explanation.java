package org.tenzij.policy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.tenzij.exchange.json.StrictJson;

/**
 * A decision as a document for the sender's own eyes, and as plain text a jurist can read.
 *
 * <p>It names paths, clauses and facts, never a value of the payload. It says what stays, so it never travels.
 */
public final class Explanation {
    private Explanation() {}

    /** Plain text; Dutch for a Dutch reader, English for everyone else. */
    public static String text(Decision decision, Locale locale) {
        return text(of(decision), locale);
    }

    /** Plain text of an explanation that was kept. */
    public static String text(ObjectNode explanation, Locale locale) {
        return new ExplanationText(explanation, locale).text();
    }

    static ObjectNode of(Decision decision) {
        Request request = decision.request();
        ObjectNode tree = StrictJson.object();
        tree.put("outcome", outcome(decision));
        tree.put("kind", request.kind().wireName());
        side(tree.putObject("sender"), request.sender(), decision.senderRegime());
        side(tree.putObject("recipient"), request.recipient(), decision.recipientRegime());
        tree.put("dataClass", decision.dataClass().name());
        tree.put("decidedAt", decision.decidedAt().toString());
        tree.put("policyVersion", decision.policyVersion().value());
        ArrayNode gates = tree.putArray("failed");
        decision.failed().forEach(gate -> gate(gates.addObject(), gate));
        ArrayNode ignored = tree.putArray("ignored");
        decision.evaluation.known.ignored().forEach(one -> ignored(ignored.addObject(), one, decision));
        switch (decision) {
            case Grant grant -> granted(tree, grant);
            case Held held -> {
                waiting(tree.putArray("waiting"), held);
                grounds(tree.putArray("grounds"), decision.grounds());
            }
            case Refusal refusal -> {
                grounds(tree.putArray("grounds"), decision.grounds());
                ArrayNode unless = tree.putArray("unless");
                List<Counterfactual> all = refusal.counterfactuals();
                all.forEach(one -> counterfactual(unless.addObject(), one));
                if (all.stream().noneMatch(Counterfactual::reachable)) {
                    changes(tree.putArray("besides"), refusal.besides());
                }
            }
        }
        return tree;
    }

    private static String outcome(Decision decision) {
        return switch (decision) {
            case Grant grant -> "granted";
            case Held held -> "held";
            case Refusal refusal -> "refused";
        };
    }

    private static void side(ObjectNode tree, Side side, Regime regime) {
        tree.put("party", side.party().id());
        tree.put("authority", side.authority());
        tree.put("law", side.law().name());
        tree.put("regime", regime.name());
    }

    private static void clause(ObjectNode tree, Clause clause) {
        tree.put("id", clause.id());
        tree.put("source", Source.line(clause.source()));
        sentence(tree, FailedGate.title(clause));
    }

    private static void sentence(ObjectNode tree, Sentence sentence) {
        tree.put("nl", sentence.nl());
        tree.put("en", sentence.en());
    }

    private static void gate(ObjectNode tree, FailedGate gate) {
        tree.put("step", gate.step().id());
        tree.put("id", gate.id());
        tree.put("source", Source.line(gate.source()));
        sentence(tree, gate.sentence());
        conditions(tree.putArray("conditions"), gate.conditions());
        texts(tree.putArray("places"), gate.places());
    }

    private static void conditions(ArrayNode array, List<FailedCondition> conditions) {
        for (FailedCondition failed : conditions) {
            ObjectNode tree = array.addObject();
            tree.put("id", failed.condition().id());
            sentence(tree, failed.condition().sentence());
            tree.put("value", failed.value().name());
            texts(tree.putArray("missing"), failed.missing());
        }
    }

    private static void grounds(ArrayNode array, List<GroundOutcome> grounds) {
        for (GroundOutcome outcome : grounds) {
            ObjectNode tree = array.addObject();
            clause(tree, outcome.clause());
            tree.put("open", outcome.open());
            gates(tree.putArray("closed"), outcome.closed());
            conditions(tree.putArray("conditions"), outcome.failed());
            texts(
                    tree.putArray("impossibleDuties"),
                    outcome.impossible().stream().map(Duty::name).sorted().toList());
        }
    }

    private static void gates(ArrayNode array, List<Gate> gates) {
        gates.forEach(gate -> {
            ObjectNode tree = array.addObject();
            tree.put("id", gate.id());
            sentence(tree, gate.sentence());
        });
    }

    private static void ignored(ObjectNode tree, Known.Ignored ignored, Decision decision) {
        tree.put("fact", ignored.fact());
        tree.put("by", ignored.by().word());
        sentence(tree, decision.evaluation.set.gate(ignored.reason()).sentence());
    }

    private static void granted(ObjectNode tree, Grant grant) {
        clause(tree.putObject("ground"), grant.ground());
        tree.put("expiresAt", grant.expiresAt().toString());
        tree.put("approvalDigest", grant.approvalDigest().value());
        projection(tree, grant.projection());
        texts(
                tree.putArray("duties"),
                grant.duties().stream().map(Duty::name).sorted().toList());
        texts(
                tree.putArray("instruments"),
                grant.instruments().stream().map(Instrument::id).toList());
        texts(tree.putArray("triedFirst"), grant.triedFirst());
    }

    private static void projection(ObjectNode tree, Projection projection) {
        ArrayNode fields = tree.putArray("fields");
        projection
                .decisions()
                .forEach(decision -> fields.addObject()
                        .put("path", decision.path())
                        .put("disposition", decision.disposition().word())
                        .put("clause", decision.clause()));
    }

    private static void waiting(ArrayNode array, Held held) {
        for (Held.Candidate candidate : held.candidates()) {
            ObjectNode tree = array.addObject();
            clause(tree.putObject("ground"), candidate.ground());
            tree.put("approvalDigest", candidate.approvalDigest().value());
            changes(tree.putArray("missing"), candidate.missing());
            ArrayNode templates = tree.putArray("templates");
            candidate
                    .templates()
                    .forEach(template -> templates
                            .addObject()
                            .put("id", template.template())
                            .put("digest", template.digest().value())
                            .put("validDays", template.validDays()));
            projection(tree, candidate.projection());
        }
    }

    private static void counterfactual(ObjectNode tree, Counterfactual one) {
        clause(tree.putObject("ground"), one.ground());
        tree.put("reachable", one.reachable());
        gates(tree.putArray("closed"), one.closed());
        changes(tree.putArray("canBeSupplied"), one.canBeSupplied());
        changes(tree.putArray("cannot"), one.cannot());
        ArrayNode remaining = tree.putArray("remaining");
        one.remaining().forEach(gate -> gate(remaining.addObject(), gate));
    }

    private static void changes(ArrayNode array, List<Change> changes) {
        for (Change change : changes) {
            FactDeclaration fact = change.fact();
            ObjectNode tree = array.addObject();
            tree.put("fact", fact.id());
            tree.put("canBeSupplied", change.canBeSupplied());
            tree.set("value", StrictJson.toTree(change.value()));
            texts(
                    tree.putArray("by"),
                    fact.asserters().stream().map(Asserter::word).sorted().toList());
            texts(tree.putArray("offices"), fact.offices().stream().sorted().toList());
            tree.put("motivated", fact.motivated());
            sentence(tree, fact.meaning());
            tree.put("evidence", fact.evidence());
            Sentence remedy = fact.remedy();
            if (change.known() && remedy != null) {
                sentence(tree.putObject("remedy"), remedy);
            }
        }
    }

    private static void texts(ArrayNode array, Collection<String> texts) {
        texts.forEach(array::add);
    }
}
