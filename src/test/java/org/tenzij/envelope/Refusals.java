package org.tenzij.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.GatewayException;
import org.tenzij.exchange.Untrusted;

/** Asserts a refusal by its code. */
final class Refusals {
    private Refusals() {}

    static void assertRefused(ErrorCode code, ThrowingCallable attempt) {
        assertRefused(Untrusted.class, code, attempt);
    }

    static void assertRefused(Class<? extends GatewayException> type, ErrorCode code, ThrowingCallable attempt) {
        Throwable thrown = catchThrowable(attempt);
        assertThat(thrown).isInstanceOf(type);
        assertThat(((GatewayException) thrown).code()).as("%s", thrown).isEqualTo(code);
        if (code.code().startsWith("open.")) {
            assertThat(code.onTheWire()).isEqualTo("open.untrusted");
        }
    }
}
