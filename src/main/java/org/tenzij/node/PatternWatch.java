package org.tenzij.node;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenzij.exchange.Party;
import org.tenzij.policy.Grant;
import org.tenzij.policy.PatternOfUse;
import org.tenzij.register.Entry;
import org.tenzij.register.Event;
import org.tenzij.register.Ledger;
import org.tenzij.send.Outgoing;

/**
 * Carries out the duty to warn when what is meant for single cases becomes a pattern. The warning is an entry of the register,
 * in the transaction of the grant that makes it one. Source: LED 38; Wpg 36e(7).
 */
final class PatternWatch {
    private static final Logger LOG = LoggerFactory.getLogger(PatternWatch.class);

    private final Policies policies;
    private final Outgoing outgoing;
    private final Ledger ledger;

    PatternWatch(Policies policies, Outgoing outgoing, Ledger ledger) {
        this.policies = policies;
        this.outgoing = outgoing;
        this.ledger = ledger;
    }

    /** Looks after that grant was written, in its transaction. */
    void granted(Outgoing.Exchange exchange, Grant grant, Instant now) {
        PatternOfUse pattern = policies.get().pattern();
        String ground = grant.ground().id();
        if (!pattern.grounds().contains(ground)) {
            return;
        }
        Party recipient = exchange.recipient();
        int count = outgoing.granted(ground, recipient, now.minus(Duration.ofDays(pattern.withinDays())));
        int all = outgoing.granted(ground, null, now.minus(Duration.ofDays(pattern.withinDays())));
        if (Math.max(count, all) < pattern.warnAt()) {
            return;
        }
        ledger.append(new Entry(
                Event.WARNED,
                now,
                exchange.id(),
                recipient,
                Map.of(
                        "what", "derogation-pattern",
                        "ground", ground,
                        "toThisRecipient", Integer.toString(count),
                        "toAll", Integer.toString(all),
                        "withinDays", Integer.toString(pattern.withinDays()))));
        LOG.warn("derogation-pattern ground={} recipient={} count={} all={}", ground, recipient, count, all);
    }
}
