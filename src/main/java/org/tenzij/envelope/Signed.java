package org.tenzij.envelope;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tenzij.exchange.ErrorCode;

/**
 * The form of a detached CAdES signature, read to its last octet: exactly one signer, algorithms of the allow-list, signed
 * attributes present, nothing unsigned beside them. Whether it holds, {@link Verification} says.
 *
 * @param certificates as they stand, not parsed
 * @param signer the SignerIdentifier as it stands
 * @param attributes the signed attributes as they stand, with their context tag
 */
record Signed(List<byte[]> certificates, byte[] signer, byte[] attributes, byte[] signature) {
    private static final String WHERE = Container.SIGNATURE;
    private static final int MAX_CERTIFICATES = 8;

    static Signed parse(byte[] file) {
        Der contentInfo = Der.file(file, WHERE).enter(Der.SEQUENCE);
        if (!Arrays.equals(contentInfo.raw(), Profile.SIGNED_DATA)) {
            throw Distrust.algorithm("a content type other than SignedData", WHERE);
        }
        Der explicit = contentInfo.enter(Der.CONSTRUCTED_0);
        contentInfo.end();
        Der message = explicit.enter(Der.SEQUENCE);
        explicit.end();
        int version = message.small();
        Der digests = message.enter(Der.SET);
        detached(message.enter(Der.SEQUENCE));
        List<byte[]> certificates = certificates(message);
        if (message.next(Der.CONSTRUCTED_1)) {
            throw Distrust.malformed("revocation lists have no place in the signature", WHERE);
        }
        Der signers = message.enter(Der.SET);
        message.end();
        if (signers.atEnd()) {
            throw Distrust.of(ErrorCode.OPEN_UNSIGNED, "the signature has no signer", WHERE);
        }
        Der signer = signers.enter(Der.SEQUENCE);
        if (!signers.atEnd()) {
            throw Distrust.of(ErrorCode.OPEN_SEVERAL_SIGNERS, "the signature has several signers", WHERE);
        }
        sha256(digests);
        digests.end();
        return signer(signer, version, certificates);
    }

    private static void detached(Der content) {
        if (!Arrays.equals(content.raw(), Profile.DATA)) {
            throw Distrust.of(ErrorCode.OPEN_WRONG_ATTRIBUTE, "it signs something that is not plain data", WHERE);
        }
        if (!content.atEnd()) {
            throw Distrust.of(ErrorCode.OPEN_BAD_SIGNATURE, "the signature brings content of its own", WHERE);
        }
    }

    private static List<byte[]> certificates(Der message) {
        List<byte[]> certificates = new ArrayList<>();
        if (message.next(Der.CONSTRUCTED_0)) {
            Der set = message.enter(Der.CONSTRUCTED_0);
            while (!set.atEnd()) {
                if (!set.next(Der.SEQUENCE) || certificates.size() == MAX_CERTIFICATES) {
                    throw Distrust.malformed("too many certificates, or not of X.509", WHERE);
                }
                certificates.add(set.raw());
            }
        }
        return certificates;
    }

    private static Signed signer(Der signer, int messageVersion, List<byte[]> certificates) {
        int version = signer.small();
        // Both versions follow from how the signer is named. Source: RFC 5652, sections 5.1 and 5.3.
        if (version != (signer.next(Der.SEQUENCE) ? 1 : 3) || version != messageVersion) {
            throw Distrust.malformed("a version is not the one of this structure", WHERE);
        }
        byte[] identifier = signer.raw();
        sha256(signer);
        if (!signer.next(Der.CONSTRUCTED_0)) {
            throw Distrust.of(ErrorCode.OPEN_MISSING_ATTRIBUTE, "the signature has no signed attributes", WHERE);
        }
        byte[] attributes = signer.raw();
        if (!Arrays.equals(signer.raw(), Profile.ECDSA_SHA_256)) {
            throw Distrust.algorithm("the signature", WHERE);
        }
        byte[] signature = signer.value(Der.OCTET_STRING);
        if (!signer.atEnd()) {
            throw Distrust.of(ErrorCode.OPEN_WRONG_ATTRIBUTE, "unsigned attributes have no place here", WHERE);
        }
        return new Signed(List.copyOf(certificates), identifier, attributes, signature);
    }

    private static void sha256(Der algorithms) {
        if (!Profile.isSha256(algorithms.raw())) {
            throw Distrust.algorithm("the digest of the signature", WHERE);
        }
    }
}
