package org.tenzij.envelope;

import java.security.cert.X509Certificate;
import java.util.SortedMap;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.Manifest;
import org.tenzij.exchange.Party;

/**
 * What an envelope held, after everything this package can check was checked. Whether it is for this node, in time, in order
 * and allowed, is judged by admit: an intact message can be sealed again by a recipient for somebody else.
 *
 * @param manifestBytes manifest.json as signed; always equal to {@code manifest.toBytes()}
 * @param decision decision.json as signed, not parsed
 * @param content the parts by path, not parsed; read-only
 * @param signer the party the trust room found behind the certificate; admit compares it with the manifest's sender
 */
public record Opened(
        Manifest manifest,
        byte[] manifestBytes,
        byte[] decision,
        SortedMap<String, byte[]> content,
        Party signer,
        X509Certificate certificate) {

    /** The digest a receipt names. */
    public Digest manifestSha256() {
        return Digest.of(manifestBytes);
    }

    /** Says whose and which, not what. */
    @Override
    public String toString() {
        return "Opened[" + manifest.id() + " of " + signer + "]";
    }
}
