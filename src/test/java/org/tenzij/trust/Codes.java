package org.tenzij.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.GatewayException;

/** Asserts that something is refused, and for which reason. */
final class Codes {
    private Codes() {}

    static void assertRefused(ErrorCode code, ThrowingCallable call) {
        GatewayException refusal = catchThrowableOfType(GatewayException.class, call);
        assertThat(refusal).as("a refusal with %s", code).isNotNull();
        assertThat(refusal.code()).as(refusal.getMessage()).isEqualTo(code);
    }
}
