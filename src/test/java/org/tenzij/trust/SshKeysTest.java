package org.tenzij.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tenzij.trust.Codes.assertRefused;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Party;

/** The SSH libraries of both ends read our key files, and mean the same public key by them. */
class SshKeysTest {
    @TempDir
    Path folder;

    @Test
    void bothLibrariesReadTheGeneratedKeys() throws IOException, GeneralSecurityException, JSchException {
        ExampleCommunity example = ExampleCommunity.generate(
                folder.resolve("c"), List.of(Seat.local("cw", 1)), Instant.parse("2026-11-23T12:00:00Z"));
        NodeKeys node = NodeKeys.load(example.keys(new Party("cw")));
        for (SshIdentity identity : List.of(node.sftpClient(), node.sftpHost())) {
            assertThat(identity.publicKey().type()).isEqualTo("ecdsa-sha2-nistp256");
            assertThat(mina(identity.file())).isEqualTo(identity.publicKey().line());
            assertThat(jsch(identity.file())).isEqualTo(identity.publicKey().blob());
        }
    }

    @Test
    void readsWhatAnOperatorMakesWithStockTools() throws Exception {
        List<List<String>> commands = List.of(
                List.of("ssh-keygen", "-q", "-t", "ecdsa", "-b", "256", "-N", "", "-C", "", "-f", "a"),
                List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "node", "-f", "b"),
                List.of("ssh-keygen", "-q", "-t", "ecdsa", "-m", "PEM", "-N", "", "-C", "", "-f", "c"),
                List.of("ssh-keygen", "-q", "-t", "ecdsa", "-m", "PKCS8", "-N", "", "-C", "", "-f", "d"));
        for (List<String> command : commands) {
            run(command);
            Path file = folder.resolve(command.get(command.size() - 1));
            SshIdentity identity = KeyReading.ssh(file);
            String published = java.nio.file.Files.readString(folder.resolve(file.getFileName() + ".pub"));
            assertThat(published.strip()).startsWith(identity.publicKey().line());
            assertThat(jsch(file)).isEqualTo(identity.publicKey().blob());
        }
    }

    @Test
    void refusesEncryptedAndRsaKeys() throws Exception {
        run(List.of("ssh-keygen", "-q", "-t", "ecdsa", "-N", "secret", "-f", "e"));
        run(List.of("ssh-keygen", "-q", "-t", "rsa", "-b", "3072", "-N", "", "-f", "f"));
        for (String file : List.of("e", "f")) {
            assertRefused(ErrorCode.TRUST_MISSING_KEY, () -> KeyReading.ssh(folder.resolve(file)));
        }
    }

    private static String mina(Path file) throws IOException, GeneralSecurityException {
        List<KeyPair> pairs = new ArrayList<>();
        new FileKeyPairProvider(file).loadKeys(null).forEach(pairs::add);
        assertThat(pairs).hasSize(1);
        return PublicKeyEntry.toString(pairs.get(0).getPublic());
    }

    private static byte[] jsch(Path file) throws JSchException {
        com.jcraft.jsch.KeyPair pair = com.jcraft.jsch.KeyPair.load(new JSch(), file.toString(), null);
        assertThat(pair.isEncrypted()).isFalse();
        return pair.getPublicKeyBlob();
    }

    private void run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }
}
