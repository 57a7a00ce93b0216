package org.tenzij.node.carriage;

import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Invalid;

/**
 * Sealed bytes and the name under which they are put into the peer's drop folder: what is sent to {@code carry:<party>}.
 *
 * @param name {@code <id>.tzj}, {@code <id>.tzb} or {@code <id>.<n>.seg}, the id being a UUID in lower case
 * @param attempt counts the tries to carry these bytes, also over restarts; each try uploads under its own temporary name
 * @param bytes the sealed bytes; not copied
 */
public record Parcel(String name, int attempt, byte[] bytes) {
    public Parcel {
        boolean whole = DropName.of(name).filter(known -> !known.part()).isPresent();
        if (!whole || attempt < 0 || attempt > DropName.HIGHEST_NUMBER) {
            throw new Invalid(
                    ErrorCode.CONFIGURE_INVALID,
                    "a parcel is named by a UUID and .tzj, .tzb or .<n>.seg, and tried at most a million times",
                    "parcel",
                    "name it by the id of the message");
        }
    }

    DropName complete() {
        return DropName.of(name).orElseThrow();
    }

    DropName part() {
        return complete().attempt(attempt);
    }
}
