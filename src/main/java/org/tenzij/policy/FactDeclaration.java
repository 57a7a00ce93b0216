package org.tenzij.policy;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A fact that clauses may ask for, as {@code facts.yaml} declares it.
 *
 * @param ordinal its place in every {@link Values}
 * @param domain every value it can have: {@code Boolean}, {@code String} or {@code Long}
 * @param asserters who may vouch for it
 * @param offices of those who approve: the offices whose word counts, in the order of the file; empty for a fact that no
 *     approver asserts
 * @param bound counts only when given for exactly this projection, see {@link Assertion#boundTo}
 * @param motivated counts only when a motivation in words is on file
 * @param derived computed from the request and the policy set; nobody asserts it
 * @param evidence where the proof of it lives
 * @param remedy how a person may lawfully change a value that is known; null where nobody can
 */
public record FactDeclaration(
        String id,
        int ordinal,
        List<Object> domain,
        Set<Asserter> asserters,
        List<String> offices,
        boolean bound,
        boolean motivated,
        boolean derived,
        Sentence meaning,
        String evidence,
        @Nullable Sentence remedy) {
    public FactDeclaration {
        domain = List.copyOf(domain);
        asserters = Set.copyOf(asserters);
        offices = List.copyOf(offices);
    }

    /** 0 means unknown: a value outside the domain, or of another type, is not known. */
    int indexOf(Object value) {
        Object plain = value instanceof Integer number ? (Object) number.longValue() : value;
        return domain.indexOf(plain) + 1;
    }

    @Nullable
    Object value(int index) {
        return index == 0 ? null : domain.get(index - 1);
    }

    boolean canBeWaitedFor() {
        return !derived && asserters.stream().anyMatch(Asserter::canBeWaitedFor);
    }
}
