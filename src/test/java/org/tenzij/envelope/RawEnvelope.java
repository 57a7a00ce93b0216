package org.tenzij.envelope;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;

/** Makes envelopes without any of the checks that {@link Sealer} makes, for tests of other rooms. */
public final class RawEnvelope {
    private RawEnvelope() {}

    /** Every file of a container that this key signed over these files, in their order. */
    public static Map<String, byte[]> container(SortedMap<String, byte[]> files, SigningKey key, Instant at) {
        byte[] list = AsicManifest.write(files);
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put(Container.MIMETYPE, TestMessage.bytes("application/vnd.etsi.asic-e+zip"));
        all.put(AsicManifest.PATH, list);
        try {
            all.put(Container.SIGNATURE, new Signing(key).sign(list, at));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        all.putAll(files);
        return all;
    }

    /** Packs and encrypts these files as they are. */
    public static byte[] seal(Map<String, byte[]> container, X509Certificate recipient) {
        try {
            return Encryption.encrypt(StoredZip.write(container), recipient);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
