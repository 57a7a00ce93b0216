package org.tenzij.trust;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import org.tenzij.exchange.ErrorCode;

/** The detached signature over {@code community.json}. Fails with TRUST_UNSIGNED_COMMUNITY, whatever is wrong. */
final class SchemeSignature {
    private static final DetachedSignature.Place PLACE = new DetachedSignature.Place(
            ErrorCode.TRUST_UNSIGNED_COMMUNITY,
            CommunityFiles.SIGNATURE,
            "fetch the community file and its signature again from the scheme authority");

    private SchemeSignature() {}

    /** Returns only if this certificate's key signed exactly these bytes. What the signature itself brings is not believed. */
    static void verify(byte[] content, byte[] cms, X509Certificate authority, Instant now) {
        DetachedSignature.verify(content, cms, authority, now, PLACE);
    }

    static byte[] sign(byte[] content, PrivateKey key, X509Certificate authority) {
        return DetachedSignature.sign(content, key, authority, null);
    }
}
