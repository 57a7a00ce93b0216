package org.tenzij.envelope;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Fault;

/**
 * How a CMS file names a certificate: by issuer and serial number, or by its subject key identifier.
 *
 * @param issuerAndSerial the two values as they stand in the certificate, one behind the other
 * @param issuer the DER of the issuer's name
 * @param serial the DER of the serial number
 * @param keyIdentifier content of the extension, or null
 */
record CertificateRef(byte[] issuerAndSerial, byte[] issuer, byte[] serial, byte @Nullable [] keyIdentifier) {

    static CertificateRef of(X509Certificate certificate, String where) {
        Der body = Der.file(encoded(certificate), where).enter(Der.SEQUENCE).enter(Der.SEQUENCE);
        if (body.next(Der.CONSTRUCTED_0)) {
            body.raw();
        }
        byte[] serial = body.raw();
        body.raw();
        byte[] issuer = body.raw();
        byte[] both = Arrays.copyOf(issuer, issuer.length + serial.length);
        System.arraycopy(serial, 0, both, issuer.length, serial.length);
        byte[] extension = certificate.getExtensionValue("2.5.29.14");
        byte[] identifier = extension == null
                ? null
                : Der.inside(Der.inside(extension, where).value(Der.OCTET_STRING), where)
                        .value(Der.OCTET_STRING);
        return new CertificateRef(both, issuer, serial, identifier);
    }

    /** True when {@code reference}, an IssuerAndSerialNumber, names this certificate. */
    boolean namedBy(Der reference) {
        return Arrays.equals(reference.value(Der.SEQUENCE), issuerAndSerial);
    }

    /** True when this subject key identifier names this certificate. */
    boolean identifiedBy(byte[] identifier) {
        return keyIdentifier != null && Arrays.equals(identifier, keyIdentifier);
    }

    static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new Fault(
                    ErrorCode.INTERNAL, "a certificate that was read cannot be written", "certificate", "report it", e);
        }
    }
}
