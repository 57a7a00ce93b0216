package org.tenzij.web;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Import;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Fault;
import org.tenzij.exchange.GatewayException;
import org.tenzij.exchange.Party;
import org.tenzij.node.Approving;
import org.tenzij.node.FiguresDesk;
import org.tenzij.node.Folders;
import org.tenzij.node.Handshakes;
import org.tenzij.node.Intake;
import org.tenzij.node.NodeConfiguration;
import org.tenzij.node.Publishing;
import org.tenzij.node.RegisterKeys;
import org.tenzij.receive.Incoming;
import org.tenzij.register.EntryRows;
import org.tenzij.register.RegisterVerifier;
import org.tenzij.register.Verification;
import org.tenzij.send.Outgoing;
import org.tenzij.trust.Community;

/** One running node: a Spring context of its own, so that several live in one JVM and share nothing. */
public final class RunningNode implements AutoCloseable {
    /** What a node is made of. The store opens its own connections, so nothing of the kind is configured for it. */
    @SpringBootConfiguration
    @EnableAutoConfiguration(
            exclude = {
                DataSourceAutoConfiguration.class,
                DataSourceTransactionManagerAutoConfiguration.class,
                JdbcTemplateAutoConfiguration.class,
                JdbcClientAutoConfiguration.class,
                TransactionAutoConfiguration.class,
                FlywayAutoConfiguration.class
            })
    @Import({NodeConfiguration.class, WebConfiguration.class})
    static class Whole {}

    private static final Logger LOG = LoggerFactory.getLogger(RunningNode.class);

    static {
        // Several contexts in one JVM would each set up the one logging system, and stumble over one another:
        // logback.xml does.
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }

    private final ConfigurableApplicationContext context;

    private RunningNode(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /**
     * Starts a node with these properties over the defaults; returns when it is ready.
     *
     * <p>Fails with a {@link GatewayException} that says what is missing or wrong.
     *
     * @param properties keys as in {@code application.yaml}, for example {@code tenzij.node.party}
     */
    public static RunningNode start(Map<String, Object> properties) {
        return start(properties, Clock.systemUTC());
    }

    /** As {@link #start(Map)}, under that clock: an exercise may go where waiting would take days. */
    public static RunningNode start(Map<String, Object> properties, InstantSource clock) {
        SpringApplication application = new SpringApplicationBuilder(Whole.class)
                .web(WebApplicationType.SERVLET)
                .bannerMode(Banner.Mode.OFF)
                .registerShutdownHook(false)
                .initializers(context -> context.getBeanFactory().registerSingleton("givenClock", clock))
                .build();
        application.setLogStartupInfo(false);
        String[] over = properties.entrySet().stream()
                .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                .toArray(String[]::new);
        try {
            RunningNode node = new RunningNode(application.run(over));
            node.requireWorking();
            return node;
        } catch (RuntimeException e) {
            throw reason(e);
        }
    }

    /** Camel logs and forgets a failure in its last hook, where the loops are started; a node without loops only looks alive. */
    private void requireWorking() {
        boolean working = context.getBeansOfType(SmartLifecycle.class).entrySet().stream()
                .anyMatch(
                        part -> part.getKey().equals("loops") && part.getValue().isRunning());
        if (!working) {
            close();
            throw new Fault(
                    ErrorCode.CONFIGURE_INVALID,
                    "the node's loops did not start",
                    "routes",
                    "see the log for the route that could not be made");
        }
    }

    /** Our own refusal behind the framework's, so that the operator reads what, where and what to do. */
    private static RuntimeException reason(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof GatewayException ours) {
                return ours;
            }
        }
        LOG.error("start-failed", failure);
        return failure;
    }

    /** As {@link #start}, and stopped in good order when the JVM ends. */
    public static RunningNode startUntilShutdown(Map<String, Object> properties) {
        RunningNode node = start(properties);
        Runtime.getRuntime().addShutdownHook(new Thread(node::close, "shutdown-" + node.party()));
        return node;
    }

    public Party party() {
        return context.getBean("own", Party.class);
    }

    public Intake intake() {
        return context.getBean(Intake.class);
    }

    /** The desk at which officers speak. */
    public Approving approving() {
        return context.getBean(Approving.class);
    }

    /** What officers of two parties owe each other. */
    public Handshakes handshakes() {
        return context.getBean(Handshakes.class);
    }

    public Outgoing outgoing() {
        return context.getBean(Outgoing.class);
    }

    public Incoming incoming() {
        return context.getBean(Incoming.class);
    }

    /** The figures this node has received, as one picture. */
    public FiguresDesk figures() {
        return context.getBean(FiguresDesk.class);
    }

    /** Checks this node's register as a stranger would: its files and the key the community announces. */
    public Verification verifyRegister() {
        return RegisterVerifier.verify(
                context.getBean(Folders.class).register(),
                RegisterKeys.announced(context.getBean(Community.class), party()));
    }

    /** Every durable entry of its register, the source of truth. */
    public EntryRows entries() {
        return context.getBean(EntryRows.class);
    }

    /** True when the newest published head covers every durable entry. */
    public boolean published() {
        return context.getBean(Publishing.class).size() == entries().size();
    }

    /** The port of its pages and its interface. */
    public int port() {
        return Integer.parseInt(Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port")));
    }

    public Instant startedAt() {
        return Instant.ofEpochMilli(context.getStartupDate());
    }

    @Override
    public void close() {
        context.close();
    }
}
