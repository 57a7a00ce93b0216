package org.tenzij.envelope;

import java.security.PublicKey;
import java.util.Arrays;
import org.tenzij.exchange.ErrorCode;

/**
 * The outer form of an envelope, read to its last octet and checked against the allow-list. No private key is needed for it.
 *
 * <p>CMS AuthEnvelopedData with exactly one recipient, who agrees on a key. Source: RFC 5083, section 2.1; RFC 5084, section
 * 3.2; RFC 5753, section 3.1.
 *
 * @param originator the sender's key for this envelope alone, on the curve
 * @param recipient the RecipientIdentifier as it stands
 * @param sealed the ciphertext with its tag behind it, as the cipher takes it
 */
record Encrypted(PublicKey originator, byte[] recipient, byte[] wrappedKey, byte[] nonce, byte[] sealed) {
    private static final String WHERE = "envelope";

    static Encrypted parse(byte[] envelope) {
        Der contentInfo = Der.file(envelope, WHERE).enter(Der.SEQUENCE);
        if (!Arrays.equals(contentInfo.raw(), Profile.AUTH_ENVELOPED_DATA)) {
            throw Distrust.algorithm("a content type other than AuthEnvelopedData", WHERE);
        }
        Der explicit = contentInfo.enter(Der.CONSTRUCTED_0);
        contentInfo.end();
        Der message = explicit.enter(Der.SEQUENCE);
        explicit.end();
        version(message, 0);
        if (message.next(Der.CONSTRUCTED_0)) {
            throw Distrust.of(ErrorCode.OPEN_WRONG_ATTRIBUTE, "originator certificates have no place here", WHERE);
        }
        Der agreement = agreement(message.enter(Der.SET));
        PublicKey originator = originator(agreement.enter(Der.CONSTRUCTED_0));
        if (agreement.next(Der.CONSTRUCTED_1)) {
            throw Distrust.algorithm("user keying material", WHERE);
        }
        if (!Arrays.equals(agreement.raw(), Profile.KEY_AGREEMENT)) {
            throw Distrust.algorithm("the key agreement, its KDF or its key wrap", WHERE);
        }
        Der keys = agreement.enter(Der.SEQUENCE);
        agreement.end();
        Der key = keys.enter(Der.SEQUENCE);
        if (!keys.atEnd()) {
            throw Distrust.of(ErrorCode.OPEN_WRONG_RECIPIENT_KEY, "it is sealed to several recipients", WHERE);
        }
        byte[] recipient = key.raw();
        byte[] wrapped = key.value(Der.OCTET_STRING);
        key.end();
        if (wrapped.length != Profile.WRAPPED_KEY_BYTES) {
            throw Distrust.algorithm("a content key that is not of 256 bits", WHERE);
        }
        return content(message, originator, recipient, wrapped);
    }

    private static void version(Der value, int expected) {
        if (value.small() != expected) {
            throw Distrust.malformed("a version is not the one of this structure", WHERE);
        }
    }

    private static Der agreement(Der recipients) {
        if (recipients.atEnd()) {
            throw Distrust.of(ErrorCode.OPEN_WRONG_RECIPIENT_KEY, "it is sealed to nobody", WHERE);
        }
        if (!recipients.next(Der.CONSTRUCTED_1)) {
            throw Distrust.algorithm("a recipient who does not agree on a key (key transport, password, KEK)", WHERE);
        }
        Der agreement = recipients.enter(Der.CONSTRUCTED_1);
        if (!recipients.atEnd()) {
            throw Distrust.of(ErrorCode.OPEN_WRONG_RECIPIENT_KEY, "it is sealed to several recipients", WHERE);
        }
        version(agreement, 3);
        return agreement;
    }

    private static PublicKey originator(Der choice) {
        if (!choice.next(Der.CONSTRUCTED_1)) {
            throw Distrust.algorithm("an originator named by certificate", WHERE);
        }
        Der key = choice.enter(Der.CONSTRUCTED_1);
        choice.end();
        if (!Profile.isOriginatorKey(key.raw())) {
            throw Distrust.algorithm("the originator's kind of key", WHERE);
        }
        byte[] bits = key.value(Der.BIT_STRING);
        key.end();
        if (bits.length != P256.POINT_BYTES + 1 || bits[0] != 0) {
            throw Distrust.algorithm("an originator key that is not an uncompressed point of P-256", WHERE);
        }
        // Before our private key meets it: a point off the curve would give the key away bit by bit.
        return P256.key(Arrays.copyOfRange(bits, 1, bits.length))
                .orElseThrow(() ->
                        Distrust.of(ErrorCode.OPEN_WEAK_KEY, "the originator's point is not on the curve", WHERE));
    }

    private static Encrypted content(Der message, PublicKey originator, byte[] recipient, byte[] wrapped) {
        Der content = message.enter(Der.SEQUENCE);
        if (!Arrays.equals(content.raw(), Profile.DATA)) {
            throw Distrust.algorithm("an inner content type other than data", WHERE);
        }
        Der algorithm = content.enter(Der.SEQUENCE);
        if (!Arrays.equals(algorithm.raw(), Profile.AES_256_GCM)) {
            throw Distrust.algorithm("the cipher", WHERE);
        }
        Der parameters = algorithm.enter(Der.SEQUENCE);
        algorithm.end();
        byte[] nonce = parameters.value(Der.OCTET_STRING);
        // Absent means 12 octets. Source: RFC 5084, section 3.2.
        int tagBytes = parameters.atEnd() ? 12 : parameters.small();
        parameters.end();
        byte[] ciphertext = content.value(Der.PRIMITIVE_0);
        content.end();
        if (message.next(Der.CONSTRUCTED_1)) {
            throw Distrust.of(ErrorCode.OPEN_WRONG_ATTRIBUTE, "authenticated attributes have no place here", WHERE);
        }
        byte[] tag = message.value(Der.OCTET_STRING);
        if (message.next(Der.CONSTRUCTED_2)) {
            throw Distrust.of(ErrorCode.OPEN_WRONG_ATTRIBUTE, "unauthenticated attributes have no place here", WHERE);
        }
        message.end();
        if (tagBytes != Profile.TAG_BYTES || tag.length != Profile.TAG_BYTES || nonce.length != Profile.NONCE_BYTES) {
            throw Distrust.of(ErrorCode.OPEN_SHORT_TAG, "the tag is not of 16 octets or the nonce not of 12", WHERE);
        }
        byte[] sealed = Arrays.copyOf(ciphertext, ciphertext.length + tag.length);
        System.arraycopy(tag, 0, sealed, ciphertext.length, tag.length);
        return new Encrypted(originator, recipient, wrapped, nonce, sealed);
    }
}
