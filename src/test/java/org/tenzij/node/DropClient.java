package org.tenzij.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.tenzij.exchange.MessageId;

/** Puts any bytes into a drop folder, over SFTP with a peer's own key, as that peer's node would. */
final class DropClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SshClient client = SshClient.setUpDefaultClient();

    DropClient() {
        client.setServerKeyVerifier((session, address, key) -> true);
        client.start();
    }

    void put(TestNetwork network, String from, String at, byte[] envelope) {
        Path key = network.folder(from).resolve("keys").resolve("sftp-client");
        try (ClientSession session = client.connect(from, "127.0.0.1", network.sftpPort(at))
                .verify(PATIENCE)
                .getSession()) {
            new FileKeyPairProvider(key).loadKeys(session).forEach(session::addPublicKeyIdentity);
            session.auth().verify(PATIENCE);
            try (SftpClient sftp = SftpClientFactory.instance().createSftpClient(session)) {
                String id = MessageId.at(Instant.now()).value();
                String part = id + ".0.part";
                try (SftpClient.CloseableHandle file = sftp.open(
                        part,
                        Set.of(SftpClient.OpenMode.Write, SftpClient.OpenMode.Create, SftpClient.OpenMode.Exclusive))) {
                    sftp.write(file, 0, envelope);
                }
                sftp.rename(part, id + ".tzj");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("nothing could be put into the drop folder", e);
        }
    }

    @Override
    public void close() {
        client.stop();
    }
}
