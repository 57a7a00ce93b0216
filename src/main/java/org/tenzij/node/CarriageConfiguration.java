package org.tenzij.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Fault;
import org.tenzij.exchange.Party;
import org.tenzij.node.carriage.CarryComponent;
import org.tenzij.node.carriage.DropLimits;
import org.tenzij.node.carriage.DropServer;
import org.tenzij.node.carriage.OpenSshKey;
import org.tenzij.node.carriage.PeerEndpoint;
import org.tenzij.trust.Community;
import org.tenzij.trust.Member;
import org.tenzij.trust.NodeKeys;

/** How sealed files come in and go out: the drop server, and one pinned endpoint per peer. */
@Configuration(proxyBeanMethods = false)
class CarriageConfiguration {
    /** Who carries and to whom: every other party of the community. */
    record Peers(Party own, List<Member> others) {
        List<Party> parties() {
            return others.stream().map(Member::party).toList();
        }
    }

    @Bean
    Peers peers(Settings settings, Community community) {
        Party own = new Party(settings.node().party());
        return new Peers(
                own,
                community.members().stream()
                        .filter(member -> !member.party().equals(own))
                        .toList());
    }

    @Bean(destroyMethod = "shutdown")
    ExecutorService pickUps() {
        return Executors.newVirtualThreadPerTaskExecutor();
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    DropServer dropServer(
            Settings settings,
            Folders folders,
            Peers peers,
            NodeKeys keys,
            Arriving arriving,
            Bells bells,
            ExecutorService pickUps,
            InstantSource clock) {
        Map<Party, List<OpenSshKey>> clients = new TreeMap<>();
        peers.others()
                .forEach(member -> clients.put(
                        member.party(),
                        member.sftp().clientKeys().stream()
                                .map(key -> OpenSshKey.parse(key.line()))
                                .toList()));
        Settings.DropSettings drop = settings.drop();
        Path folder = drop.folder();
        DropLimits usual = DropLimits.standard();
        DropServer server = new DropServer(
                new DropServer.Settings(
                        peers.own(),
                        drop.host(),
                        drop.port(),
                        folder == null ? folders.drop() : folder,
                        new DropLimits(
                                drop.fileLimit().toBytes(),
                                drop.quota().toBytes(),
                                drop.quotaFiles(),
                                usual.sessionsPerPeer(),
                                usual.waitingSessions(),
                                usual.uploadsPerSession(),
                                usual.authentication(),
                                usual.idle(),
                                usual.stale())),
                hostKey(keys.sftpHost().file()),
                clients,
                (peer, file) -> {
                    arriving.arrived(peer, file);
                    bells.arrive.ring();
                },
                pickUps);
        server.scan().forEach(dropped -> arriving.arrived(dropped.peer(), dropped.file()));
        return server;
    }

    /** The only way out of a route, registered before any route is loaded. */
    @Bean
    CamelContextConfiguration carryComponent(Peers peers, NodeKeys keys) {
        byte[] key = read(keys.sftpClient().file());
        Map<Party, PeerEndpoint> endpoints = new TreeMap<>();
        peers.others()
                .forEach(member -> endpoints.put(
                        member.party(),
                        PeerEndpoint.of(
                                member.party(),
                                peers.own(),
                                member.sftp().host(),
                                member.sftp().port(),
                                key,
                                member.sftp().hostKeys().stream()
                                        .map(hostKey -> OpenSshKey.parse(hostKey.line()))
                                        .toList())));
        return new CamelContextConfiguration() {
            @Override
            public void beforeApplicationStart(CamelContext camel) {
                camel.addComponent(CarryComponent.SCHEME, new CarryComponent(endpoints));
            }

            @Override
            public void afterApplicationStart(CamelContext camel) {
                // Everything is set before the start.
            }
        };
    }

    private static KeyPair hostKey(Path file) {
        try {
            for (KeyPair pair : new FileKeyPairProvider(file).loadKeys(null)) {
                return pair;
            }
            throw missing("keys/sftp-host", null);
        } catch (RuntimeException e) {
            throw missing("keys/sftp-host", e);
        }
    }

    private static Fault missing(String name, @Nullable Exception cause) {
        String what = "an SFTP key cannot be read";
        String remedy = "restore it from the backup of the keys";
        return cause == null
                ? new Fault(ErrorCode.TRUST_MISSING_KEY, what, name, remedy)
                : new Fault(ErrorCode.TRUST_MISSING_KEY, what, name, remedy, cause);
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw missing("keys/sftp-client", e);
        }
    }
}
