package org.tenzij.trust;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.ErrorCode;

/**
 * A folder that a party's authority signed as a whole: {@code SHA256SUMS} lists every file, {@code SHA256SUMS.p7s} is the
 * detached CAdES over that list. Stock tools check both: {@code sha256sum -c SHA256SUMS} and {@code openssl cms -verify}.
 *
 * <p>Source: settled point 6.
 */
public final class SignedFolder {
    /** The list of digests. */
    public static final String SUMS = "SHA256SUMS";

    /** The signature over it. */
    public static final String SIGNATURE = SUMS + ".p7s";

    private static final DetachedSignature.Place PLACE = new DetachedSignature.Place(
            ErrorCode.DECIDE_UNSIGNED_POLICY,
            SIGNATURE,
            "have your party's authority sign the folder with tenzij policy sign");

    private SignedFolder() {}

    /** True where the folder says that it is signed, rightly or not. */
    public static boolean claimed(Map<String, byte[]> files) {
        return files.containsKey(SUMS) || files.containsKey(SIGNATURE);
    }

    /**
     * Returns only where that party's authority signed exactly these files.
     *
     * @param files every file of the folder by its path inside
     * @throws org.tenzij.exchange.Untrusted {@code decide.unsigned-policy}
     */
    public static void verify(SortedMap<String, byte[]> files, Member party, Certificates certificates, Instant now) {
        byte[] sums = files.get(SUMS);
        byte[] signature = files.get(SIGNATURE);
        if (sums == null || signature == null) {
            throw PLACE.unsigned("the folder is not signed");
        }
        X509Certificate signer = DetachedSignature.signer(signature, PLACE);
        OfficerLists.requireAuthority(certificates, signer, party, PLACE, now);
        DetachedSignature.verify(sums, signature, signer, now, PLACE);
        if (!new String(sums, StandardCharsets.UTF_8).equals(sums(files))) {
            throw PLACE.unsigned("a file was altered, added or taken away since it was signed");
        }
    }

    /** The list over these files, in the form of {@code sha256sum}, sorted by name. */
    public static String sums(Map<String, byte[]> files) {
        StringBuilder sums = new StringBuilder();
        new TreeMap<>(files).forEach((name, bytes) -> {
            if (!name.equals(SUMS) && !name.equals(SIGNATURE)) {
                sums.append(Digest.of(bytes).hex()).append("  ").append(name).append('\n');
            }
        });
        return sums.toString();
    }
}
