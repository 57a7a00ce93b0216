package org.tenzij.store;

import java.security.SecureRandom;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Fault;

/** The key of this node under which protected columns are encrypted at rest: 256 bits. Source: settled point 23. */
public final class StorageKey {
    /** Length of the key. */
    public static final int SIZE_BYTES = 32;

    private final SecretKey key;

    private StorageKey(byte[] raw) {
        this.key = new SecretKeySpec(raw, "AES");
    }

    /** The key with these 32 bytes; any other length is a {@link Fault}. The array may be cleared afterwards. */
    public static StorageKey of(byte[] raw) {
        if (raw.length != SIZE_BYTES) {
            throw new Fault(
                    ErrorCode.CONFIGURE_INVALID,
                    "the storage key does not have " + SIZE_BYTES + " bytes",
                    "storage key",
                    "give the key this node was set up with, for example made with: openssl rand 32");
        }
        return new StorageKey(raw);
    }

    /** A new random key. */
    public static StorageKey random() {
        byte[] raw = new byte[SIZE_BYTES];
        new SecureRandom().nextBytes(raw);
        return new StorageKey(raw);
    }

    SecretKey key() {
        return key;
    }

    @Override
    public String toString() {
        return "StorageKey";
    }
}
