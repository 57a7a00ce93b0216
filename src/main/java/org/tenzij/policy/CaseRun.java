package org.tenzij.policy;

import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.Manifest;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.json.CanonicalJson;

/** Plays a worked case against a policy set and says in what the answer differs from the one expected. */
public final class CaseRun {
    private static final Set<Duty> ALL = EnumSet.allOf(Duty.class);

    private final List<String> differences = new ArrayList<>();

    private CaseRun() {}

    /** In what the answer of that set differs from what the case expects; empty where it does not. */
    public static List<String> differences(PolicySet set, WorkedCase worked) {
        CaseRun run = new CaseRun();
        WorkedCase.Expected expected = worked.expected();
        if (expected == null) {
            return List.of("the case expects nothing");
        }
        WorkedCase.Receiving receiving = worked.receiving();
        if (receiving == null) {
            run.decided(expected, worked.decide(set));
        } else {
            run.received(set, expected, worked, receiving);
        }
        return run.differences;
    }

    private void decided(WorkedCase.Expected expected, Decision decision) {
        same("decision", expected.decision(), name(decision));
        if (!expected.dataClass().isEmpty()) {
            same("class", expected.dataClass(), decision.dataClass().name());
        }
        same(
                "failed",
                expected.failed(),
                decision.failed().stream().map(FailedGate::id).toList());
        sameSet(
                "ignored",
                expected.ignored(),
                decision.evaluation.known.ignored().stream()
                        .map(Known.Ignored::fact)
                        .toList());
        switch (decision) {
            case Grant grant -> granted(expected, grant);
            case Held held ->
                same(
                        "missing",
                        expected.missing(),
                        held.candidates().stream()
                                .flatMap(candidate -> candidate.missing().stream())
                                .map(Change::toString)
                                .distinct()
                                .toList());
            case Refusal refusal -> refused(expected, refusal);
        }
    }

    private void granted(WorkedCase.Expected expected, Grant grant) {
        same("ground", expected.ground(), grant.ground().id());
        if (!expected.kept().isEmpty()) {
            sameSet("kept", expected.kept(), leaves(grant.projection()));
            sameSet("removed", expected.removed(), grant.projection().removed());
        }
        if (!expected.duties().isEmpty()) {
            sameSet(
                    "duties",
                    expected.duties(),
                    grant.duties().stream()
                            .map(duty -> duty.name()
                                    .toLowerCase(java.util.Locale.ROOT)
                                    .replace('_', '-'))
                            .toList());
        }
    }

    /** As a case writes them: {@code path} as it is, {@code ~path} coarser, {@code #path} as a pseudonym. */
    static List<String> leaves(Projection projection) {
        List<String> leaves = new ArrayList<>(projection.kept());
        projection.generalised().forEach(path -> leaves.add("~" + path));
        projection.pseudonymised().forEach(path -> leaves.add("#" + path));
        return leaves;
    }

    private void refused(WorkedCase.Expected expected, Refusal refusal) {
        if (expected.unless() != null) {
            sameSet(
                    "unless",
                    expected.unless(),
                    refusal.counterfactuals().stream()
                            .filter(one -> one.reachable() && one.cannot().isEmpty())
                            .map(one -> one.ground().id() + ": "
                                    + one.canBeSupplied().stream()
                                            .map(Change::toString)
                                            .collect(Collectors.joining(", ")))
                            .toList());
        }
    }

    private void received(
            PolicySet set, WorkedCase.Expected expected, WorkedCase worked, WorkedCase.Receiving receiving) {
        Request request = worked.request();
        List<FailedGate> failed = new ReceivingRule(
                        set, ALL, Period.ofDays(Math.toIntExact(receiving.longestRetentionDays())))
                .admit(manifest(request), record(set, request, receiving), worked.facts(), worked.now());
        same("decision", expected.decision(), failed.isEmpty() ? "admitted" : "not-admitted");
        same("failed", expected.failed(), failed.stream().map(FailedGate::id).toList());
    }

    static Manifest manifest(Request request) {
        return new Manifest(
                Manifest.PROFILE,
                MessageId.at(request.createdAt()),
                request.kind(),
                new Manifest.Sender(
                        request.sender().party(),
                        request.sender().authority(),
                        request.sender().law()),
                new Manifest.Recipient(
                        request.recipient().party(),
                        request.recipient().authority(),
                        request.recipient().law()),
                request.createdAt(),
                request.expiresAt(),
                1L,
                null,
                request.thread(),
                null,
                request.handling(),
                Digest.of(new byte[0]),
                List.of(),
                List.of());
    }

    private static DecisionRecord record(PolicySet set, Request request, WorkedCase.Receiving receiving) {
        return new DecisionRecord(
                request.kind(),
                request.sender().party(),
                request.sender().law(),
                request.recipient().party(),
                request.recipient().authority(),
                request.recipient().law(),
                receiving.ground(),
                "-",
                receiving.dataClass(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.copyOf(receiving.duties()),
                List.of(),
                List.of(),
                null,
                set.version(),
                set.version(),
                Digest.of(CanonicalJson.bytes(request.payload())),
                request.createdAt(),
                request.expiresAt());
    }

    private static String name(Decision decision) {
        return switch (decision) {
            case Grant grant -> "grant";
            case Held held -> "held";
            case Refusal refusal -> "refusal";
        };
    }

    private void sameSet(String what, Collection<String> expected, Collection<String> found) {
        same(what, new HashSet<>(expected), new HashSet<>(found));
    }

    private void same(String what, Object expected, Object found) {
        if (!expected.equals(found)) {
            differences.add(what + ": expected " + expected + ", found " + found);
        }
    }
}
