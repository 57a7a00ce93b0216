package org.tenzij.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Fault;
import org.tenzij.exchange.GatewayException;
import org.tenzij.exchange.Invalid;
import org.tenzij.exchange.Refused;
import org.tenzij.exchange.Unavailable;
import org.tenzij.exchange.Untrusted;

/** A refusal stays with its item; what is nobody's fault ends the batch. */
class BatchTest {
    private final List<String> released = new ArrayList<>();
    private final Batch<String, String> batch = Batch.claimed(List.of("a", "b", "c"), released::addAll);

    static List<GatewayException> refusals() {
        return List.of(
                new Refused(ErrorCode.DECIDE_REFUSED, "what", "where", "remedy"),
                new Invalid(ErrorCode.VALIDATE_EXPIRED, "what", "where", "remedy"),
                new Untrusted(ErrorCode.OPEN_UNSIGNED, "what", "where", "remedy"));
    }

    static List<RuntimeException> ends() {
        return List.of(
                new Unavailable(ErrorCode.STORE_UNAVAILABLE, "what", "where", "remedy"),
                new Fault(ErrorCode.INTERNAL, "what", "where", "remedy"),
                new IllegalStateException("a mistake of the program"));
    }

    @Test
    void eachItemGoesThroughTheStepWithWhatWasClaimedForIt() {
        Batch<String, Integer> next = batch.map((claimed, value) -> claimed.charAt(0) + value.length());

        assertThat(next.items())
                .containsExactly(
                        new Batch.Item<>("a", 'a' + 1, null),
                        new Batch.Item<>("b", 'b' + 1, null),
                        new Batch.Item<>("c", 'c' + 1, null));
        assertThat(released).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aRefusalStaysWithItsItemAndNoLaterStepTouchesIt(GatewayException refusal) {
        List<String> touched = new ArrayList<>();
        Batch<String, String> next = batch.map((claimed, value) -> {
                    if (claimed.equals("b")) {
                        throw refusal;
                    }
                    return value + "1";
                })
                .map((claimed, value) -> {
                    touched.add(claimed);
                    return value + "2";
                });

        assertThat(next.items())
                .containsExactly(
                        new Batch.Item<>("a", "a12", null),
                        new Batch.Item<>("b", null, refusal),
                        new Batch.Item<>("c", "c12", null));
        assertThat(touched).containsExactly("a", "c");
        assertThat(next.claims()).containsExactly("a", "b", "c");
        assertThat(released).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("ends")
    void whatIsNobodysFaultEndsTheBatchAndAllClaimsGoBack(RuntimeException end) {
        List<String> touched = new ArrayList<>();
        assertThatThrownBy(() -> batch.map((claimed, value) -> {
                    touched.add(claimed);
                    if (claimed.equals("b")) {
                        throw end;
                    }
                    return value;
                }))
                .isSameAs(end);
        assertThat(touched).containsExactly("a", "b");

        batch.release();
        assertThat(released).containsExactly("a", "b", "c");
    }

    @Test
    void anEmptyBatchGivesNothingBack() {
        Batch<String, String> empty = Batch.claimed(List.of(), given -> released.add("called"));
        empty.release();

        assertThat(empty.isEmpty()).isTrue();
        assertThat(empty.size()).isZero();
        assertThat(released).isEmpty();
    }
}
