package org.tenzij.register;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.tenzij.exchange.Digest;

/**
 * Shows that a register only grew between two sizes: the older one is the beginning of the newer.
 *
 * @param from the older size; 0 is the beginning of every register and needs no hashes
 * @param to the newer size
 * @param hashes from the bottom up. Source: RFC 9162, section 2.1.4; the same proof as in RFC 6962, section 2.1.2.
 */
public record ConsistencyProof(long from, long to, List<Digest> hashes) {
    public ConsistencyProof {
        hashes = List.copyOf(hashes);
    }

    /** Whether the register with the one root is the beginning of the register with the other. */
    public boolean proves(Digest fromRoot, Digest toRoot) {
        if (from < 0 || from > to) {
            return false;
        }
        if (from == to) {
            return hashes.isEmpty() && fromRoot.equals(toRoot);
        }
        if (from == 0) {
            return hashes.isEmpty() && fromRoot.equals(Digest.ofRaw(TreeHash.empty()));
        }
        Deque<Digest> path = new ArrayDeque<>(hashes);
        if (Long.bitCount(from) == 1) {
            // The whole older tree is one node of the newer: its root is the first hash and is not sent.
            path.addFirst(fromRoot);
        }
        return !path.isEmpty() && climbs(path, fromRoot, toRoot);
    }

    private boolean climbs(Deque<Digest> path, Digest fromRoot, Digest toRoot) {
        int skip = Long.numberOfTrailingZeros(from);
        long node = (from - 1) >>> skip;
        long last = (to - 1) >>> skip;
        byte[] older = path.pop().raw();
        byte[] newer = older;
        for (Digest sibling : path) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                older = TreeHash.node(sibling.raw(), older);
                newer = TreeHash.node(sibling.raw(), newer);
                while ((node & 1) == 0 && node != 0) {
                    node >>>= 1;
                    last >>>= 1;
                }
            } else {
                newer = TreeHash.node(newer, sibling.raw());
            }
            node >>>= 1;
            last >>>= 1;
        }
        return last == 0
                && Digest.ofRaw(older).equals(fromRoot)
                && Digest.ofRaw(newer).equals(toRoot);
    }
}
