package org.tenzij.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Fault;
import org.tenzij.exchange.GatewayException;
import org.tenzij.exchange.Invalid;
import org.tenzij.exchange.Refused;
import org.tenzij.exchange.Unavailable;
import org.tenzij.exchange.json.CanonicalJson;
import org.tenzij.exchange.json.StrictJson;

/** Speaks to the node that runs on this folder, over loopback, with the token it wrote there. */
final class NodeClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final int port;
    private final String token;

    /** Fails with {@code configure.no-node} where none runs. */
    NodeClient(Path running) {
        try {
            JsonNode told = StrictJson.tree(Files.readAllBytes(running), "running.json");
            this.port = told.path("port").asInt();
            this.token = told.path("token").asText();
        } catch (IOException e) {
            throw noNode(e);
        }
    }

    JsonNode get(String path) {
        return send(request(path).GET().build());
    }

    JsonNode post(String path, String contentType, String key, byte[] body) {
        return send(request(path)
                .header("Content-Type", contentType)
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
    }

    /** Hands in what an officer signed. */
    JsonNode post(String path, String key, byte[] body, byte[] signature) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .header("Officer-Signature", Base64.getEncoder().encodeToString(signature))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
    }

    /** A document as it stands, byte for byte. */
    byte[] raw(String path) {
        JsonNode tree = get(path);
        return CanonicalJson.bytes(tree);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token);
    }

    private JsonNode send(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            JsonNode body = response.body().length == 0
                    ? StrictJson.object()
                    : StrictJson.tree(response.body(), "the node's answer");
            if (response.statusCode() == 404) {
                throw new Invalid(
                        ErrorCode.STORE_NOT_KEPT,
                        "this node sends no exchange with that id",
                        "ID",
                        "take an id from tenzij exchange list");
            }
            if (response.statusCode() >= 400) {
                throw problem(response.statusCode(), body);
            }
            return body;
        } catch (IOException e) {
            throw noNode(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw noNode(e);
        }
    }

    private static GatewayException problem(int status, JsonNode body) {
        String what = body.path("what").asText("the node answered with status " + status);
        String where = body.path("where").asText("the node");
        String remedy = body.path("remedy").asText("see the node's log");
        ErrorCode code = body.has("code") ? ErrorCode.of(body.path("code").asText()) : ErrorCode.INTERNAL;
        return switch (status) {
            case 422, 400 -> new Invalid(code, what, where, remedy);
            case 403 -> new Refused(code, what, where, remedy);
            case 503 -> new Unavailable(code, what, where, remedy);
            default -> new Fault(code, what, where, remedy);
        };
    }

    private static Fault noNode(Exception cause) {
        return new Fault(
                ErrorCode.CONFIGURE_NO_NODE,
                "no node runs on this folder",
                "running.json",
                "start it (tenzij run --node DIR), or name the folder of the node that runs",
                cause);
    }

    @Override
    public void close() {
        http.close();
    }
}
