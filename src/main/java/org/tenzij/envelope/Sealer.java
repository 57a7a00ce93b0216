package org.tenzij.envelope;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Fault;
import org.tenzij.exchange.Invalid;
import org.tenzij.exchange.Manifest;
import org.tenzij.exchange.Untrusted;

/**
 * Signs and encrypts a message for one recipient, in memory. Safe for use by many threads.
 *
 * <p>Source: RFC 5083, 5652, 5753; ETSI EN 319 162-1 and EN 319 122-1.
 */
public final class Sealer {
    private static final String REMEDY = "report it; nothing was sent";
    private static final byte[] PROBE = {'t', 'e', 'n', 'z', 'i', 'j'};

    private final Signing signing;

    /**
     * Seals as the holder of this key, which is tried at once.
     *
     * @throws Fault {@link ErrorCode#SEAL_NO_KEY} when the key is not on P-256 or does not belong to the certificate
     */
    public Sealer(SigningKey own) {
        usable(own.certificate());
        try {
            if (!P256.verifies(own.certificate().getPublicKey(), PROBE, P256.sign(own.key(), PROBE))) {
                throw new Fault(
                        ErrorCode.SEAL_NO_KEY,
                        "key and certificate do not belong together",
                        "signing key",
                        "configure the pair that was issued together");
            }
        } catch (GeneralSecurityException e) {
            throw new Fault(
                    ErrorCode.SEAL_NO_KEY, "the key cannot sign", "signing key", "check the key file or token", e);
        }
        this.signing = new Signing(own);
    }

    /** Seals with the time the manifest was made as signing time. */
    public Sealed seal(
            Manifest manifest,
            byte[] decision,
            SortedMap<String, byte[]> content,
            X509Certificate recipientEncryption) {
        return seal(manifest, decision, content, recipientEncryption, manifest.createdAt());
    }

    /**
     * Seals one message.
     *
     * @param content the parts by path; exactly those the manifest names, see {@link ContentPath}
     * @param recipientEncryption the one certificate whose holder can open it; that it is the recipient's, the caller knows
     * @param signingTime what the signature claims
     * @throws Invalid {@link ErrorCode#SEAL_TOO_LARGE} when the parts are over 8 MiB together or the envelope over 16 MiB
     * @throws Fault {@link ErrorCode#SEAL_FAILED} when manifest, decision and parts do not fit each other;
     *     {@link ErrorCode#SEAL_NO_KEY} when the recipient's key is not on P-256
     */
    public Sealed seal(
            Manifest manifest,
            byte[] decision,
            SortedMap<String, byte[]> content,
            X509Certificate recipientEncryption,
            Instant signingTime) {
        bounded(content);
        usable(recipientEncryption);
        byte[] manifestBytes = manifest.toBytes();
        fitting(manifestBytes, decision, content);
        TreeMap<String, byte[]> files = new TreeMap<>();
        files.putAll(content);
        files.put(Container.MANIFEST, manifestBytes);
        files.put(Container.DECISION, decision);
        byte[] list = AsicManifest.write(files);
        byte[] sealed;
        try {
            Container container = new Container(list, signing.sign(list, signingTime), files);
            sealed = Encryption.encrypt(container.write(), recipientEncryption);
        } catch (GeneralSecurityException e) {
            throw new Fault(ErrorCode.SEAL_FAILED, "signing or encrypting failed", "envelope", REMEDY, e);
        }
        if (sealed.length > Envelope.MAX_BYTES) {
            throw tooLarge("the envelope is over " + Envelope.MAX_BYTES + " bytes");
        }
        return new Sealed(Envelope.made(sealed), Digest.of(manifestBytes));
    }

    private static void bounded(SortedMap<String, byte[]> content) {
        long bytes = content.values().stream().mapToLong(part -> part.length).sum();
        if (bytes > Profile.MAX_CONTENT_BYTES || content.size() > Container.MAX_PARTS) {
            throw tooLarge("the parts are over " + Profile.MAX_CONTENT_BYTES + " bytes together, or over "
                    + Container.MAX_PARTS);
        }
    }

    private static Invalid tooLarge(String what) {
        return new Invalid(ErrorCode.SEAL_TOO_LARGE, what, "envelope", "send fewer or smaller attachments");
    }

    private static void usable(X509Certificate certificate) {
        if (!P256.isOn(certificate.getPublicKey())) {
            throw new Fault(
                    ErrorCode.SEAL_NO_KEY,
                    "the certificate's key is not on the curve P-256",
                    "certificate",
                    "have a certificate issued for a P-256 key");
        }
    }

    /** What our own recipients would refuse is not sent: the same checks as on opening. */
    private static void fitting(byte[] manifestBytes, byte[] decision, SortedMap<String, byte[]> content) {
        try {
            ManifestFile.check(ManifestFile.read(manifestBytes), decision, content);
        } catch (Untrusted e) {
            throw new Fault(ErrorCode.SEAL_FAILED, e.what(), e.where(), REMEDY, e);
        }
        long names = content.keySet().stream()
                .filter(ContentPath::isAllowed)
                .map(path -> path.toLowerCase(Locale.ROOT))
                .distinct()
                .count();
        if (names != content.size()) {
            throw new Fault(
                    ErrorCode.SEAL_FAILED, "a part has a name that is not allowed or stands twice", "content", REMEDY);
        }
    }
}
