package org.tenzij.node.carriage;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Party;

/** A real drop server of the node kw on a free port, which knows the peers cw and aw; and what a sender needs to reach it. */
public final class DropFixture implements AutoCloseable {
    public static final Party SELF = new Party("kw");
    public static final Party CW = new Party("cw");
    public static final Party AW = new Party("aw");

    public final KeyPair hostKey = ellipticPair();
    public final KeyPair cwKey = ellipticPair();
    public final KeyPair awKey = edwardsPair();
    public final BlockingQueue<Dropped> arrivals = new LinkedBlockingQueue<>();
    public final Path folder;
    public final DropServer server;
    private final ExecutorService pickUps = Executors.newSingleThreadExecutor();

    public DropFixture(Path folder, DropLimits limits) {
        this.folder = folder;
        server = new DropServer(
                new DropServer.Settings(SELF, "127.0.0.1", 0, folder, limits),
                hostKey,
                Map.of(
                        CW, List.of(OpenSshKey.of(cwKey.getPublic())),
                        AW, List.of(OpenSshKey.of(awKey.getPublic()))),
                (peer, file) -> arrivals.add(new Dropped(peer, file)),
                pickUps);
        server.start();
    }

    /** The endpoint of this server for the sender cw. */
    public PeerEndpoint endpoint() {
        return PeerEndpoint.of(
                SELF,
                CW,
                "127.0.0.1",
                server.port(),
                PeerEndpoint.pem(cwKey),
                List.of(OpenSshKey.of(hostKey.getPublic())));
    }

    /** Limits that are quick to reach: files of 64 KiB, folders of 256 KiB or 20 files. */
    public static DropLimits tight() {
        return new DropLimits(
                65_536, 262_144, 20, 8, 64, 4, Duration.ofSeconds(20), Duration.ofMinutes(2), Duration.ofHours(6));
    }

    /** A new name of an envelope. */
    public static String envelopeName() {
        return MessageId.at(Instant.now()) + ".tzj";
    }

    public static KeyPair ellipticPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static KeyPair edwardsPair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.close();
        pickUps.shutdownNow();
    }
}
