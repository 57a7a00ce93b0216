package org.tenzij.envelope;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Untrusted;

/**
 * The four signed attributes of CAdES-B, each once with one value, in DER order, and no other.
 *
 * <p>Source: RFC 5652, sections 5.3 and 11; RFC 5035, section 3; ETSI EN 319 122-1, section 6.3.
 */
final class SignedAttributes {
    private static final String WHERE = Container.SIGNATURE;

    /** The single value of each attribute, by the octets of its type. */
    private final Map<ByteBuffer, Der> values = new LinkedHashMap<>();

    private SignedAttributes() {}

    static SignedAttributes parse(byte[] attributes) {
        SignedAttributes parsed = new SignedAttributes();
        Der set = Der.inside(attributes, WHERE).enter(Der.CONSTRUCTED_0);
        byte[] before = {};
        while (!set.atEnd()) {
            byte[] raw = set.raw();
            if (Arrays.compareUnsigned(before, raw) >= 0) {
                throw wrong("the signed attributes are not in the order of DER");
            }
            before = raw;
            Der attribute = Der.inside(raw, WHERE).enter(Der.SEQUENCE);
            byte[] type = attribute.raw();
            Der single = attribute.enter(Der.SET);
            attribute.end();
            byte[] value = single.raw();
            if (!single.atEnd() || parsed.values.put(ByteBuffer.wrap(type), Der.inside(value, WHERE)) != null) {
                throw wrong("a signed attribute stands there twice");
            }
        }
        return parsed;
    }

    /** Holds them against what was signed and the certificate that is said to have signed. */
    void check(byte[] content, byte[] certificate, CertificateRef reference) {
        if (!Arrays.equals(take(Profile.CONTENT_TYPE).raw(), Profile.DATA)) {
            throw wrong("the signed content type is not plain data");
        }
        byte[] digest = take(Profile.MESSAGE_DIGEST).value(Der.OCTET_STRING);
        Der time = take(Profile.SIGNING_TIME);
        if (!time.next(Der.UTC_TIME) && !time.next(Der.GENERALIZED_TIME)) {
            throw wrong("the signing time is not a time");
        }
        signingCertificate(take(Profile.SIGNING_CERTIFICATE_V2), certificate, reference);
        if (!values.isEmpty()) {
            throw wrong("a signed attribute is not expected");
        }
        if (!MessageDigest.isEqual(digest, Digest.sha256(content))) {
            throw Distrust.of(ErrorCode.OPEN_BAD_DIGEST, "something else was signed than this list", WHERE);
        }
    }

    private static void signingCertificate(Der value, byte[] certificate, CertificateRef reference) {
        Der signing = value.enter(Der.SEQUENCE);
        Der first = signing.enter(Der.SEQUENCE).enter(Der.SEQUENCE);
        if (first.next(Der.SEQUENCE) && !Profile.isSha256(first.raw())) {
            throw Distrust.algorithm("the digest of the signing certificate", WHERE);
        }
        boolean same = Arrays.equals(first.value(Der.OCTET_STRING), Digest.sha256(certificate));
        if (same && !first.atEnd()) {
            Der issuerSerial = first.enter(Der.SEQUENCE);
            first.end();
            Der names = issuerSerial.enter(Der.SEQUENCE);
            Der name = names.enter(Der.CONSTRUCTED_4);
            names.end();
            same = Arrays.equals(name.raw(), reference.issuer())
                    && Arrays.equals(issuerSerial.raw(), reference.serial());
            issuerSerial.end();
        }
        if (!same) {
            throw wrong("the signature is bound to another certificate");
        }
    }

    private Der take(byte[] type) {
        @Nullable Der value = values.remove(ByteBuffer.wrap(type));
        if (value == null) {
            throw Distrust.of(ErrorCode.OPEN_MISSING_ATTRIBUTE, "a signed attribute of CAdES-B is missing", WHERE);
        }
        return value;
    }

    private static Untrusted wrong(String what) {
        return Distrust.of(ErrorCode.OPEN_WRONG_ATTRIBUTE, what, WHERE);
    }
}
