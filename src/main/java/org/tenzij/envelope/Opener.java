package org.tenzij.envelope;

import java.security.cert.X509Certificate;
import java.util.List;
import org.tenzij.exchange.Manifest;
import org.tenzij.exchange.Party;

/**
 * Opens envelopes with this node's keys, in memory. What comes out was authentic, signed by a party the trust room knows, and
 * whole; until then nothing of it is parsed beyond its framing, shown or stored.
 *
 * <p>The order is fixed: size, outer form to its last octet, allow-list, recipient, decryption and tag, container, signature,
 * signer, signed list, manifest, parts. Each failure is {@link org.tenzij.exchange.Untrusted} with its own {@code open.*}
 * code; peers are told only {@code open.untrusted}. Safe for use by many threads.
 *
 * <p>Source: RFC 5083, 5084, 5652, 5753; ETSI EN 319 162-1 and EN 319 122-1; settled point 15.
 */
public final class Opener {
    private final Decryption decryption;
    private final SignerCheck check;

    /**
     * Opens with these keys.
     *
     * @param own every key this node may be written to under, old ones included
     */
    public Opener(List<DecryptionKey> own, SignerCheck check) {
        this.decryption = new Decryption(own);
        this.check = check;
    }

    /** Opens one envelope. Whether this node is the addressee the manifest names, admit judges. */
    public Opened open(byte[] envelope) {
        Envelope.bounded(envelope);
        Container container = Container.read(decryption.decrypt(Encrypted.parse(envelope)));
        Verification verified = Verification.verify(container.signature(), container.asicManifest());
        X509Certificate certificate = verified.signer();
        Party signer = check.check(certificate, verified.others());
        AsicManifest.check(container.asicManifest(), container.files());
        Manifest manifest = ManifestFile.read(container.manifest());
        ManifestFile.check(manifest, container.decision(), container.content());
        return new Opened(
                manifest, container.manifest(), container.decision(), container.content(), signer, certificate);
    }
}
