package org.tenzij.node;

import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.GatewayException;
import org.tenzij.policy.PolicySet;
import org.tenzij.register.Entry;
import org.tenzij.register.Event;
import org.tenzij.register.Ledger;
import org.tenzij.store.Transactions;

/** The policy set in force. A set that does not load changes nothing: the last good one stays. */
public final class Policies implements Supplier<PolicySet> {
    private static final Logger LOG = LoggerFactory.getLogger(Policies.class);

    private final PolicyLoading loading;
    private final Transactions transactions;
    private final Ledger ledger;
    private final InstantSource clock;
    private final AtomicReference<PolicySet> current;

    Policies(PolicyLoading loading, Transactions transactions, Ledger ledger, InstantSource clock) {
        this.loading = loading;
        this.transactions = transactions;
        this.ledger = ledger;
        this.clock = clock;
        this.current = new AtomicReference<>(loading.load());
        LOG.info("policies-loaded from={} version={}", loading.from(), get().version());
    }

    /**
     * What became of loading anew.
     *
     * @param version in force now
     * @param code why the new set was not taken; null where it was
     */
    public record Reloaded(
            boolean changed,
            Digest version,
            long number,
            @Nullable String code,
            @Nullable String what,
            @Nullable String where,
            @Nullable String remedy) {}

    @Override
    @SuppressWarnings("NullAway") // set in the constructor, and only replaced by another set
    public PolicySet get() {
        return current.get();
    }

    /** Loads the set anew from where it came. What is granted under the old one is decided again before it leaves. */
    public synchronized Reloaded reload() {
        PolicySet before = get();
        try {
            PolicySet after = loading.load();
            boolean changed = !after.version().equals(before.version());
            if (changed) {
                transactions.write(() -> {
                    ledger.append(new Entry(
                            Event.CONFIGURED,
                            clock.instant(),
                            null,
                            null,
                            Map.of(
                                    "what", "policies",
                                    "before", before.version().value(),
                                    "after", after.version().value(),
                                    "number", Long.toString(after.number()))));
                    return true;
                });
                current.set(after);
                LOG.info("policies-loaded from={} version={}", loading.from(), after.version());
            }
            return new Reloaded(changed, after.version(), after.number(), null, null, null, null);
        } catch (GatewayException refusal) {
            LOG.warn("policies-refused from={} code={}", loading.from(), refusal.code());
            return new Reloaded(
                    false,
                    before.version(),
                    before.number(),
                    refusal.code().code(),
                    refusal.what(),
                    refusal.where(),
                    refusal.remedy());
        }
    }
}
