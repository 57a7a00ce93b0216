package org.tenzij.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.Route;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.component.mock.MockComponent;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.main.RoutesCollector;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.test.spring.junit5.CamelSpringBootTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Fault;
import org.tenzij.exchange.Kind;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Party;
import org.tenzij.exchange.Unavailable;
import org.tenzij.exchange.json.StrictJson;
import org.tenzij.send.Outgoing;

/** Every route of the folder, as it stands there, between stand-ins: in its order, cleaned at its entry, failing whole. */
@CamelSpringBootTest
@SpringBootTest(
        classes = RoutesRouteTest.Stage.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {"tenzij.node.party=sx", "spring.main.banner-mode=off"})
class RoutesRouteTest {
    private static final Path FOLDER = Path.of("routes");
    private static final String PEER = "aw";
    private static final List<String> CALLED =
            List.of("acknowledge-aw", "arrive", "carry-aw", "decide", "housekeeping", "receive", "seal", "submit");

    @TempDir
    static Path folder;

    @Autowired
    private CamelContext camel;

    @Autowired
    private ProducerTemplate caller;

    @Autowired
    private StandIn.Play play;

    @DynamicPropertySource
    static void folders(DynamicPropertyRegistry properties) {
        properties.add("tenzij.node.folder", folder::toString);
    }

    /** The routes from the file system, with nothing real behind them but {@link Failures}. */
    @SpringBootConfiguration
    @ImportAutoConfiguration(CamelAutoConfiguration.class)
    static class Stage {
        @Bean
        RoutesCollector routeFiles() {
            return RouteFiles.read(FOLDER);
        }

        @Bean
        StandIn.Play play() {
            return new StandIn.Play();
        }

        @Bean
        Failures failures() {
            return new Failures();
        }

        @Bean
        ObjectMapper strictJson() {
            return StrictJson.reader();
        }

        @Bean
        CamelContextConfiguration cast(StandIn.Play play) {
            return new CamelContextConfiguration() {
                @Override
                public void beforeApplicationStart(CamelContext camel) {
                    camel.addComponent("carry", new MockComponent());
                    Stream.of(
                                    "acknowledging",
                                    "arriving",
                                    "carrying",
                                    "deciding",
                                    "housekeeping",
                                    "outbox",
                                    "receiving",
                                    "sealing",
                                    "submitting")
                            .forEach(name -> camel.getRegistry().bind(name, new StandIn(play)));
                }

                @Override
                public void afterApplicationStart(CamelContext camel) {
                    for (String template : List.of("carry", "acknowledge")) {
                        TemplatedRouteBuilder.builder(camel, template)
                                .routeId(template + "-" + PEER)
                                .parameter("peer", PEER)
                                .add();
                    }
                }
            };
        }
    }

    @BeforeEach
    void fresh() {
        play.steps.clear();
        play.released.clear();
        play.toClaim = List.of("one", "two");
        play.failAt = "";
        play.failure = null;
        upload().reset();
    }

    /** Each step of each route that the loops and users call; the outbox starts from its folder. */
    static List<Arguments> steps() throws IOException {
        List<Arguments> steps = new ArrayList<>();
        for (String route : CALLED) {
            for (String verb : verbs(route)) {
                steps.add(Arguments.of(route, verb));
            }
        }
        assertThat(steps).hasSize(36);
        return steps;
    }

    static List<String> called() {
        return CALLED;
    }

    /** The verbs of a route's steps as its file names them, without the cleaning at its entry. */
    private static List<String> verbs(String route) throws IOException {
        boolean template = route.endsWith("-" + PEER);
        String name = template ? route.substring(0, route.length() - PEER.length() - 1) : route;
        JsonNode root = new YAMLMapper()
                .readTree(Files.readAllBytes(
                        FOLDER.resolve(template ? "templates" : "").resolve(name + ".yaml")))
                .get(0);
        List<String> verbs = new ArrayList<>();
        for (JsonNode step : (template ? root.path("routeTemplate") : root)
                .path("route")
                .path("from")
                .path("steps")) {
            if (step.has("bean")) {
                verbs.add(step.path("bean").path("method").asText());
            } else if (step.has("to")) {
                verbs.add("upload");
            }
        }
        return verbs;
    }

    @Test
    void everyRouteOfTheFolderStarts() {
        List<String> ids = new ArrayList<>(CALLED);
        ids.add("outbox");
        assertThat(camel.getRoutes().stream().map(Route::getRouteId)).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(ids)
                .allSatisfy(id -> assertThat(
                                camel.getRouteController().getRouteStatus(id).isStarted())
                        .as(id)
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("called")
    void theStepsRunInTheOrderOfTheFile(String route) throws IOException {
        caller.requestBody("direct:" + route, "body");

        assertThat(seen()).containsExactlyElementsOf(verbs(route));
        assertThat(play.released).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("called")
    void whatACallerPutsIntoHeadersIsGoneAtTheFirstStep(String route) {
        caller.requestBodyAndHeaders(
                "direct:" + route,
                "body",
                Map.of(
                        "CamelBeanMethodName",
                        "seal",
                        Exchange.FILE_NAME,
                        "../elsewhere",
                        "CamelBeanParameterMappingEnabled",
                        "true",
                        "anything",
                        "else"));

        assertThat(play.steps).isNotEmpty();
        assertThat(play.headersAtFirst).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("steps")
    void whatIsAwayInAnyStepGivesTheClaimsBackAndReachesTheCaller(String route, String verb) throws IOException {
        Unavailable away = new Unavailable(ErrorCode.STORE_UNAVAILABLE, "what", "where", "remedy");
        fail(verb, away);

        assertThatExceptionOfType(CamelExecutionException.class)
                .isThrownBy(() -> caller.requestBody("direct:" + route, "body"))
                .satisfies(e -> assertThat(e.getCause()).isSameAs(away));

        List<String> verbs = verbs(route);
        assertThat(seen()).containsExactlyElementsOf(verbs.subList(0, verbs.indexOf(verb) + 1));
        if (verbs.contains("claim") && !verb.equals("claim")) {
            assertThat(play.released).containsExactly("one", "two");
        } else {
            assertThat(play.released).isEmpty();
        }
    }

    /** Mistakes of the program, and what no step declares, are no less a failure. */
    @ParameterizedTest
    @ValueSource(classes = {IllegalStateException.class, IOException.class, StackOverflowError.class})
    void whateverIsThrownTheClaimsGoBack(Class<? extends Throwable> type) throws ReflectiveOperationException {
        fail("validate", type.getDeclaredConstructor().newInstance());

        assertThatExceptionOfType(CamelExecutionException.class)
                .isThrownBy(() -> caller.requestBody("direct:decide", "body"))
                .withRootCauseInstanceOf(type);
        assertThat(play.steps).containsExactly("claim", "validate");
        assertThat(play.released).containsExactly("one", "two");
    }

    @ParameterizedTest
    @ValueSource(strings = {"acknowledge-aw", "arrive", "carry-aw", "decide", "receive", "seal"})
    void anEmptyClaimEndsTheRound(String route) {
        play.toClaim = List.of();
        Object answer = caller.requestBody("direct:" + route, "body");

        assertThat(seen()).containsExactly("claim");
        assertThat(answer).as("no number of items: the loop rests").isNotInstanceOf(Integer.class);
    }

    @Test
    void aSealRouteWithoutDecideSealsNothing() throws Exception {
        List<String> touched = new ArrayList<>();
        camel.getRegistry().bind("realSealing", sealing(touched));
        load(without("seal", "validate", "decide"), "undecided");

        assertThatExceptionOfType(CamelExecutionException.class)
                .isThrownBy(() -> caller.requestBody("direct:undecided", new Party(PEER)))
                .withCauseInstanceOf(ClassCastException.class);
        assertThat(touched).containsExactly("claim", "release");
    }

    @Test
    void aSealRouteWithoutMinimiseSealsNothing() throws Exception {
        List<String> touched = new ArrayList<>();
        camel.getRegistry().bind("realSealing", sealing(touched));
        load(without("seal", "validate", "decide", "minimise"), "unminimised");

        assertThatExceptionOfType(CamelExecutionException.class)
                .isThrownBy(() -> caller.requestBody("direct:unminimised", new Party(PEER)))
                .satisfies(e -> assertThat(e.getCause())
                        .isInstanceOfSatisfying(
                                Fault.class, fault -> assertThat(fault.code()).isEqualTo(ErrorCode.INTERNAL)));
        assertThat(touched).containsExactly("claim", "next", "release");
    }

    private void fail(String verb, Throwable failure) {
        if (verb.equals("upload")) {
            upload().whenAnyExchangeReceived(exchange -> exchange.setException(failure));
        }
        play.failAt = verb;
        play.failure = failure;
    }

    private MockEndpoint upload() {
        return camel.getEndpoint("carry:" + PEER, MockEndpoint.class);
    }

    /** The steps that ran, the upload where it did. */
    private List<String> seen() {
        List<String> seen = new ArrayList<>(play.steps);
        if (upload().getReceivedCounter() > 0) {
            int at = seen.contains("carry") ? seen.indexOf("carry") : seen.indexOf("seal");
            seen.add(at + 1, "upload");
        }
        return seen;
    }

    /** A route's text with these steps cut out. */
    private static String without(String route, String... verbs) throws IOException {
        String text = Files.readString(FOLDER.resolve(route + ".yaml"));
        for (String verb : verbs) {
            String cut = text.replaceAll(
                    " {8}- bean:\\n {12}id: " + route + "\\." + verb + "\\n {12}ref: .*\\n {12}method: .*\\n", "");
            assertThat(cut).as("cut out %s", verb).isNotEqualTo(text);
            text = cut;
        }
        return text;
    }

    private void load(String text, String name) throws Exception {
        String renamed = text.replace("id: seal", "id: " + name)
                .replace("direct:seal", "direct:" + name)
                .replace("ref: sealing", "ref: realSealing");
        PluginHelper.getRoutesLoader(camel).loadRoutes(ResourceHelper.fromString(name + ".yaml", renamed));
    }

    /** The real binding over a store that notes what is asked of it; the steps behind it are never reached. */
    private static Sealing sealing(List<String> touched) {
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        Outgoing.Exchange granted = new Outgoing.Exchange(
                MessageId.at(now),
                new Party(PEER),
                Kind.ANNUAL_FIGURES,
                Outgoing.State.GRANTED,
                now,
                now.plusSeconds(60),
                now,
                0,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                null);
        Outgoing outgoing = (Outgoing) Proxy.newProxyInstance(
                RoutesRouteTest.class.getClassLoader(), new Class<?>[] {Outgoing.class}, (proxy, method, arguments) -> {
                    touched.add(method.getName());
                    return switch (method.getName()) {
                        case "claim" -> List.of(granted);
                        case "next" -> new Outgoing.Place(1, null);
                        default -> null;
                    };
                });
        return new Sealing(
                notReached(),
                notReached(),
                notReached(),
                notReached(),
                notReached(),
                outgoing,
                notReached(),
                notReached(),
                notReached(),
                new Settings.RhythmSettings(
                        64,
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(60),
                        Duration.ofDays(14),
                        Duration.ofHours(1)),
                () -> now,
                new Bells());
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T notReached() {
        return null;
    }
}
