package org.tenzij.trust;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.tenzij.exchange.Digest;

/**
 * Certificates found good a moment ago, because a path costs several signatures. Only good ones are kept, for a minute at
 * most and never past the end of anything the answer rests on; another set of revocation lists is another question.
 */
final class Verdicts {
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int MOST = 1024;

    private final ConcurrentMap<Question, Good> good = new ConcurrentHashMap<>();

    record Question(Digest certificate, KeyPurpose purpose, Digest lists) {}

    /** That the certificate was good at {@code asked}, and would be at most until then, exclusive. */
    record Good(Member member, Instant asked, Instant until) {
        boolean holds(Instant now) {
            return !now.isBefore(asked) && now.isBefore(until) && now.isBefore(asked.plus(KEPT));
        }
    }

    Member member(Question question, Instant now, Supplier<Good> check) {
        Good known = good.get(question);
        if (known != null && known.holds(now)) {
            return known.member();
        }
        Good found = check.get();
        if (good.size() >= MOST) {
            good.clear();
        }
        good.put(question, found);
        return found.member();
    }
}
