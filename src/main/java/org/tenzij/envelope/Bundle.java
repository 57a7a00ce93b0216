package org.tenzij.envelope;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Fault;

/**
 * Several envelopes in one file, {@code .tzb}: a flat ZIP of stored files. Only a carrier: it proves nothing, and each
 * envelope in it stands or falls alone.
 */
public final class Bundle {
    /** Most envelopes in one bundle. */
    public static final int MAX_ENTRIES = 256;
    /** Longest bundle, in bytes. */
    public static final int MAX_BYTES = 32 * 1024 * 1024;

    private static final String WHERE = "bundle";
    private static final Pattern NAME =
            Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?:\\.[1-9][0-9]{0,4})?\\.tzj");
    private static final ZipLimits LIMITS = new ZipLimits(MAX_ENTRIES, MAX_BYTES, true);

    private Bundle() {}

    /**
     * One envelope and the name it travels under, which carries no trust.
     *
     * @param name {@code <uuid>.tzj}, or {@code <uuid>.<n>.tzj} for a further attempt
     */
    public record Named(String name, byte[] envelope) {
        /** True for a name of this form, in lower case. */
        public static boolean isName(String name) {
            return NAME.matcher(name).matches();
        }

        @Override
        public String toString() {
            return "Named[" + name + ", " + envelope.length + " bytes]";
        }
    }

    /** How long {@link #pack} makes it, in bytes; to gather until {@link #MAX_BYTES}. */
    public static long sizeBytes(Collection<Named> envelopes) {
        return StoredZip.END_BYTES
                + envelopes.stream()
                        .mapToLong(
                                each -> StoredZip.ENTRY_BYTES + 2L * each.name().length() + each.envelope().length)
                        .sum();
    }

    /**
     * Packs envelopes in this order.
     *
     * @throws Fault {@link ErrorCode#SEAL_FAILED} when there are none or too many, or a name is wrong or stands twice
     */
    public static byte[] pack(List<Named> envelopes) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (Named each : envelopes) {
            if (!Named.isName(each.name()) || files.put(each.name(), each.envelope()) != null) {
                throw fault("a name is not of the form of an envelope's, or stands twice");
            }
        }
        if (files.isEmpty() || files.size() > MAX_ENTRIES || sizeBytes(envelopes) > MAX_BYTES) {
            throw fault("a bundle holds 1 to " + MAX_ENTRIES + " envelopes and at most " + MAX_BYTES + " bytes");
        }
        return StoredZip.write(files);
    }

    private static Fault fault(String what) {
        return new Fault(ErrorCode.SEAL_FAILED, what, WHERE, "send the envelopes singly");
    }

    /**
     * The envelopes in their order, not opened.
     *
     * @throws org.tenzij.exchange.Untrusted {@link ErrorCode#OPEN_TOO_LARGE}, {@link ErrorCode#OPEN_BAD_CONTAINER} or
     *     {@link ErrorCode#OPEN_UNSAFE_NAME}: then nothing of it is taken
     */
    public static List<Named> unpack(byte[] bundle) {
        if (bundle.length > MAX_BYTES) {
            throw Distrust.of(ErrorCode.OPEN_TOO_LARGE, "a bundle is at most " + MAX_BYTES + " bytes", WHERE);
        }
        Map<String, byte[]> files = StrictZip.read(bundle, LIMITS, WHERE);
        if (files.isEmpty()) {
            throw Distrust.container("the bundle is empty", WHERE);
        }
        if (!files.keySet().stream().allMatch(Named::isName)) {
            throw Distrust.of(ErrorCode.OPEN_UNSAFE_NAME, "a file is not called as an envelope is", WHERE);
        }
        return files.entrySet().stream()
                .map(file -> new Named(file.getKey(), file.getValue()))
                .toList();
    }
}
