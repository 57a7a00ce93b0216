package org.tenzij.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.InstantSource;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.main.RoutesCollector;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Fault;
import org.tenzij.exchange.Party;
import org.tenzij.receive.Incoming;
import org.tenzij.send.Outgoing;
import org.tenzij.store.Store;
import org.tenzij.store.Transactions;
import org.tenzij.trust.Certificates;
import org.tenzij.trust.Community;

/** One node, whole: everything between its folder and its routes. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Settings.class)
@Import({
    TrustConfiguration.class,
    StoreConfiguration.class,
    CarriageConfiguration.class,
    StepConfiguration.class,
    PeopleConfiguration.class,
    HealthConfiguration.class
})
public class NodeConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(NodeConfiguration.class);

    /** The time of this machine, unless the node was started under another clock. */
    @Bean
    @ConditionalOnMissingBean(InstantSource.class)
    InstantSource clock() {
        return Clock.systemUTC();
    }

    @Bean
    Folders folders(Settings settings) {
        Path root = settings.node().folder().toAbsolutePath();
        try {
            Files.createDirectories(root);
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
            Files.createDirectories(settings.outbox().folder());
            Files.createDirectories(settings.outbox().answers());
        } catch (IOException e) {
            throw new Fault(
                    ErrorCode.CONFIGURE_INVALID,
                    "the folders of the node cannot be made",
                    "tenzij.node.folder",
                    "name a folder that this node's user can write",
                    e);
        }
        return new Folders(root);
    }

    @Bean
    Policies policies(
            Settings settings,
            Folders folders,
            Community community,
            Certificates certificates,
            Transactions transactions,
            Store store,
            InstantSource clock) {
        return new Policies(
                new PolicyLoading(settings.node(), folders, community, certificates, clock),
                transactions,
                store.ledger(),
                clock);
    }

    /** The routes inside the program, or of a folder; pinned by digest everywhere but in the example profile. */
    @Bean
    RoutesCollector routeFiles(Settings settings) {
        Settings.NodeSettings node = settings.node();
        RouteFiles routes =
                RouteFiles.read(node.routes()).pinned(node.routesDigest(), node.profile() != Settings.Profile.EXAMPLE);
        LOG.info("routes-loaded from={} digest={}", routes.from(), routes.digest());
        return routes;
    }

    /** One carry route and one acknowledge route per peer, once the others are loaded; then the loops may run. */
    @Bean
    CamelContextConfiguration peerRoutes(CarriageConfiguration.Peers peers, ObjectProvider<Loops> loops) {
        return new CamelContextConfiguration() {
            @Override
            public void beforeApplicationStart(CamelContext camel) {
                // Templates are loaded with the routes, at the start.
            }

            @Override
            public void afterApplicationStart(CamelContext camel) {
                for (Party peer : peers.parties()) {
                    for (String template : new String[] {"carry", "acknowledge"}) {
                        TemplatedRouteBuilder.builder(camel, template)
                                .routeId(template + "-" + peer)
                                .parameter("peer", peer.id())
                                .add();
                    }
                }
                loops.getObject().start();
            }
        };
    }

    @Bean
    Loops loops(
            Party own,
            CarriageConfiguration.Peers peers,
            Settings.RhythmSettings rhythm,
            Outgoing outgoing,
            Incoming incoming,
            Arriving arriving,
            Publishing publishing,
            Bells bells,
            ProducerTemplate camel,
            InstantSource clock) {
        return new Loops(
                own, peers.parties(), rhythm, outgoing, incoming, arriving, publishing::publish, bells, camel, clock);
    }
}
