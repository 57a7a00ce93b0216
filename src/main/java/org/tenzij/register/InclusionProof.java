package org.tenzij.register;

import java.util.List;
import org.tenzij.exchange.Digest;

/**
 * Shows that one entry stands at its index in a register of that size.
 *
 * @param index of the entry, from 0
 * @param size of the register
 * @param hashes from the leaf up. Source: RFC 9162, section 2.1.3; the same proof as in RFC 6962, section 2.1.1.
 */
public record InclusionProof(long index, long size, List<Digest> hashes) {
    public InclusionProof {
        hashes = List.copyOf(hashes);
    }

    /** Whether these bytes are the entry at the index, in the register with that root. An index outside is a no. */
    public boolean proves(byte[] entry, Digest root) {
        if (index < 0 || index >= size) {
            return false;
        }
        long node = index;
        long last = size - 1;
        byte[] hash = TreeHash.leaf(entry);
        for (Digest sibling : hashes) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                hash = TreeHash.node(sibling.raw(), hash);
                while ((node & 1) == 0) {
                    node >>>= 1;
                    last >>>= 1;
                }
            } else {
                hash = TreeHash.node(hash, sibling.raw());
            }
            node >>>= 1;
            last >>>= 1;
        }
        return last == 0 && Digest.ofRaw(hash).equals(root);
    }
}
