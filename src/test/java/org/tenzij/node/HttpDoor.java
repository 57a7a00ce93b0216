package org.tenzij.node;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.tenzij.exchange.json.StrictJson;

/** A node's HTTP door, found and opened with what stands in {@code running.json}. */
final class HttpDoor {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final int port;
    private final String token;

    HttpDoor(Path nodeFolder) {
        try {
            JsonNode running = StrictJson.tree(Files.readAllBytes(nodeFolder.resolve("running.json")), "running.json");
            this.port = running.path("port").asInt();
            this.token = running.path("token").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String token() {
        return token;
    }

    int port() {
        return port;
    }

    HttpResponse<String> post(String path, String type, String key, byte[] body) {
        return send(request(path)
                .header("Content-Type", type)
                .header("Idempotency-Key", key)
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
    }

    HttpResponse<String> get(String path) {
        return send(request(path).header("Authorization", "Bearer " + token).build());
    }

    HttpResponse<String> getWith(String path, String authorization) {
        return send(request(path).header("Authorization", authorization).build());
    }

    HttpResponse<String> getWithout(String path) {
        return send(request(path).build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(30));
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The first line of the answer to a request that names another host; the JDK's client does not let one. */
    String statusUnderHost(String path, String host) {
        String request = "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nAuthorization: Bearer " + token
                + "\r\nConnection: close\r\n\r\n";
        try (Socket socket = new Socket(java.net.InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.lines().findFirst().orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
