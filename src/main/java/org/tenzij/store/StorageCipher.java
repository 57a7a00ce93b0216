package org.tenzij.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Fault;

/**
 * Encrypts protected columns: AES-256-GCM, a random 12-byte nonce, a 16-byte tag. Column and row are authenticated, so a
 * value that was moved to another row or column does not open.
 *
 * <p>Stored form: one byte for the form (1), nonce, ciphertext with tag. Random nonces hold for 2^32 values under one key.
 * Source: NIST SP 800-38D, section 8.3.
 */
final class StorageCipher {
    private static final byte FORM = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final StorageKey key;
    private final SecureRandom random = new SecureRandom();

    StorageCipher(StorageKey key) {
        this.key = key;
    }

    /** What is written in that column ({@code table.column}) of that row. */
    byte[] protect(byte[] plain, String column, String row) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] stored = new byte[1 + NONCE_BYTES + plain.length + TAG_BITS / 8];
            ByteBuffer out = ByteBuffer.wrap(stored).put(FORM).put(nonce);
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce, column, row);
            cipher.doFinal(ByteBuffer.wrap(plain), out);
            return stored;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        }
    }

    byte @Nullable [] protectIfAny(byte @Nullable [] plain, String column, String row) {
        return plain == null ? null : protect(plain, column, row);
    }

    /** The plain bytes; fails with {@link Fault} {@code store.corrupt} when key, column, row or one bit is another. */
    byte[] reveal(byte[] stored, String column, String row) {
        if (stored.length < 1 + NONCE_BYTES + TAG_BITS / 8 || stored[0] != FORM) {
            throw corrupt(column, null);
        }
        byte[] nonce = new byte[NONCE_BYTES];
        System.arraycopy(stored, 1, nonce, 0, NONCE_BYTES);
        try {
            return cipher(Cipher.DECRYPT_MODE, nonce, column, row)
                    .doFinal(stored, 1 + NONCE_BYTES, stored.length - 1 - NONCE_BYTES);
        } catch (AEADBadTagException e) {
            throw corrupt(column, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        }
    }

    byte @Nullable [] revealIfAny(byte @Nullable [] stored, String column, String row) {
        return stored == null ? null : reveal(stored, column, row);
    }

    private Cipher cipher(int mode, byte[] nonce, String column, String row) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.key(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((column + "\0" + row).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static Fault corrupt(String column, @Nullable Throwable cause) {
        String what = "a protected value does not open under this storage key";
        String remedy = "give the storage key this store was made with; if it is, restore the store from its backup";
        return cause == null
                ? new Fault(ErrorCode.STORE_CORRUPT, what, column, remedy)
                : new Fault(ErrorCode.STORE_CORRUPT, what, column, remedy, cause);
    }
}
