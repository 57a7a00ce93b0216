package org.tenzij.node.carriage;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.util.concurrent.TimeUnit;

/** OpenSSH's own sshd on a free loopback port, for the user who runs the tests; files land in its folder. */
final class OpenSshServer implements AutoCloseable {
    static final Path SSHD = Path.of("/usr/sbin/sshd");

    private final Process sshd;
    private final int port;

    OpenSshServer(Path folder, Path incoming, KeyPair hostKey, OpenSshKey client)
            throws IOException, InterruptedException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        if (System.getProperty("user.name").equals("root")) {
            // The daemon insists on its place for privilege separation.
            Files.createDirectories(Path.of("/run/sshd"));
        }
        Path key = folder.resolve("host_key");
        Files.write(key, PeerEndpoint.pem(hostKey));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        Path authorized = Files.writeString(folder.resolve("authorized_keys"), client.line() + "\n");
        Path configuration =
                Files.writeString(folder.resolve("sshd_config"), """
                ListenAddress 127.0.0.1
                Port %d
                HostKey %s
                PidFile none
                AuthorizedKeysFile %s
                StrictModes no
                UsePAM no
                PasswordAuthentication no
                KbdInteractiveAuthentication no
                PermitRootLogin yes
                Subsystem sftp internal-sftp
                ForceCommand internal-sftp -d %s
                AllowTcpForwarding no
                """.formatted(port, key, authorized, incoming));
        sshd = new ProcessBuilder(SSHD.toString(), "-D", "-e", "-f", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("sshd.log").toFile())
                .start();
        boolean listening = false;
        for (int i = 0; i < 500 && sshd.isAlive() && !listening; i++) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
                listening = true;
            } catch (IOException e) {
                Thread.sleep(20);
            }
        }
        if (!listening) {
            close();
            throw new IOException(
                    "sshd did not start: " + Files.readString(folder.resolve("sshd.log"), StandardCharsets.UTF_8));
        }
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        sshd.destroy();
        try {
            if (!sshd.waitFor(10, TimeUnit.SECONDS)) {
                sshd.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
