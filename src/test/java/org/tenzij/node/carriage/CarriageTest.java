package org.tenzij.node.carriage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tenzij.node.carriage.DropFixture.CW;
import static org.tenzij.node.carriage.DropFixture.SELF;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.GatewayException;
import org.tenzij.exchange.Invalid;
import org.tenzij.exchange.Party;
import org.tenzij.exchange.Unavailable;
import org.tenzij.exchange.Untrusted;

/** From one node's Camel to another node's drop server. */
class CarriageTest {
    private static final byte[] BYTES = new byte[2048];

    @TempDir
    Path folder;

    private DropFixture drop;

    @BeforeEach
    void open() {
        drop = new DropFixture(folder, DropLimits.standard());
    }

    @AfterEach
    void close() {
        drop.close();
    }

    @Test
    void aParcelArrivesWholeAndIsAnnounced() throws Exception {
        byte[] bytes = new byte[3 * 1024 * 1024];
        new java.util.Random(7).nextBytes(bytes);
        String name = DropFixture.envelopeName();
        send(drop.endpoint(), new Parcel(name, 1, bytes));
        Dropped dropped = drop.arrivals.poll(10, TimeUnit.SECONDS);
        assertThat(dropped).isEqualTo(new Dropped(CW, folder.resolve("cw").resolve(name)));
        assertThat(Files.readAllBytes(folder.resolve("cw").resolve(name))).isEqualTo(bytes);
        assertThat(drop.server.scan())
                .containsExactly(new Dropped(CW, folder.resolve("cw").resolve(name)));
    }

    @Test
    void everyKindOfFileArrives() {
        String id = DropFixture.envelopeName().replace(".tzj", "");
        List<String> names = List.of(id + ".tzb", id + ".0.seg", id + ".12.seg", id + ".tzj");
        try (Sender sender = new Sender(drop.endpoint())) {
            names.forEach(name -> sender.send(new Parcel(name, 0, BYTES)));
        }
        assertThat(drop.server.scan())
                .extracting(dropped -> String.valueOf(dropped.file().getFileName()))
                .containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void anEdwardsKeyOpensTheDoorToo() {
        PeerEndpoint endpoint = PeerEndpoint.of(
                SELF,
                DropFixture.AW,
                "127.0.0.1",
                drop.server.port(),
                PeerEndpoint.pem(drop.awKey),
                List.of(OpenSshKey.of(drop.hostKey.getPublic())));
        send(endpoint, new Parcel(DropFixture.envelopeName(), 1, BYTES));
        assertThat(drop.server.scan())
                .hasSize(1)
                .allMatch(dropped -> dropped.peer().equals(DropFixture.AW));
    }

    @Test
    void manyParcelsTravelOnOneConnection() throws Exception {
        Set<String> names = new HashSet<>();
        try (Sender sender = new Sender(drop.endpoint())) {
            for (int i = 0; i < 300; i++) {
                String name = DropFixture.envelopeName();
                names.add(name);
                sender.send(new Parcel(name, 1, BYTES));
            }
            assertThat(drop.server.sessions()).isEqualTo(1);
        }
        assertThat(names).hasSize(300);
        assertThat(drop.server.scan())
                .extracting(dropped -> String.valueOf(dropped.file().getFileName()))
                .containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void workersAtTheSameTimeEachHaveAConnection() throws Exception {
        List<Future<?>> sent = new ArrayList<>();
        ExecutorService workers = Executors.newFixedThreadPool(4);
        try (workers;
                Sender sender = new Sender(drop.endpoint())) {
            for (int i = 0; i < 200; i++) {
                sent.add(workers.submit(() -> sender.send(new Parcel(DropFixture.envelopeName(), 1, BYTES))));
            }
            for (Future<?> one : sent) {
                one.get(60, TimeUnit.SECONDS);
            }
            assertThat(drop.server.sessions()).isBetween(1, 4);
        }
        assertThat(drop.server.scan()).hasSize(200);
    }

    @Test
    void aRouteNamesThePeerOnly() throws Exception {
        try (Sender sender = new Sender(drop.endpoint())) {
            sender.camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    routeTemplate("carry-to")
                            .templateParameter("peer")
                            .from("direct:{{peer}}")
                            .to("carry:{{peer}}");
                }
            });
            sender.camel.addRouteFromTemplate("carry-kw", "carry-to", java.util.Map.of("peer", "kw"));
            sender.sendTo("direct:kw", new Parcel(DropFixture.envelopeName(), 1, BYTES));
        }
        assertThat(drop.server.scan()).hasSize(1);
    }

    @Test
    void whatIsThereAlreadyHasArrived() {
        String name = DropFixture.envelopeName();
        send(drop.endpoint(), new Parcel(name, 1, BYTES), new Parcel(name, 2, BYTES), new Parcel(name, 3, BYTES));
        assertThat(drop.server.scan()).hasSize(1);
        assertThat(folder.resolve("cw")).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void anotherFileOfThatNameIsNoArrival() {
        String name = DropFixture.envelopeName();
        assertRefused(
                drop.endpoint(),
                Unavailable.class,
                ErrorCode.CARRY_DENIED,
                new Parcel(name, 1, BYTES),
                new Parcel(name, 2, new byte[100]));
        assertThat(folder.resolve("cw").resolve(name)).hasSize(BYTES.length);
    }

    @Test
    void aServerWithAnotherHostKeyGetsNothing() {
        for (KeyPair other : List.of(DropFixture.ellipticPair(), DropFixture.edwardsPair())) {
            PeerEndpoint wrong = PeerEndpoint.of(
                    SELF,
                    CW,
                    "127.0.0.1",
                    drop.server.port(),
                    PeerEndpoint.pem(drop.cwKey),
                    List.of(OpenSshKey.of(other.getPublic())));
            assertRefused(
                    wrong,
                    Untrusted.class,
                    ErrorCode.CARRY_WRONG_HOST_KEY,
                    new Parcel(DropFixture.envelopeName(), 1, BYTES));
        }
        assertThat(drop.server.scan()).isEmpty();
    }

    @Test
    void theNextHostKeyIsAcceptedBesideThePresentOne() {
        PeerEndpoint both = PeerEndpoint.of(
                SELF,
                CW,
                "127.0.0.1",
                drop.server.port(),
                PeerEndpoint.pem(drop.cwKey),
                List.of(
                        OpenSshKey.of(DropFixture.ellipticPair().getPublic()),
                        OpenSshKey.of(drop.hostKey.getPublic()),
                        OpenSshKey.of(DropFixture.edwardsPair().getPublic())));
        send(both, new Parcel(DropFixture.envelopeName(), 1, BYTES));
        assertThat(drop.server.scan()).hasSize(1);
    }

    @Test
    void anUnknownClientKeyIsDenied() {
        PeerEndpoint stranger = PeerEndpoint.of(
                SELF,
                CW,
                "127.0.0.1",
                drop.server.port(),
                PeerEndpoint.pem(DropFixture.ellipticPair()),
                List.of(OpenSshKey.of(drop.hostKey.getPublic())));
        assertRefused(
                stranger, Unavailable.class, ErrorCode.CARRY_DENIED, new Parcel(DropFixture.envelopeName(), 1, BYTES));
    }

    @Test
    void aDeadPeerIsUnreachableAndComesBack() throws Exception {
        PeerEndpoint endpoint = drop.endpoint();
        try (Sender sender = new Sender(endpoint)) {
            sender.send(new Parcel(DropFixture.envelopeName(), 1, BYTES));
            drop.close();
            assertCode(
                    () -> sender.send(new Parcel(DropFixture.envelopeName(), 1, BYTES)),
                    Unavailable.class,
                    ErrorCode.CARRY_UNREACHABLE);
            assertCode(
                    () -> sender.send(new Parcel(DropFixture.envelopeName(), 1, BYTES)),
                    Unavailable.class,
                    ErrorCode.CARRY_UNREACHABLE);
            try (DropServer again = new DropServer(
                    new DropServer.Settings(SELF, "127.0.0.1", endpoint.port(), folder, DropLimits.standard()),
                    drop.hostKey,
                    java.util.Map.of(CW, List.of(OpenSshKey.of(drop.cwKey.getPublic()))),
                    (peer, file) -> {},
                    Runnable::run)) {
                again.start();
                sender.send(new Parcel(DropFixture.envelopeName(), 2, BYTES));
                assertThat(again.scan()).hasSize(2);
            }
        }
    }

    @Test
    void aPeerThatAcceptsAndSaysNothingIsUnreachable() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            PeerEndpoint endpoint = new PeerEndpoint(
                    SELF,
                    CW,
                    "127.0.0.1",
                    silent.getLocalPort(),
                    PeerEndpoint.pem(drop.cwKey),
                    List.of(OpenSshKey.of(drop.hostKey.getPublic())),
                    Duration.ofSeconds(30),
                    Duration.ofMillis(500));
            assertRefused(
                    endpoint,
                    Unavailable.class,
                    ErrorCode.CARRY_UNREACHABLE,
                    new Parcel(DropFixture.envelopeName(), 1, BYTES));
        }
    }

    @Test
    void overTheQuotaIsDeniedAndNothingStaysBehind(@TempDir Path small) {
        try (DropFixture tight = new DropFixture(small, DropFixture.tight())) {
            assertRefused(
                    tight.endpoint(),
                    Unavailable.class,
                    ErrorCode.CARRY_DENIED,
                    new Parcel(DropFixture.envelopeName(), 1, new byte[65_537]));
            assertThat(small.resolve("cw")).isEmptyDirectory();
        }
    }

    @Test
    void aRouteCannotNameAStrangerOrAnOption() throws Exception {
        try (Sender sender = new Sender(drop.endpoint())) {
            for (String uri : List.of("carry:sx", "carry:kw?host=elsewhere", "carry:127.0.0.1", "carry:")) {
                assertThatThrownBy(() -> sender.camel.getEndpoint(uri))
                        .isInstanceOf(ResolveEndpointFailedException.class);
            }
        }
    }

    @Test
    void onlyParcelsAreCarried() {
        try (Sender sender = new Sender(drop.endpoint())) {
            assertCode(() -> sender.send("text"), Invalid.class, ErrorCode.CONFIGURE_INVALID);
        }
    }

    @Test
    void endpointsAndParcelsAreValidated() {
        List<OpenSshKey> keys = List.of(OpenSshKey.of(drop.hostKey.getPublic()));
        byte[] pem = PeerEndpoint.pem(drop.cwKey);
        for (String host :
                List.of("", "a b", "host?x=y", "host/x", "user@host", "UPPER", "-a", "a..b", "a:1", "a\nb")) {
            assertInvalid(() -> PeerEndpoint.of(SELF, CW, host, 22, pem, keys));
        }
        assertInvalid(() -> PeerEndpoint.of(SELF, CW, "host", 0, pem, keys));
        assertInvalid(() -> PeerEndpoint.of(SELF, CW, "host", 65_536, pem, keys));
        assertInvalid(() -> PeerEndpoint.of(SELF, CW, "host", 22, pem, List.of()));
        assertInvalid(() -> PeerEndpoint.of(SELF, CW, "host", 22, new byte[0], keys));
        assertInvalid(() -> PeerEndpoint.of(SELF, new Party("kw"), "host", 22, pem, keys));
        String id = DropFixture.envelopeName();
        for (String name : List.of("x.tzj", "../" + id, "/" + id, id + ".part", id.replace(".tzj", ".1.part"))) {
            assertInvalid(() -> new Parcel(name, 1, BYTES));
        }
        assertInvalid(() -> new Parcel(id, -1, BYTES));
        for (String line : List.of("", "ssh-rsa AAAA", "ssh-ed25519", "ssh-ed25519 AAAA", "ssh-ed25519 !!")) {
            assertInvalid(() -> OpenSshKey.parse(line));
        }
    }

    private static void send(PeerEndpoint endpoint, Parcel... parcels) {
        try (Sender sender = new Sender(endpoint)) {
            for (Parcel parcel : parcels) {
                sender.send(parcel);
            }
        }
    }

    private static void assertRefused(
            PeerEndpoint endpoint, Class<? extends GatewayException> kind, ErrorCode code, Parcel... parcels) {
        assertCode(() -> send(endpoint, parcels), kind, code);
    }

    private static void assertCode(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable call,
            Class<? extends GatewayException> kind,
            ErrorCode code) {
        assertThatThrownBy(call)
                .isInstanceOf(CamelExecutionException.class)
                .cause()
                .isInstanceOf(kind)
                .extracting(failure -> ((GatewayException) failure).code())
                .isEqualTo(code);
    }

    private static void assertInvalid(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(Invalid.class)
                .extracting(failure -> ((Invalid) failure).code())
                .isEqualTo(ErrorCode.CONFIGURE_INVALID);
    }
}
