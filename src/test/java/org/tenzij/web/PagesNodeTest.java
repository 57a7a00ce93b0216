package org.tenzij.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.tenzij.demo.DemoNetwork;
import org.tenzij.exchange.Party;
import org.tenzij.exchange.json.StrictJson;
import org.tenzij.node.Settings;

/** What a browser gets of a node, and what nobody gets without the token. */
class PagesNodeTest {
    private static final List<Party> PARTIES = List.of(new Party("sx"), new Party("cw"), new Party("rst"));

    @TempDir
    static Path folder;

    private static DemoNetwork network;
    private static HttpClient http;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        network = DemoNetwork.start(folder, PARTIES, Map.of());
        network.node("sx")
                .intake()
                .figures(Files.readAllBytes(Path.of("src/main/resources/demo/sx-2015-2017.csv")), "sx", List.of());
        for (int i = 0;
                i < 600 && network.node("rst").incoming().messages(null, 1).isEmpty();
                i++) {
            Thread.sleep(100);
        }
        http = HttpClient.newHttpClient();
    }

    @AfterAll
    static void end() {
        http.close();
        network.close();
    }

    private static HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + network.node("rst").port() + path));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @ParameterizedTest
    @CsvSource({"/, Exchanges", "/approvals, Approvals", "/figures, Annual figures received"})
    void pagesAreOpenInTheExampleAndHoldNoScript(String path, String title) throws Exception {
        HttpResponse<String> page = get(path);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("default-src 'none'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("script-src", "unsafe");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.body())
                .contains("<html lang=\"en\"", "<h1>" + title + "</h1>", "DEMO", "<caption")
                .doesNotContainIgnoringCase("<script", "javascript:", "onclick", "style=");
        assertThat(get("/tenzij.css").statusCode()).isEqualTo(200);
    }

    @Test
    void theFiguresPageNamesTheCountries() throws Exception {
        assertThat(get("/figures").body()).contains("Sint Maarten", "Cura", "<table", "scope=\"col\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/exchanges",
                "/api/v1/exchanges/01a20a5b-8feb-7b3b-98cb-2a373bf0f603",
                "/actuator",
                "/actuator/metrics",
                "/actuator/info",
                "/figures;x=1",
                "/%61pi/v1/exchanges",
                "/no-such-page"
            })
    void everythingElseAsksForTheToken(String path) throws Exception {
        HttpResponse<String> none = get(path);
        assertThat(none.statusCode()).isEqualTo(401);
        assertThat(none.body()).isEmpty();
        assertThat(get(path, "Authorization", "Bearer wrong").statusCode()).isEqualTo(401);
    }

    @Test
    void theTokenOpensAndHealthNeedsNone() throws Exception {
        String token = StrictJson.tree(Files.readAllBytes(folder.resolve("rst/running.json")), "running.json")
                .path("token")
                .asText();
        assertThat(get("/api/v1/exchanges", "Authorization", "Bearer " + token).statusCode())
                .isEqualTo(200);
        assertThat(get("/actuator/metrics", "Authorization", "Bearer " + token).statusCode())
                .isEqualTo(200);
        HttpResponse<String> health = get("/actuator/health");
        // Ready once the outbox folder was looked into for the first time.
        for (int i = 0; i < 100 && health.statusCode() != 200; i++) {
            Thread.sleep(100);
            health = get("/actuator/health");
        }
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).contains("UP").doesNotContain("entries");
    }

    @Test
    void anotherHostNameIsTurnedAway() throws Exception {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), network.node("rst").port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 403").doesNotContain("Exchanges");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "EXAMPLE, GET, /, 200",
        "EXAMPLE, POST, /, 401",
        "PRODUCTION, GET, /, 401",
        "PRODUCTION, GET, /figures, 401",
        "PRODUCTION, GET, /approvals, 401",
        "PRODUCTION, GET, /tenzij.css, 401",
        "PRODUCTION, GET, /actuator/health, 200",
        "PRODUCTION, GET, /api/v1/exchanges, 401"
    })
    void productionOpensNoPage(Settings.Profile profile, String method, String path, int status) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        MockHttpServletRequest request = new MockHttpServletRequest(method, path);
        request.setServerName("localhost");
        new Door(new AccessToken(folder.resolve("unused.json")), profile)
                .doFilter(request, response, new MockFilterChain());
        assertThat(response.getStatus()).isEqualTo(status);
    }
}
