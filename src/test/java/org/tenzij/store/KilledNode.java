package org.tenzij.store;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.tenzij.exchange.MessageId;
import org.tenzij.register.Event;

/** A process that submits until it is killed, and prints each id once its commit has returned. */
final class KilledNode {
    private static final int MOST = 100_000;

    private KilledNode() {}

    public static void main(String[] arguments) throws Exception {
        StorageKey key = StorageKey.of(HexFormat.of()
                .parseHex(new String(System.in.readNBytes(2 * StorageKey.SIZE_BYTES), StandardCharsets.US_ASCII)));
        try (Store store = Store.open(new StoreSettings.Sqlite(Path.of(arguments[0]), "worker-1"), key)) {
            for (int i = 0; i < MOST; i++) {
                MessageId id = MessageId.at(Instant.now());
                byte[] request = i % 16 == 15 ? new byte[LargeBytes.THRESHOLD_BYTES] : Samples.bytes("request " + id);
                store.outgoing()
                        .submit(
                                List.of(Samples.exchange(id, Samples.CW, request)),
                                List.of(Samples.entry(Event.SUBMITTED, id)));
                System.out.println(id);
                System.out.flush();
            }
        }
    }
}
