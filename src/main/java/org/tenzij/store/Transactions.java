package org.tenzij.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Fault;
import org.tenzij.register.Entry;

/**
 * One transaction per thread at a time: all ports of one store that are called inside take part in it.
 *
 * <p>What is appended to the register is collected and written as the last statement before the commit, so that the lock on
 * the register's head is held for the shortest time. Source: settled point 22.
 */
public final class Transactions {
    private final @Nullable TransactionTemplate template;
    private final Consumer<List<Entry>> register;

    /** One per store: several stores in one process, and on one thread, do not share a transaction. */
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable Running> running = new ThreadLocal<>();

    /** @param template null for a store that is only read */
    Transactions(@Nullable TransactionTemplate template, Consumer<List<Entry>> register) {
        this.template = template;
        this.register = register;
    }

    private static final class Running {
        private final List<Entry> entries = new ArrayList<>();
        private final List<Runnable> afterwards = new ArrayList<>();
        private boolean broken;
    }

    /**
     * Does this work in one transaction: all of it is durable when this returns, or nothing is when this throws. Calls
     * inside such a call join it. Where a joined call throws, the whole transaction is rolled back, even when somebody in
     * between caught the exception: half of a step never becomes durable.
     *
     * @throws org.tenzij.exchange.Unavailable when the store is full or away; whether a commit that was cut off took
     *     place is found out by asking for the id
     */
    public <T extends @Nullable Object> T write(Supplier<T> work) {
        Running current = running.get();
        return current == null ? begun(work) : joined(current, work);
    }

    private <T extends @Nullable Object> T begun(Supplier<T> work) {
        if (template == null) {
            throw new IllegalStateException("this store was opened for reading only");
        }
        TransactionTemplate transaction = template;
        Running mine = new Running();
        running.set(mine);
        T result;
        try {
            result = read(() -> transaction.execute(status -> {
                T done = work.get();
                if (mine.broken) {
                    throw new Fault(
                            ErrorCode.INTERNAL,
                            "a part of this transaction failed, so nothing of it is kept",
                            "store",
                            "see the log for the failure before this one");
                }
                register.accept(mine.entries);
                return done;
            }));
        } finally {
            running.remove();
        }
        mine.afterwards.forEach(Runnable::run);
        return result;
    }

    private static <T extends @Nullable Object> T joined(Running current, Supplier<T> work) {
        boolean done = false;
        try {
            T result = read(work);
            done = true;
            return result;
        } finally {
            current.broken |= !done;
        }
    }

    /** Does this work, with the database's failures in our words. */
    static <T extends @Nullable Object> T read(Supplier<T> work) {
        try {
            return work.get();
        } catch (DataAccessException | TransactionException e) {
            throw StoreFailure.of(e);
        }
    }

    boolean active() {
        return running.get() != null;
    }

    void append(Entry entry) {
        current("a register entry").entries.add(entry);
    }

    /** Once the transaction is durable; not at all where it is rolled back. */
    void afterCommit(Runnable work) {
        current("work after the commit").afterwards.add(work);
    }

    private Running current(String what) {
        Running current = running.get();
        if (current == null) {
            throw new IllegalStateException(what + " belongs in a transaction");
        }
        return current;
    }
}
