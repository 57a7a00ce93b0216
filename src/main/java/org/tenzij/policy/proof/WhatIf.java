package org.tenzij.policy.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Invalid;
import org.tenzij.policy.Anatomy;
import org.tenzij.policy.Asserter;
import org.tenzij.policy.Assertion;
import org.tenzij.policy.Decision;
import org.tenzij.policy.FactDeclaration;
import org.tenzij.policy.Facts;
import org.tenzij.policy.PolicySet;
import org.tenzij.policy.Request;
import org.tenzij.policy.Rule;
import org.tenzij.policy.WorkedCase;

/**
 * The same request with some words otherwise. A word for a bound fact is bound to what would leave under each open ground, as
 * if the officer had looked at exactly that.
 */
public record WhatIf(Decision before, Decision after) {
    /**
     * One word.
     *
     * @param by who says it; null for the first who may
     * @param value null to leave it unsaid
     */
    public record Word(
            @Nullable Asserter by, String fact, @Nullable Object value) {
        /**
         * Reads {@code fact=value}, {@code asserter:fact=value}; the value {@code unknown} leaves it unsaid.
         *
         * @throws Invalid VALIDATE_WRONG_CODE
         */
        public static Word read(String text) {
            int equals = text.indexOf('=');
            int colon = text.indexOf(':');
            boolean named = colon >= 0 && colon < equals;
            if (equals < 1) {
                throw invalid("this is not a fact with a value", "write fact=value, or approver:fact=value");
            }
            String fact = text.substring(named ? colon + 1 : 0, equals);
            return new Word(named ? asserter(text.substring(0, colon)) : null, fact, value(text.substring(equals + 1)));
        }

        private static Asserter asserter(String word) {
            for (Asserter asserter : Asserter.values()) {
                if (asserter.word().equals(word)) {
                    return asserter;
                }
            }
            throw invalid(
                    "nobody of that name vouches for facts", "use sender, approver, recipient, origin or gateway");
        }

        private static @Nullable Object value(String text) {
            return switch (text) {
                case "unknown" -> null;
                case "true" -> true;
                case "false" -> false;
                default -> text.matches("-?\\d{1,18}") ? (Object) Long.valueOf(text) : text;
            };
        }
    }

    /**
     * Decides twice.
     *
     * @throws Invalid VALIDATE_WRONG_CODE for a fact that the set does not declare, that follows from the message, or a value
     *     it cannot have
     */
    public static WhatIf of(PolicySet set, WorkedCase asked, List<Word> words) {
        Rule rule = Anatomy.rule(set, asked);
        Facts facts = asked.facts(rule);
        Map<String, Object> bySender = new HashMap<>(asked.request().asserted());
        List<Assertion> byOthers = new ArrayList<>(facts.assertions());
        for (Word word : words) {
            FactDeclaration fact = declared(set, word);
            bySender.remove(fact.id());
            byOthers.removeIf(other -> other.fact().equals(fact.id()));
            Object value = word.value();
            Asserter by = by(fact, word);
            if (value != null && by == Asserter.SENDER) {
                bySender.put(fact.id(), value);
            } else if (value != null && !fact.bound()) {
                byOthers.add(said(fact, value, by, null));
            }
        }
        Request otherwise = saying(asked.request(), bySender);
        bound(set, words, Anatomy.approvals(rule, otherwise, new Facts(byOthers), asked.now()), byOthers);
        return new WhatIf(
                rule.decide(asked.request(), facts, asked.now()),
                rule.decide(otherwise, new Facts(byOthers), asked.now()));
    }

    private static Asserter by(FactDeclaration fact, Word word) {
        Asserter named = word.by();
        return named == null ? fact.asserters().stream().sorted().findFirst().orElse(Asserter.GATEWAY) : named;
    }

    private static void bound(PolicySet set, List<Word> words, Set<Digest> digests, List<Assertion> byOthers) {
        for (Word word : words) {
            FactDeclaration fact = declared(set, word);
            Object value = word.value();
            if (value != null && fact.bound() && by(fact, word) != Asserter.SENDER) {
                digests.forEach(digest -> byOthers.add(said(fact, value, by(fact, word), digest)));
            }
        }
    }

    /** As good as such a word can be: in the first office that may, and with a motivation. */
    private static Assertion said(FactDeclaration fact, Object value, Asserter by, @Nullable Digest to) {
        String office =
                by == Asserter.APPROVER ? fact.offices().stream().findFirst().orElse(null) : null;
        return new Assertion(fact.id(), value, by, to, office, true, null);
    }

    private static FactDeclaration declared(PolicySet set, Word word) {
        FactDeclaration fact = set.fact(word.fact())
                .orElseThrow(() -> invalid("no such fact is declared", "use a fact of facts.yaml"));
        if (fact.derived()) {
            throw invalid(
                    fact.id() + " follows from the message, nobody can say it",
                    "change the request file, or file the instrument");
        }
        if (word.value() != null && !fact.domain().contains(word.value())) {
            throw invalid(fact.id() + " cannot be that", "use one of " + fact.domain() + ", or unknown");
        }
        return fact;
    }

    private static Request saying(Request request, Map<String, Object> asserted) {
        return new Request(
                request.exchange(),
                request.kind(),
                request.sender(),
                request.recipient(),
                request.handling(),
                request.createdAt(),
                request.expiresAt(),
                request.thread(),
                request.payload(),
                request.attachments(),
                request.necessity(),
                request.declaredClass(),
                request.undertaking(),
                asserted,
                request.redaction());
    }

    private static Invalid invalid(String what, String remedy) {
        return new Invalid(ErrorCode.VALIDATE_WRONG_CODE, what, "--set", remedy);
    }

    /** The answers as {@code granted under B3}, {@code held} or {@code refused, P2}. */
    public static String answer(Decision decision) {
        return ExampleWriter.answer(decision);
    }
}
