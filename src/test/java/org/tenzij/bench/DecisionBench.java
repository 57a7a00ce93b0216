package org.tenzij.bench;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.tenzij.policy.Decision;
import org.tenzij.policy.Duty;
import org.tenzij.policy.Facts;
import org.tenzij.policy.PolicySet;
import org.tenzij.policy.Pseudonyms;
import org.tenzij.policy.Rule;
import org.tenzij.policy.WorkedCase;

/** Microseconds per decision, on worked cases of the shipped set; the words of officers are bound beforehand. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
public class DecisionBench {
    /** A file of {@code policies/cases}, without its ending. */
    @Param({
        // a yes for each kind
        "01-figures-bq-audited",
        "18-practice-aw-clean",
        "24-signal-internal",
        "50-handover-kw-to-cw",
        "52-follow-up-bq-waters",
        "56-receipt",
        "81-correction-to-an-earlier-recipient",
        "82-question-of-curacao",
        "83-answer-on-the-thread",
        "88-digest-of-routes",
        "89-contact-list",
        "pair-GATEWAY-yes",
        "pair-HANDSHAKE-yes",
        "pair-KNOWLEDGE-yes",
        "pair-RECALL-yes",
        // a yes with approval and with redacted text, held ones, refusals
        "pair-B3-yes",
        "pair-P10-yes",
        "pair-B3-no",
        "33-onward-waits-for-consent",
        "23-signal-themaregister",
        "03-figures-bq-audit-failed"
    })
    @SuppressWarnings("NullAway.Init") // set by JMH
    public String name;

    @SuppressWarnings("NullAway.Init") // set by read
    private Rule rule;

    @SuppressWarnings("NullAway.Init") // set by read
    private WorkedCase worked;

    @SuppressWarnings("NullAway.Init") // set by read
    private Facts facts;

    @Setup
    public void read() {
        PolicySet set = PolicySet.load(Path.of("policies"));
        rule = new Rule(set, EnumSet.allOf(Duty.class), Pseudonyms.PLACEHOLDER);
        worked = set.cases().stream()
                .filter(one -> one.name().equals("cases/" + name + ".yaml"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such case: " + name));
        facts = worked.facts(rule);
    }

    @Benchmark
    public Decision decide() {
        return rule.decide(worked.request(), facts, worked.now());
    }
}
