package org.tenzij.node;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.tenzij.exchange.Party;

/** Who is told that there is work now. Ringing never blocks and never fails; the loops look by themselves as well. */
final class Bells {
    /** One bell; ringing it twice before anyone hears it is ringing it once. */
    static final class Bell {
        private final Semaphore rung = new Semaphore(0);

        void ring() {
            if (rung.availablePermits() == 0) {
                rung.release();
            }
        }

        /** Waits until rung, that long at most. */
        void await(Duration most) throws InterruptedException {
            if (rung.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS)) {
                rung.drainPermits();
            }
        }
    }

    final Bell decide = new Bell();
    final Bell arrive = new Bell();
    final Bell receive = new Bell();
    final Bell publish = new Bell();
    final Bell housekeeping = new Bell();
    private final Map<Party, Bell> seal = new ConcurrentHashMap<>();
    private final Map<Party, Bell> carry = new ConcurrentHashMap<>();
    private final Map<Party, Bell> acknowledge = new ConcurrentHashMap<>();

    Bell seal(Party peer) {
        return seal.computeIfAbsent(peer, unrung -> new Bell());
    }

    Bell carry(Party peer) {
        return carry.computeIfAbsent(peer, unrung -> new Bell());
    }

    Bell acknowledge(Party peer) {
        return acknowledge.computeIfAbsent(peer, unrung -> new Bell());
    }
}
