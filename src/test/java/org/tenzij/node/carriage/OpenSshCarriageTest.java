package org.tenzij.node.carriage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.Random;
import org.apache.camel.CamelExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.GatewayException;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Party;

/**
 * A peer that runs OpenSSH instead of our drop server. Needs /usr/sbin/sshd: without it the tests are skipped and say so,
 * and fail where the environment says CI=true.
 */
class OpenSshCarriageTest {
    private final KeyPair hostKey = DropFixture.ellipticPair();
    private final KeyPair clientKey = DropFixture.edwardsPair();
    // OpenSSH knows users of the machine only; the sender's party id has to be one of them.
    private final Party user = new Party(System.getProperty("user.name"));
    private final Party peer = new Party("kw");

    @TempDir
    Path folder;

    private Path incoming;
    private OpenSshServer sshd;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        boolean there = Files.isExecutable(OpenSshServer.SSHD);
        if (!there && "true".equals(System.getenv("CI"))) {
            throw new AssertionError("sshd is missing: install openssh-server, this test must run in CI");
        }
        Assumptions.assumeTrue(there, "sshd is missing: install openssh-server to run this test");
        incoming = Files.createDirectory(folder.resolve("incoming"));
        sshd = new OpenSshServer(folder, incoming, hostKey, OpenSshKey.of(clientKey.getPublic()));
    }

    @AfterEach
    void stop() {
        if (sshd != null) {
            sshd.close();
        }
    }

    @Test
    void parcelsArriveWhole() throws IOException {
        byte[] small = new byte[2048];
        byte[] large = new byte[9 * 1024 * 1024];
        new Random(11).nextBytes(small);
        new Random(12).nextBytes(large);
        String id = MessageId.at(java.time.Instant.now()).value();
        try (Sender sender = new Sender(endpoint(hostKey, clientKey))) {
            sender.send(new Parcel(id + ".tzj", 1, small));
            sender.send(new Parcel(id + ".0.seg", 1, large));
            for (int i = 0; i < 50; i++) {
                sender.send(new Parcel(DropFixture.envelopeName(), 1, small));
            }
        }
        assertThat(incoming.resolve(id + ".tzj")).hasBinaryContent(small);
        assertThat(incoming.resolve(id + ".0.seg")).hasBinaryContent(large);
        try (var files = Files.list(incoming)) {
            assertThat(files.filter(file -> !file.toString().endsWith(".part"))).hasSize(52);
        }
    }

    @Test
    void whatIsThereAlreadyCountsAsArrived() {
        String name = DropFixture.envelopeName();
        byte[] bytes = new byte[2048];
        try (Sender sender = new Sender(endpoint(hostKey, clientKey))) {
            sender.send(new Parcel(name, 1, bytes));
            sender.send(new Parcel(name, 2, bytes));
        }
        assertThat(incoming.resolve(name)).hasBinaryContent(bytes);
    }

    @Test
    void anotherHostKeyAndAnotherClientKeyAreRefused() {
        assertCode(endpoint(DropFixture.ellipticPair(), clientKey), ErrorCode.CARRY_WRONG_HOST_KEY);
        assertCode(endpoint(DropFixture.edwardsPair(), clientKey), ErrorCode.CARRY_WRONG_HOST_KEY);
        assertCode(endpoint(hostKey, DropFixture.ellipticPair()), ErrorCode.CARRY_DENIED);
        assertThat(incoming).isEmptyDirectory();
    }

    @Test
    void aNameThatCannotBeWrittenIsDenied() throws IOException {
        String name = DropFixture.envelopeName();
        Files.createDirectory(incoming.resolve(name.replace(".tzj", ".1.part")));
        assertCode(endpoint(hostKey, clientKey), new Parcel(name, 1, new byte[10]), ErrorCode.CARRY_DENIED);
        assertThat(incoming.resolve(name)).doesNotExist();
    }

    private PeerEndpoint endpoint(KeyPair host, KeyPair client) {
        return PeerEndpoint.of(
                peer,
                user,
                "127.0.0.1",
                sshd.port(),
                PeerEndpoint.pem(client),
                List.of(OpenSshKey.of(host.getPublic())));
    }

    private static void assertCode(PeerEndpoint endpoint, ErrorCode code) {
        assertCode(endpoint, new Parcel(DropFixture.envelopeName(), 1, new byte[10]), code);
    }

    private static void assertCode(PeerEndpoint endpoint, Parcel parcel, ErrorCode code) {
        try (Sender sender = new Sender(endpoint)) {
            assertThatThrownBy(() -> sender.send(parcel))
                    .isInstanceOf(CamelExecutionException.class)
                    .cause()
                    .isInstanceOf(GatewayException.class)
                    .extracting(failure -> ((GatewayException) failure).code())
                    .isEqualTo(code);
        }
    }
}
