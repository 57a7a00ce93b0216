package org.tenzij.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tenzij.exchange.json.StrictJson;
import org.tenzij.send.Outgoing;

/** The transfer register of a node that runs, asked by HTTP. */
class TransfersNodeTest {
    @TempDir
    private static Path folder;

    private static TestNetwork network;
    private static HttpDoor door;
    private static Submitting.Taken sent;

    @BeforeAll
    static void start() {
        network = TestNetwork.start(folder, "sx", "rst");
        sent = network.node("sx")
                .intake()
                .figures(TestNetwork.figures("sx", 2015), "figures", TestNetwork.to("rst"))
                .exchanges()
                .getFirst();
        network.await("sx", sent, Outgoing.State.COMPLETED);
        door = new HttpDoor(folder.resolve("sx"));
    }

    @AfterAll
    static void stop() {
        network.close();
    }

    private static JsonNode json(String path) {
        HttpResponse<String> answer = door.get("/api/v1" + path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return StrictJson.tree(answer.body().getBytes(StandardCharsets.UTF_8), "answer");
    }

    @Test
    void aTransferSaysGroundFieldsDigestAndWhenItWasReceived() {
        JsonNode transfer = json("/transfers?recipient=rst").get(0);
        assertThat(transfer.path("id").asText()).isEqualTo(sent.id().value());
        assertThat(transfer.path("outcome").asText()).isEqualTo("granted");
        assertThat(transfer.path("ground").asText()).isEqualTo("STAT");
        assertThat(transfer.path("class").asText()).isEqualTo("AGGREGATE_SAFE");
        assertThat(transfer.path("fields").toString()).contains("cells[].value");
        assertThat(transfer.path("duties").toString()).contains("LOG");
        assertThat(transfer.path("purposes")).isNotEmpty();
        assertThat(transfer.path("projection").asText()).startsWith("sha256:");
        for (String moment :
                new String[] {"submitted", "decided", "sealed", "carried", "receipt", "ended", "expires"}) {
            assertThat(transfer.path(moment).asText()).as(moment).endsWith("Z");
        }
        assertThat(transfer.path("end").asText()).isEqualTo("receipt-verified");
        assertThat(transfer.path("code").isNull()).isTrue();
        assertThat(json("/transfers?recipient=bq")).isEmpty();
        assertThat(json("/transfers?to=2020-01-01")).isEmpty();
    }

    @Test
    void receiptsAreTransfersOnlyWhenAskedFor() {
        HttpDoor other = new HttpDoor(folder.resolve("rst"));
        assertThat(other.get("/api/v1/transfers").body()).isEqualTo("[]\n");
        assertThat(other.get("/api/v1/transfers?kind=receipt").body()).contains("GATEWAY", "contiguousUpTo");
    }

    @Test
    void theSummaryCountsThem() {
        JsonNode row = json("/transfers/summary?from=2020-01-01").path("rows").get(0);
        assertThat(row.path("recipient").asText()).isEqualTo("rst");
        assertThat(row.path("reason").asText()).isEqualTo("STAT");
        assertThat(row.path("count").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "csv, text/csv, 'Uitwisseling,Soort'",
        "xlsx, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet, PK",
        "json, application/json, '['"
    })
    void everyFormatIsThere(String format, String type, String start) {
        HttpResponse<String> answer = door.get("/api/v1/transfers?lang=nl&format=" + format);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(type);
        assertThat(answer.body()).startsWith(start);
    }

    @ParameterizedTest
    @CsvSource({"format=xls", "outcome=maybe", "from=yesterday", "kind=letter", "recipient=TOO-WILD"})
    void aWrongQuestionIsAnsweredWithWhatToDo(String question) {
        HttpResponse<String> answer = door.get("/api/v1/transfers?" + question);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("validate.", "remedy");
    }

    @Test
    void withoutTheTokenNothingIsTold() {
        assertThat(door.getWithout("/api/v1/transfers").statusCode()).isEqualTo(401);
        assertThat(door.getWithout("/api/v1/transfers/summary").statusCode()).isEqualTo(401);
    }
}
