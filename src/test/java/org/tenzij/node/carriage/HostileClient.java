package org.tenzij.node.carriage;

import java.io.IOException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.client.ClientBuilder;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;

/** A client that knows a key of a peer and tries whatever the library lets it. */
final class HostileClient implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(20);
    private final SshClient client = SshClient.setUpDefaultClient();

    HostileClient() {
        client.setServerKeyVerifier((session, address, key) -> true);
        client.start();
    }

    /** Offers that key exchange alone. */
    void onlyKex(String name) {
        client.setKeyExchangeFactories(
                List.of(ClientBuilder.DH2KEX.apply(Objects.requireNonNull(BuiltinDHFactories.fromFactoryName(name)))));
    }

    /** Offers that cipher alone. */
    void onlyCipher(String name) {
        client.setCipherFactories(List.of(Objects.requireNonNull(BuiltinCiphers.fromFactoryName(name))));
    }

    /** A session that has not proved anything yet. */
    ClientSession connect(int port, String user) throws IOException {
        return client.connect(user, "127.0.0.1", port).verify(PATIENCE).getSession();
    }

    /** A session that has proved itself with that key. */
    ClientSession enter(int port, String user, KeyPair key) throws IOException {
        ClientSession session = connect(port, user);
        session.addPublicKeyIdentity(OpenSshKey.forLibrary(key));
        session.auth().verify(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        return session;
    }

    static SftpClient sftp(ClientSession session) throws IOException {
        return SftpClientFactory.instance().createSftpClient(session);
    }

    @Override
    public void close() {
        client.stop();
    }
}
