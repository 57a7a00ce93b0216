package org.tenzij.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A known text under the storage key, left on the first start: a wrong key is noticed at start. */
final class KeyProbe {
    private static final byte[] TEXT = "tenzij".getBytes(StandardCharsets.US_ASCII);
    private static final String COLUMN = "storage_key.probe";

    private final Sql sql;
    private final StorageCipher cipher;

    KeyProbe(Sql sql, StorageCipher cipher) {
        this.sql = sql;
        this.cipher = cipher;
    }

    /** Leaves the text where none is yet. */
    void leave() {
        sql.write(jdbc -> jdbc.sql("insert into storage_key (one, probe) values (1, :probe) on conflict do nothing")
                .param("probe", cipher.protect(TEXT, COLUMN, "1"))
                .update());
    }

    /** Fails with {@code store.corrupt} under another key. */
    void check() {
        byte[] probe = sql.read(jdbc -> jdbc.sql("select probe from storage_key where one = 1")
                .query((row, n) -> row.getBytes("probe"))
                .optional()
                .orElseThrow(() -> StoreFailure.corrupt("the store has no key probe", COLUMN)));
        if (!Arrays.equals(cipher.reveal(probe, COLUMN, "1"), TEXT)) {
            throw StoreFailure.corrupt("the key probe is another text", COLUMN);
        }
    }
}
