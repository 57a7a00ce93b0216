package org.tenzij.envelope;

import java.security.cert.X509Certificate;
import java.util.List;
import org.tenzij.exchange.Party;

/**
 * Who signed, and whether that certificate may sign for a party now: chain, key usage, validity, revocation. The room of
 * trust answers it; an {@link Opener} asks after the signature itself was found to hold.
 */
@FunctionalInterface
public interface SignerCheck {
    /**
     * Says for whom that certificate signs.
     *
     * @param others the certificates that came with the signer's; hints for the chain, worth nothing by themselves
     * @return the one party for which that certificate signs
     * @throws org.tenzij.exchange.Untrusted with a code of its own when it does not
     */
    Party check(X509Certificate signer, List<X509Certificate> others);
}
