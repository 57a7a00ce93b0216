package org.tenzij.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.Party;
import org.tenzij.exchange.Receipt;
import org.tenzij.exchange.json.StrictJson;
import org.tenzij.receive.Incoming;
import org.tenzij.register.LawfulOrder;
import org.tenzij.register.Verification;
import org.tenzij.send.Outgoing;
import org.tenzij.store.PostgresServer;
import org.tenzij.store.StoreSettings;

/** The same story on PostgreSQL, each node on a database of its own; a node that starts again goes on. */
class PostgresNodeTest {
    @TempDir
    private static Path folder;

    private static Map<String, Object> store(String worker) throws IOException {
        StoreSettings.Postgres database = PostgresServer.newDatabase(worker);
        Path password = Files.writeString(folder.resolve(worker + ".password"), database.password() + "\n");
        return Map.of(
                "tenzij.store.url", database.url(),
                "tenzij.store.user", database.user(),
                "tenzij.store.password-file", password);
    }

    @Test
    void figuresComeInOnceInOrderWithReceiptsAndRegistersThatHold() throws IOException {
        try (TestNetwork network = new TestNetwork(folder.resolve("network"), "sx", "rst")) {
            Map<String, Object> sx = store("sx");
            network.start("sx", sx);
            network.start("rst", store("rst"));
            byte[] first = TestNetwork.figures("sx", 2015);
            Submitting.Accepted accepted = network.node("sx").intake().figures(first, "first", TestNetwork.to("rst"));
            Digest manifest = completed(network, accepted, 1, null);
            network.stop("sx");
            network.start("sx", sx);
            Submitting.Accepted again = network.node("sx").intake().figures(first, "first", TestNetwork.to("rst"));
            assertThat(again.again()).isTrue();
            assertThat(again.exchanges()).isEqualTo(accepted.exchanges());
            completed(
                    network,
                    network.node("sx")
                            .intake()
                            .figures(TestNetwork.figures("sx", 2016), "second", TestNetwork.to("rst")),
                    2,
                    manifest);
            assertThat(network.messages("rst")).hasSize(2);
            for (String party : network.parties()) {
                assertThat(network.folder(party).resolve("store.db")).doesNotExist();
                assertThat(LawfulOrder.check(network.node(party).entries()))
                        .as(party)
                        .isEmpty();
                TestNetwork.until(
                        () -> "nothing published", () -> network.node(party).published());
                assertThat(network.node(party).verifyRegister()).isInstanceOf(Verification.Sound.class);
            }
        }
    }

    private static Digest completed(
            TestNetwork network,
            Submitting.Accepted accepted,
            long sequence,
            @org.jspecify.annotations.Nullable Digest previous) {
        Submitting.Taken taken = accepted.exchanges().getFirst();
        Outgoing.Exchange ended = network.await("sx", taken, Outgoing.State.COMPLETED);
        Incoming.Message message = network.message("sx", "rst", taken);
        Receipt receipt = StrictJson.read(Objects.requireNonNull(ended.receipt()), Receipt.class, "receipt");
        assertThat(message.sender()).isEqualTo(new Party("sx"));
        assertThat(message.sequence()).isEqualTo(sequence);
        assertThat(message.previous()).isEqualTo(previous);
        assertThat(receipt.manifestSha256()).isEqualTo(message.manifest());
        return message.manifest();
    }
}
