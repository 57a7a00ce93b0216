package org.tenzij.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.GatewayException;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Party;
import org.tenzij.trust.TestOfficers;

class SubmitTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private final Submit submit = new Submit(new Party("bq"), TestOfficers.nobody());

    private static byte[] request(String kind, String recipients) {
        return ("{\"kind\":\"" + kind + "\",\"sender\":{\"party\":\"bq\"},\"recipients\":[" + recipients
                        + "],\"payload\":{\"kind\":\"" + kind + "\"}}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private void refused(byte[] request, ErrorCode code) {
        assertThatThrownBy(() -> submit.submit(request, "key", null, NOW))
                .asInstanceOf(type(GatewayException.class))
                .extracting(GatewayException::code)
                .isEqualTo(code);
    }

    /** A receipt that anyone could hand in would carry anything to anyone as a message between gateways. */
    @ParameterizedTest
    @ValueSource(strings = {"receipt", "heartbeat", "resend-request"})
    void whatOnlyGatewaysSayIsTakenFromNobody(String kind) {
        refused(request(kind, "{\"party\":\"cw\"}"), ErrorCode.SUBMIT_GATEWAY_KIND);
        assertThatThrownBy(() ->
                        submit.resume(MessageId.at(NOW), new Party("cw"), request(kind, "{\"party\":\"cw\"}"), null))
                .hasMessageStartingWith("submit.gateway-kind");
    }

    @Test
    void nobodyAndTheSameTwiceAreNoRecipients() {
        refused(request("annual-figures", ""), ErrorCode.VALIDATE_NO_RECIPIENT);
        refused(request("annual-figures", "{\"party\":\"cw\"},{\"party\":\"cw\"}"), ErrorCode.VALIDATE_NO_RECIPIENT);
    }

    @ParameterizedTest
    @CsvSource({"annual-figure, VALIDATE_WRONG_CODE", "'', VALIDATE_WRONG_CODE"})
    void anUnknownKindIsRefused(String kind, ErrorCode code) {
        refused(request(kind, "{\"party\":\"cw\"}"), code);
    }

    @Test
    void eachRecipientGetsAnExchangeOfTheSameSubmission() {
        byte[] request = request("annual-figures", "{\"party\":\"cw\"},{\"party\":\"sx\"}");
        List<Submission> submissions = submit.submit(request, "key", null, NOW);
        assertThat(submissions).hasSize(2);
        assertThat(submissions)
                .extracting(Submission::digest)
                .containsOnly(submissions.getFirst().digest());
        assertThat(submissions).extracting(Submission::id).doesNotHaveDuplicates();
        assertThat(submit.submit(request, "other key", null, NOW).getFirst().digest())
                .isNotEqualTo(submissions.getFirst().digest());
        assertThat(submissions).noneMatch(Submission::madeByGateway);
    }

    @Test
    void whatIsStoredMakesTheSameSubmissionAgain() {
        Submission first = submit.submit(
                        request("annual-figures", "{\"party\":\"cw\"},{\"party\":\"sx\"}"), "key", null, NOW)
                .getLast();
        Submission again = submit.resume(first.id(), first.recipient().party(), Submit.toBytes(first), null);
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.recipient()).isEqualTo(first.recipient());
        assertThat(again.request().payload()).isEqualTo(first.request().payload());
        assertThat(again.request().recipients()).containsExactly(first.recipient());
    }
}
