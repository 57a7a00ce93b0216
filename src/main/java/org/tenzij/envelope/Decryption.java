package org.tenzij.envelope;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.util.List;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Fault;
import org.tenzij.exchange.Untrusted;

/** Opens the outer form with one of our keys, in memory: the content is there whole and authentic, or not at all. */
final class Decryption {
    private static final String WHERE = "envelope";

    private record Own(DecryptionKey key, CertificateRef certificate) {
        boolean namedBy(byte[] recipient) {
            Der reference = Der.inside(recipient, WHERE);
            if (reference.next(Der.SEQUENCE)) {
                return certificate.namedBy(reference);
            }
            Der identifier = reference.enter(Der.CONSTRUCTED_0);
            byte[] value = identifier.value(Der.OCTET_STRING);
            identifier.end();
            return certificate.identifiedBy(value);
        }
    }

    private final List<Own> own;

    Decryption(List<DecryptionKey> own) {
        this.own = own.stream()
                .map(key -> new Own(key, CertificateRef.of(key.certificate(), "own encryption certificate")))
                .toList();
    }

    byte[] decrypt(Encrypted encrypted) {
        DecryptionKey ours = own.stream()
                .filter(key -> key.namedBy(encrypted.recipient()))
                .findFirst()
                .orElseThrow(() -> Distrust.of(
                        ErrorCode.OPEN_WRONG_RECIPIENT_KEY, "it is not sealed to a key of this node", WHERE))
                .key();
        try {
            Key key = KeyWrap.unwrap(encrypted.wrappedKey(), ours.key(), encrypted.originator());
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(8 * Profile.TAG_BYTES, encrypted.nonce()));
            return cipher.doFinal(encrypted.sealed());
        } catch (AEADBadTagException | InvalidKeyException e) {
            throw notAuthentic();
        } catch (GeneralSecurityException e) {
            throw new Fault(ErrorCode.INTERNAL, "the platform cannot decrypt", WHERE, "check the Java installation", e);
        }
    }

    private static Untrusted notAuthentic() {
        return Distrust.of(
                ErrorCode.OPEN_NOT_AUTHENTIC, "it was changed after sealing, or sealed with other keys", WHERE);
    }
}
