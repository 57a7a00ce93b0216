package org.tenzij.trust;

import java.security.cert.X509Certificate;
import java.util.List;
import javax.security.auth.x500.X500Principal;

/** What a key of a party is for; a certificate for the one is never taken for the other. Source: RFC 5280, 4.2.1.3. */
enum KeyPurpose {
    /** digitalSignature or nonRepudiation. */
    SIGNING(0, 1),
    /** keyAgreement. */
    ENCRYPTION(4, 4),
    /** What a party's authority signs: officers and policies. digitalSignature or nonRepudiation. */
    AUTHORITY(0, 1);

    private final int bit;
    private final int orBit;

    KeyPurpose(int bit, int orBit) {
        this.bit = bit;
        this.orBit = orBit;
    }

    /** False also where the certificate does not say what its key is for, or is an authority's. */
    boolean allows(X509Certificate certificate) {
        boolean[] usage = certificate.getKeyUsage();
        return usage != null && (usage[bit] || usage[orBit]) && certificate.getBasicConstraints() < 0;
    }

    List<X500Principal> subjects(Member member) {
        return switch (this) {
            case SIGNING -> member.signingSubjects();
            case ENCRYPTION -> member.encryptionSubjects();
            case AUTHORITY -> member.authoritySubjects();
        };
    }
}
