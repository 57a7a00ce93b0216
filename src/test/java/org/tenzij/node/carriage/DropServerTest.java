package org.tenzij.node.carriage;

import static org.apache.sshd.sftp.common.SftpConstants.SSH_FX_FAILURE;
import static org.apache.sshd.sftp.common.SftpConstants.SSH_FX_NO_SUCH_FILE;
import static org.apache.sshd.sftp.common.SftpConstants.SSH_FX_OP_UNSUPPORTED;
import static org.apache.sshd.sftp.common.SftpConstants.SSH_FX_PERMISSION_DENIED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ChannelShell;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.common.SftpException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a peer, or someone with a peer's key, can and cannot do at the door. */
class DropServerTest {
    private static final EnumSet<OpenMode> NEW = EnumSet.of(OpenMode.Write, OpenMode.Create, OpenMode.Exclusive);
    private static final String ID = "0198a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b";
    private static final byte[] BYTES = {1, 2, 3};

    @TempDir
    Path folder;

    private DropFixture drop;
    private HostileClient hostile;

    @BeforeEach
    void open() {
        drop = new DropFixture(folder.resolve("drop"), DropFixture.tight());
        hostile = new HostileClient();
    }

    @AfterEach
    void close() {
        hostile.close();
        drop.close();
    }

    @Test
    void aNewFileIsTakenUnderATemporaryNameAndCompleted() throws Exception {
        try (ClientSession session = cw();
                SftpClient sftp = HostileClient.sftp(session)) {
            put(sftp, ID + ".1.part", BYTES);
            assertThat(drop.server.scan()).isEmpty();
            sftp.rename(ID + ".1.part", ID + ".tzj");
            assertThat(sftp.stat(ID + ".tzj").getSize()).isEqualTo(BYTES.length);
            assertThat(sftp.canonicalPath(".")).isEqualTo("/");
        }
        assertThat(drop.arrivals.poll(10, TimeUnit.SECONDS))
                .isEqualTo(new Dropped(DropFixture.CW, cwFile(ID + ".tzj")));
        assertThat(Files.getPosixFilePermissions(cwFile(ID + ".tzj"))).hasSize(2);
    }

    @Test
    void nothingCanBeListedOrRead() throws Exception {
        try (ClientSession session = cw();
                SftpClient sftp = HostileClient.sftp(session)) {
            complete(sftp, ID + ".tzj");
            for (String path : List.of(".", "/", "..", "/etc", "../aw")) {
                assertStatus(() -> sftp.openDir(path), SSH_FX_PERMISSION_DENIED);
            }
            assertStatus(() -> sftp.open(ID + ".tzj", EnumSet.of(OpenMode.Read)), SSH_FX_PERMISSION_DENIED);
            assertStatus(
                    () -> sftp.open(ID + ".2.part", EnumSet.of(OpenMode.Read, OpenMode.Write, OpenMode.Create)),
                    SSH_FX_PERMISSION_DENIED);
            SftpClient.CloseableHandle handle = sftp.open(ID + ".2.part", NEW);
            assertStatus(() -> sftp.read(handle, 0, new byte[10]), SSH_FX_PERMISSION_DENIED);
            assertStatus(() -> sftp.stat(handle), SSH_FX_PERMISSION_DENIED);
            assertStatus(() -> sftp.readLink(ID + ".tzj"), SSH_FX_PERMISSION_DENIED);
        }
    }

    @Test
    void nothingCanBeRemovedChangedOrOverwritten() throws Exception {
        try (ClientSession session = cw();
                SftpClient sftp = HostileClient.sftp(session)) {
            complete(sftp, ID + ".tzj");
            assertStatus(() -> sftp.remove(ID + ".tzj"), SSH_FX_PERMISSION_DENIED);
            assertStatus(() -> sftp.rmdir("."), SSH_FX_PERMISSION_DENIED);
            assertStatus(() -> sftp.mkdir("new"), SSH_FX_PERMISSION_DENIED);
            assertStatus(
                    () -> sftp.setStat(ID + ".tzj", new SftpClient.Attributes().size(0)), SSH_FX_PERMISSION_DENIED);
            assertStatus(() -> sftp.symLink(ID + ".9.part", "/etc/passwd"), SSH_FX_PERMISSION_DENIED);
            for (EnumSet<OpenMode> modes : List.of(
                    EnumSet.of(OpenMode.Write),
                    EnumSet.of(OpenMode.Write, OpenMode.Append),
                    EnumSet.of(OpenMode.Write, OpenMode.Create, OpenMode.Append),
                    EnumSet.of(OpenMode.Write, OpenMode.Truncate),
                    EnumSet.of(OpenMode.Write, OpenMode.Create, OpenMode.Truncate))) {
                assertStatus(() -> sftp.open(ID + ".tzj", modes), SSH_FX_PERMISSION_DENIED);
            }
            put(sftp, ID + ".2.part", new byte[5]);
            assertStatus(
                    () -> sftp.open(ID + ".2.part", EnumSet.of(OpenMode.Write, OpenMode.Create, OpenMode.Truncate)),
                    SSH_FX_FAILURE);
            assertStatus(() -> sftp.rename(ID + ".2.part", ID + ".tzj"), SSH_FX_FAILURE);
            assertStatus(() -> sftp.rename(ID + ".tzj", ID + ".tzb"), SSH_FX_PERMISSION_DENIED);
        }
        assertThat(cwFile(ID + ".tzj")).hasBinaryContent(BYTES);
    }

    @Test
    void onlyNamesOfOursAreTaken() throws Exception {
        List<String> names = List.of(
                "",
                ".",
                "..",
                "x",
                "x.part",
                ID,
                ID + ".part",
                ID + ".tzj",
                ID + ".1.part.part",
                ID + ".1.PART",
                ID.replace('a', 'A') + ".1.part",
                ID + ".01.part",
                ID + ".1234567.part",
                ID + ".-1.part",
                ID + ".1.2.3.part",
                "../" + ID + ".1.part",
                "../aw/" + ID + ".1.part",
                "/../" + ID + ".1.part",
                "//" + ID + ".1.part",
                "./" + ID + ".1.part",
                "a/" + ID + ".1.part",
                "/tmp/" + ID + ".1.part",
                ID + ".1.part/",
                ID + ".1.part\0",
                ID + ".1.part\n",
                " " + ID + ".1.part",
                "..\\" + ID + ".1.part",
                "/etc/passwd",
                "~/" + ID + ".1.part");
        try (ClientSession session = cw();
                SftpClient sftp = HostileClient.sftp(session)) {
            for (String name : names) {
                assertStatus(() -> sftp.open(name, NEW), SSH_FX_PERMISSION_DENIED);
            }
        }
        assertThat(names).hasSize(29);
        assertThat(cwFile("")).isEmptyDirectory();
        assertThat(folder.resolve("drop")).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void anUploadIsCompletedUnderItsOwnIdOnly() throws Exception {
        String other = ID.replace("0198", "0199");
        try (ClientSession session = cw();
                SftpClient sftp = HostileClient.sftp(session)) {
            put(sftp, ID + ".1.part", BYTES);
            for (String name : List.of(
                    other + ".tzj",
                    ID + ".1.seg",
                    ID + ".2.part",
                    "../aw/" + ID + ".tzj",
                    "/etc/" + ID + ".tzj",
                    "x",
                    "")) {
                assertStatus(() -> sftp.rename(ID + ".1.part", name), SSH_FX_PERMISSION_DENIED);
            }
            assertStatus(() -> sftp.rename(other + ".1.part", other + ".tzj"), SSH_FX_NO_SUCH_FILE);
            put(sftp, ID + ".7.1.part", BYTES);
            assertStatus(() -> sftp.rename(ID + ".7.1.part", ID + ".tzj"), SSH_FX_PERMISSION_DENIED);
            sftp.rename(ID + ".7.1.part", ID + ".7.seg");
            sftp.rename(ID + ".1.part", ID + ".tzj");
        }
        assertThat(drop.server.scan()).hasSize(2);
    }

    @Test
    void whatIsStillOpenCannotBeCompleted() throws Exception {
        try (ClientSession session = cw();
                SftpClient sftp = HostileClient.sftp(session)) {
            SftpClient.CloseableHandle handle = sftp.open(ID + ".1.part", NEW);
            assertStatus(() -> sftp.rename(ID + ".1.part", ID + ".tzj"), SSH_FX_FAILURE);
            sftp.close(handle);
            sftp.rename(ID + ".1.part", ID + ".tzj");
        }
        assertThat(drop.server.scan()).hasSize(1);
    }

    @Test
    void onePeerDoesNotSeeAnother() throws Exception {
        try (ClientSession session = cw();
                SftpClient sftp = HostileClient.sftp(session)) {
            complete(sftp, ID + ".tzj");
        }
        try (ClientSession session = hostile.enter(drop.server.port(), "aw", drop.awKey);
                SftpClient sftp = HostileClient.sftp(session)) {
            for (String path : List.of(ID + ".tzj", "/" + ID + ".tzj", "../cw/" + ID + ".tzj", "/etc/passwd", "..")) {
                assertStatus(() -> sftp.stat(path), SSH_FX_NO_SUCH_FILE);
                assertStatus(() -> sftp.lstat(path), SSH_FX_NO_SUCH_FILE);
            }
            complete(sftp, ID + ".tzj");
        }
        assertThat(drop.server.scan()).extracting(Dropped::peer).containsExactly(DropFixture.AW, DropFixture.CW);
    }

    @Test
    void extensionsAreNeitherOfferedNorTaken() throws Exception {
        try (ClientSession session = cw();
                SftpClient sftp = HostileClient.sftp(session)) {
            assertThat(sftp.getVersion()).isEqualTo(3);
            assertThat(sftp.getServerExtensions()).isEmpty();
            org.apache.sshd.sftp.client.impl.AbstractSftpClient raw =
                    (org.apache.sshd.sftp.client.impl.AbstractSftpClient) sftp;
            for (String extension :
                    List.of("posix-rename@openssh.com", "hardlink@openssh.com", "copy-file", "md5-hash")) {
                org.apache.sshd.common.util.buffer.Buffer request =
                        new org.apache.sshd.common.util.buffer.ByteArrayBuffer();
                request.putString(extension);
                request.putString("/" + ID + ".tzj");
                request.putString("/" + ID + ".tzb");
                int id = raw.send(org.apache.sshd.sftp.common.SftpConstants.SSH_FXP_EXTENDED, request);
                org.apache.sshd.common.util.buffer.Buffer reply = raw.receive(id);
                reply.getInt();
                assertThat((int) reply.getByte()).isEqualTo(org.apache.sshd.sftp.common.SftpConstants.SSH_FXP_STATUS);
                reply.getInt();
                assertThat(reply.getInt()).isEqualTo(SSH_FX_OP_UNSUPPORTED);
            }
        }
    }

    @Test
    void aFileOverTheBoundGoesAtOnce() throws Exception {
        try (ClientSession session = cw();
                SftpClient sftp = HostileClient.sftp(session)) {
            SftpClient.CloseableHandle handle = sftp.open(ID + ".1.part", NEW);
            sftp.write(handle, 0, new byte[32_768]);
            sftp.write(handle, 32_768, new byte[32_768]);
            assertStatus(() -> sftp.write(handle, 65_536, BYTES), SSH_FX_FAILURE);
            assertThat(cwFile("")).isEmptyDirectory();
            assertStatus(() -> sftp.write(handle, 65_536, BYTES), SSH_FX_FAILURE);
            assertStatus(() -> sftp.close(handle), SSH_FX_FAILURE);
            assertStatus(() -> sftp.rename(ID + ".1.part", ID + ".tzj"), SSH_FX_NO_SUCH_FILE);
        }
    }

    @Test
    void holesAndRewritesAreRefused() throws Exception {
        try (ClientSession session = cw();
                SftpClient sftp = HostileClient.sftp(session)) {
            for (long offset : new long[] {1, 1L << 40, -1}) {
                SftpClient.CloseableHandle handle = sftp.open(ID + ".1.part", NEW);
                assertThatThrownBy(() -> sftp.write(handle, offset, BYTES))
                        .isInstanceOfAny(SftpException.class, IllegalArgumentException.class);
                assertThatThrownBy(() -> {
                            sftp.write(handle, 3, BYTES);
                            sftp.close(handle);
                        })
                        .isInstanceOf(SftpException.class);
                assertThat(cwFile("")).isEmptyDirectory();
            }
        }
    }

    @Test
    void theFolderHasABoundInBytesAndInFiles() throws Exception {
        try (ClientSession session = cw();
                SftpClient sftp = HostileClient.sftp(session)) {
            for (int i = 0; i < 4; i++) {
                put(sftp, ID + "." + i + ".part", new byte[65_536]);
            }
            assertThatThrownBy(() -> put(sftp, ID + ".9.part", BYTES)).isInstanceOf(SftpException.class);
            assertThat(cwFile("")).isDirectoryNotContaining("glob:**.9.part");
            sftp.rename(ID + ".0.part", ID + ".tzj");
            Files.delete(cwFile(ID + ".tzj"));
            // Only a count of the folder, at most once a second, finds the space that the node made.
            Thread.sleep(1100);
            put(sftp, ID + ".9.part", BYTES);
        }
        try (ClientSession session = hostile.enter(drop.server.port(), "aw", drop.awKey);
                SftpClient sftp = HostileClient.sftp(session)) {
            for (int i = 0; i < 20; i++) {
                put(sftp, ID + "." + i + ".part", BYTES);
            }
            assertStatus(() -> sftp.open(ID + ".20.part", NEW), SSH_FX_FAILURE);
        }
    }

    @Test
    void aCutUploadLeavesNothing() throws Exception {
        ClientSession session = cw();
        SftpClient sftp = HostileClient.sftp(session);
        SftpClient.CloseableHandle handle = sftp.open(ID + ".1.part", NEW);
        sftp.write(handle, 0, new byte[30_000]);
        assertThat(cwFile(ID + ".1.part")).hasSize(30_000);
        session.close(true);
        await(() -> Files.notExists(cwFile(ID + ".1.part")));
        try (ClientSession again = cw();
                SftpClient other = HostileClient.sftp(again)) {
            assertStatus(() -> other.rename(ID + ".1.part", ID + ".tzj"), SSH_FX_NO_SUCH_FILE);
            complete(other, ID + ".tzj");
        }
    }

    @Test
    void twoUploadsOfOneNameAreOne() throws Exception {
        try (ClientSession one = cw();
                ClientSession two = cw();
                SftpClient first = HostileClient.sftp(one);
                SftpClient second = HostileClient.sftp(two)) {
            SftpClient.CloseableHandle handle = first.open(ID + ".1.part", NEW);
            assertStatus(() -> second.open(ID + ".1.part", NEW), SSH_FX_FAILURE);
            assertStatus(() -> second.rename(ID + ".1.part", ID + ".tzj"), SSH_FX_FAILURE);
            first.write(handle, 0, BYTES);
            first.close(handle);
            put(second, ID + ".2.part", new byte[9]);
            first.rename(ID + ".1.part", ID + ".tzj");
            assertStatus(() -> second.rename(ID + ".2.part", ID + ".tzj"), SSH_FX_FAILURE);
        }
        assertThat(cwFile(ID + ".tzj")).hasBinaryContent(BYTES);
        assertThat(cwFile(ID + ".2.part")).doesNotExist();
    }

    @Test
    void openUploadsAreBounded() throws Exception {
        try (ClientSession session = cw();
                SftpClient sftp = HostileClient.sftp(session)) {
            for (int i = 0; i < 4; i++) {
                sftp.open(ID + "." + i + ".part", NEW);
            }
            assertStatus(() -> sftp.open(ID + ".4.part", NEW), SSH_FX_FAILURE);
        }
    }

    @Test
    void staleUploadsAreSweptAndCompleteFilesStay() throws Exception {
        try (ClientSession session = cw();
                SftpClient sftp = HostileClient.sftp(session)) {
            put(sftp, ID + ".1.part", BYTES);
            complete(sftp, ID + ".tzj");
            SftpClient.CloseableHandle open = sftp.open(ID + ".3.part", NEW);
            assertThat(drop.server.sweep(Instant.now())).isZero();
            assertThat(drop.server.sweep(Instant.now().plus(Duration.ofHours(7))))
                    .isEqualTo(1);
            sftp.write(open, 0, BYTES);
            sftp.close(open);
            sftp.rename(ID + ".3.part", ID + ".tzb");
        }
        assertThat(drop.server.scan()).hasSize(2);
    }

    @Test
    void aRestartKeepsCompleteFilesAndDropsUnfinishedOnes() throws Exception {
        Files.write(cwFile(ID + ".5.part"), BYTES);
        Files.write(cwFile(ID + ".tzj"), BYTES);
        Files.write(cwFile("stray.txt"), BYTES);
        drop.close();
        drop = new DropFixture(folder.resolve("drop"), DropFixture.tight());
        assertThat(drop.server.scan()).containsExactly(new Dropped(DropFixture.CW, cwFile(ID + ".tzj")));
        assertThat(cwFile(ID + ".5.part")).doesNotExist();
    }

    @Test
    void shellCommandAndForwardingDoNotExist() throws Exception {
        Path trace = folder.resolve("trace");
        try (ClientSession session = cw()) {
            ChannelShell shell = session.createShellChannel();
            shell.open().verify(HostileClient.PATIENCE);
            try (var typed = shell.getInvertedIn()) {
                typed.write(("touch " + trace + "\n").getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                typed.flush();
            }
            shell.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), 1000);
            assertThat(shell.getExitStatus()).isNull();
            ChannelExec exec = session.createExecChannel("touch " + trace);
            exec.open().verify(HostileClient.PATIENCE);
            exec.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), 1000);
            assertThat(exec.getExitStatus()).isNull();
        }
        assertThat(trace).doesNotExist();
        try (ClientSession session = cw()) {
            var other = session.createSubsystemChannel("shell");
            other.open().verify(HostileClient.PATIENCE);
            assertThat(other.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), HostileClient.PATIENCE))
                    .contains(ClientChannelEvent.CLOSED);
            assertThatThrownBy(() -> session.startRemotePortForwarding(
                            new SshdSocketAddress("127.0.0.1", 0), new SshdSocketAddress("127.0.0.1", 22)))
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(() -> session.createDirectTcpipChannel(
                                    new SshdSocketAddress("127.0.0.1", 0),
                                    new SshdSocketAddress("127.0.0.1", drop.server.port()))
                            .open()
                            .verify(HostileClient.PATIENCE))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void passwordsStrangersAndOtherPeersKeysAreRefused() throws Exception {
        try (ClientSession session = hostile.connect(drop.server.port(), "cw")) {
            session.addPasswordIdentity("secret");
            assertThatThrownBy(() -> session.auth().verify(HostileClient.PATIENCE))
                    .isInstanceOf(IOException.class);
        }
        for (String user : List.of("aw", "sx", "root", "", "CW", "../cw")) {
            assertThatThrownBy(() -> hostile.enter(drop.server.port(), user, drop.cwKey))
                    .isInstanceOf(IOException.class);
        }
        assertThatThrownBy(() -> hostile.enter(drop.server.port(), "cw", DropFixture.ellipticPair()))
                .isInstanceOf(IOException.class);
        cw().close();
    }

    @Test
    void connectionsOfOnePeerAreBoundedAndOthersStillEnter() throws Exception {
        for (int i = 0; i < 8; i++) {
            assertThat(cw().isAuthenticated()).isTrue();
        }
        assertThatThrownBy(() -> {
                    ClientSession ninth = cw();
                    HostileClient.sftp(ninth);
                })
                .isInstanceOf(IOException.class);
        try (ClientSession session = hostile.enter(drop.server.port(), "aw", drop.awKey);
                SftpClient sftp = HostileClient.sftp(session)) {
            complete(sftp, ID + ".tzj");
        }
    }

    @Test
    void oldAlgorithmsAreRefused() throws Exception {
        for (String kex : List.of("diffie-hellman-group14-sha1", "diffie-hellman-group-exchange-sha256")) {
            assertThatThrownBy(() -> {
                        try (HostileClient old = new HostileClient()) {
                            old.onlyKex(kex);
                            old.enter(drop.server.port(), "cw", drop.cwKey);
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
        for (String cipher : List.of("aes128-cbc", "3des-cbc", "none")) {
            assertThatThrownBy(() -> {
                        try (HostileClient old = new HostileClient()) {
                            old.onlyCipher(cipher);
                            old.enter(drop.server.port(), "cw", drop.cwKey);
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void whoBreaksTheProtocolIsCutOffAndOthersAreNot() throws Exception {
        for (int type : new int[] {1, 6, 255}) {
            try (ClientSession session = cw()) {
                SftpClient sftp = HostileClient.sftp(session);
                org.apache.sshd.sftp.client.impl.AbstractSftpClient raw =
                        (org.apache.sshd.sftp.client.impl.AbstractSftpClient) sftp;
                org.apache.sshd.common.util.buffer.Buffer request =
                        new org.apache.sshd.common.util.buffer.ByteArrayBuffer();
                request.putUInt(0xfffffff0L);
                raw.send(type, request);
                assertThatCode(() -> sftp.stat(ID + ".tzj")).isInstanceOf(IOException.class);
            }
        }
        try (ClientSession session = cw();
                SftpClient sftp = HostileClient.sftp(session)) {
            complete(sftp, ID + ".tzj");
        }
    }

    @Test
    void strangersWhoWaitAreBoundedAndDoNotKeepPeersOut() throws Exception {
        try (DropFixture small = new DropFixture(
                folder.resolve("small"),
                new DropLimits(
                        65_536,
                        262_144,
                        20,
                        8,
                        3,
                        4,
                        Duration.ofSeconds(3),
                        Duration.ofMinutes(2),
                        Duration.ofHours(6)))) {
            List<java.net.Socket> strangers = new java.util.ArrayList<>();
            for (int i = 0; i < 20; i++) {
                strangers.add(new java.net.Socket(java.net.InetAddress.getLoopbackAddress(), small.server.port()));
            }
            await(() -> small.server.sessions() == 3);
            // Those three are cut when their time to prove themselves is over, without their doing.
            await(() -> small.server.sessions() == 0);
            try (ClientSession session = hostile.enter(small.server.port(), "cw", small.cwKey);
                    SftpClient sftp = HostileClient.sftp(session)) {
                complete(sftp, ID + ".tzj");
            }
            for (java.net.Socket stranger : strangers) {
                stranger.close();
            }
            assertThat(small.server.scan()).hasSize(1);
        }
    }

    @Test
    void aThousandComeAndGoAndTheDoorStillOpens() throws Exception {
        for (int i = 0; i < 1000; i++) {
            if (i % 10 == 0) {
                cw().close(true);
            } else {
                try (java.net.Socket socket =
                        new java.net.Socket(java.net.InetAddress.getLoopbackAddress(), drop.server.port())) {
                    if (i % 2 == 0) {
                        socket.getOutputStream()
                                .write("SSH-2.0-x\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                    }
                    socket.setSoLinger(i % 3 == 0, 0);
                }
            }
        }
        await(() -> drop.server.sessions() == 0);
        try (ClientSession session = cw();
                SftpClient sftp = HostileClient.sftp(session)) {
            complete(sftp, ID + ".tzj");
        }
        assertThat(drop.server.scan()).hasSize(1);
    }

    private ClientSession cw() throws IOException {
        return hostile.enter(drop.server.port(), "cw", drop.cwKey);
    }

    private Path cwFile(String name) {
        return folder.resolve("drop").resolve("cw").resolve(name);
    }

    private static void put(SftpClient sftp, String name, byte[] bytes) throws IOException {
        SftpClient.CloseableHandle handle = sftp.open(name, NEW);
        for (int at = 0; at < bytes.length; at += 32_768) {
            sftp.write(handle, at, bytes, at, Math.min(32_768, bytes.length - at));
        }
        sftp.close(handle);
    }

    private static void complete(SftpClient sftp, String name) throws IOException {
        String part = name.substring(0, name.lastIndexOf('.')) + ".99.part";
        put(sftp, part, BYTES);
        sftp.rename(part, name);
    }

    private static void assertStatus(ThrowingCallable call, int status) {
        assertThatThrownBy(call)
                .isInstanceOf(SftpException.class)
                .extracting(failure -> ((SftpException) failure).getStatus())
                .isEqualTo(status);
    }

    private static void await(java.util.function.BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 1000 && !condition.getAsBoolean(); i++) {
            Thread.sleep(10);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
