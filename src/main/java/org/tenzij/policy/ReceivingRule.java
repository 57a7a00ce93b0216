package org.tenzij.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Manifest;

/**
 * The recipient's own clauses: may this message come in here. Source: settled point 18.
 *
 * <p>A set without receiving clauses for a message admits nothing.
 */
public final class ReceivingRule {
    private final PolicySet set;
    private final Set<Duty> able;
    private final Period longestRetention;

    /**
     * @param able the duties that this node carries out
     * @param longestRetention how long this node may keep personal data at most
     */
    public ReceivingRule(PolicySet set, Set<Duty> able, Period longestRetention) {
        this.set = set;
        this.able = able.isEmpty() ? EnumSet.noneOf(Duty.class) : EnumSet.copyOf(able);
        this.longestRetention = longestRetention;
    }

    public PolicySet policySet() {
        return set;
    }

    /**
     * The receiving clauses that fail; empty where the message is admitted.
     *
     * @param record the peer's decision, after {@link DecisionCheck}
     * @param facts what this node vouches for, the sender's word excluded
     */
    public List<FailedGate> admit(Manifest manifest, DecisionRecord record, Facts facts, Instant now) {
        Known known = Known.of(set, Map.of(), facts, now);
        Values values = Derived.set(
                set,
                known.values(),
                Map.of(
                        "betweenGateways",
                        manifest.kind().betweenGateways(),
                        "groundFitsKind",
                        groundFits(manifest, record, now),
                        "handlingExecutable",
                        executable(manifest, record),
                        "retentionWithinOwn",
                        within(manifest.handling().retainUntil(), record.dataClass(), now)));
        Regime from = Standing.ofLaw(manifest.sender().actingUnderLawOf());
        Regime to = Standing.ofLaw(manifest.recipient().actingUnderLawOf());
        List<FailedGate> failed = new ArrayList<>();
        boolean any = false;
        for (Clause clause : set.clauses()) {
            if (clause.direction() != Clause.Direction.RECEIVE
                    || !clause.applies(from, to, manifest.kind(), record.dataClass())) {
                continue;
            }
            any = true;
            if (clause.value(values) != Truth.TRUE) {
                failed.add(FailedGate.of(set, Step.S4_CONDITIONS, clause, values));
            }
        }
        if (!any) {
            failed.add(FailedGate.of(set, Check.NO_GROUND, List.of()));
        }
        return List.copyOf(failed);
    }

    /** The ground is one we know, and it can carry this kind, these laws and this class. */
    private boolean groundFits(Manifest manifest, DecisionRecord record, Instant now) {
        Regime to = Standing.ofLaw(manifest.recipient().actingUnderLawOf());
        return set.clause(record.ground())
                .filter(clause -> clause.effect() == Effect.PERMIT && now.isBefore(clause.reviewEnds()))
                .filter(clause -> clause.scope().kinds().contains(manifest.kind()))
                .filter(clause -> clause.scope().to().contains(to))
                .filter(clause -> record.dataClass().compareTo(clause.weight()) <= 0)
                .isPresent();
    }

    /** Every code is one we know, and every duty it brings one we carry out. */
    private boolean executable(Manifest manifest, DecisionRecord record) {
        return able.containsAll(record.duties())
                && Wholeness.codes(manifest.handling()).stream()
                        .allMatch(code -> set.handling(code)
                                .filter(known -> able.containsAll(known.duties()))
                                .isPresent());
    }

    private boolean within(@Nullable LocalDate retainUntil, DataClass dataClass, Instant now) {
        if (retainUntil == null) {
            return !dataClass.personal();
        }
        LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
        return !dataClass.personal()
                || (!retainUntil.isBefore(today) && !retainUntil.isAfter(today.plus(longestRetention)));
    }
}
