package org.tenzij.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.tenzij.store.Samples.bytes;

import org.junit.jupiter.api.Test;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Fault;

class StorageCipherTest {
    private final StorageCipher cipher = new StorageCipher(StorageKey.random());

    @Test
    void whatWasProtectedIsRevealedAndNeverLooksTheSame() {
        byte[] one = cipher.protect(bytes("secret"), "table.column", "row");
        byte[] two = cipher.protect(bytes("secret"), "table.column", "row");
        assertThat(one).isNotEqualTo(two);
        assertThat(cipher.reveal(one, "table.column", "row")).isEqualTo(bytes("secret"));
        assertThat(cipher.reveal(two, "table.column", "row")).isEqualTo(bytes("secret"));
        assertThat(cipher.protectIfAny(null, "table.column", "row")).isNull();
        assertThat(cipher.revealIfAny(null, "table.column", "row")).isNull();
    }

    @Test
    void everyFlippedBitIsNoticed() {
        byte[] stored = cipher.protect(bytes("secret"), "table.column", "row");
        for (int bit = 0; bit < stored.length * 8; bit++) {
            byte[] flipped = stored.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            corrupt(() -> cipher.reveal(flipped, "table.column", "row"));
        }
        assertThat(stored).hasSize(1 + 12 + 6 + 16);
    }

    @Test
    void aValueBelongsToItsColumnItsRowAndItsKey() {
        byte[] stored = cipher.protect(bytes("secret"), "table.column", "row");
        corrupt(() -> cipher.reveal(stored, "table.other", "row"));
        corrupt(() -> cipher.reveal(stored, "table.column", "other"));
        corrupt(() -> new StorageCipher(StorageKey.random()).reveal(stored, "table.column", "row"));
        corrupt(() -> cipher.reveal(new byte[0], "table.column", "row"));
        corrupt(() -> cipher.reveal(new byte[28], "table.column", "row"));
    }

    @Test
    void aKeyHasThirtyTwoBytesAndIsNotShown() {
        assertThat(StorageKey.of(new byte[32])).hasToString("StorageKey");
        assertThatExceptionOfType(Fault.class)
                .isThrownBy(() -> StorageKey.of(new byte[31]))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIGURE_INVALID));
        assertThat(new StoreSettings.Postgres("jdbc:postgresql://localhost/x", "user", "hush", "w").toString())
                .doesNotContain("hush", "user");
    }

    private static void corrupt(Runnable reading) {
        assertThatExceptionOfType(Fault.class)
                .isThrownBy(reading::run)
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_CORRUPT));
    }
}
