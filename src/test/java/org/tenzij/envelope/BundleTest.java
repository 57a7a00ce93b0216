package org.tenzij.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tenzij.envelope.Refusals.assertRefused;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.tenzij.envelope.Bundle.Named;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Fault;
import org.tenzij.exchange.MessageId;

/** Bundles carry; what they carry they neither judge nor change. */
class BundleTest {
    private static Named named(int i) {
        return new Named(MessageId.at(TestMessage.AT) + ".tzj", new byte[] {(byte) i, 7});
    }

    private static byte[] zip(String name, byte[] content) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(name, content);
        return StoredZip.write(files);
    }

    @Test
    void whatWasPackedIsUnpackedInItsOrder() {
        List<Named> envelopes = new ArrayList<>();
        for (int i = 0; i < Bundle.MAX_ENTRIES; i++) {
            envelopes.add(named(i));
        }
        byte[] bundle = Bundle.pack(envelopes);
        assertThat((long) bundle.length).isEqualTo(Bundle.sizeBytes(envelopes));
        List<Named> unpacked = Bundle.unpack(bundle);
        assertThat(unpacked).hasSize(256);
        for (int i = 0; i < unpacked.size(); i++) {
            assertThat(unpacked.get(i).name()).isEqualTo(envelopes.get(i).name());
            assertThat(unpacked.get(i).envelope()).isEqualTo(envelopes.get(i).envelope());
        }
        assertThat(Bundle.pack(envelopes)).isEqualTo(bundle);
    }

    @Test
    void aDamagedEnvelopeDoesNotFailTheOthers() {
        Wire wire = new Wire();
        byte[] good = wire.seal(TestMessage.small()).envelope().bytes();
        Named first = new Named(MessageId.at(TestMessage.AT) + ".tzj", good);
        Named second = new Named(MessageId.at(TestMessage.AT) + ".2.tzj", good);
        byte[] bundle = Bundle.pack(List.of(first, second));
        bundle[30 + first.name().length() + good.length - 1] ^= 1;
        List<Named> unpacked = Bundle.unpack(bundle);
        assertRefused(
                ErrorCode.OPEN_NOT_AUTHENTIC,
                () -> wire.opener.open(unpacked.get(0).envelope()));
        assertThat(wire.opener.open(unpacked.get(1).envelope()).content()).hasSize(2);
    }

    @Test
    void tooManyTooLargeOrNoneAreNotPacked() {
        List<Named> many = new ArrayList<>();
        for (int i = 0; i < 257; i++) {
            many.add(named(i));
        }
        assertRefused(Fault.class, ErrorCode.SEAL_FAILED, () -> Bundle.pack(many));
        assertRefused(Fault.class, ErrorCode.SEAL_FAILED, () -> Bundle.pack(List.of()));
        assertRefused(Fault.class, ErrorCode.SEAL_FAILED, () -> Bundle.pack(Collections.nCopies(2, many.get(0))));
        Named large = new Named(MessageId.at(TestMessage.AT) + ".tzj", new byte[Bundle.MAX_BYTES]);
        assertRefused(Fault.class, ErrorCode.SEAL_FAILED, () -> Bundle.pack(List.of(large)));
    }

    @Test
    void otherNamesAreNeitherPackedNorUnpacked() {
        String id = MessageId.at(TestMessage.AT).value();
        List<String> names = List.of(
                "a.tzj",
                id,
                id + ".tzb",
                id + ".0.tzj",
                id + ".tzj.part",
                id.replace('-', '_') + ".tzj",
                "x/" + id + ".tzj",
                "../" + id + ".tzj",
                "/" + id + ".tzj");
        for (String name : names) {
            assertThat(Named.isName(name)).isFalse();
            assertRefused(Fault.class, ErrorCode.SEAL_FAILED, () -> Bundle.pack(List.of(new Named(name, new byte[1]))));
            assertRefused(ErrorCode.OPEN_UNSAFE_NAME, () -> Bundle.unpack(zip(name, new byte[1])));
        }
        assertThat(names).hasSize(9);
    }

    @Test
    void whatIsNotAPlainBundleIsRefused() throws IOException {
        byte[] bundle = Bundle.pack(List.of(named(1), named(2)));
        assertRefused(ErrorCode.OPEN_TOO_LARGE, () -> Bundle.unpack(new byte[Bundle.MAX_BYTES + 1]));
        assertRefused(ErrorCode.OPEN_BAD_CONTAINER, () -> Bundle.unpack(StoredZip.write(Map.of())));
        assertRefused(ErrorCode.OPEN_BAD_CONTAINER, () -> Bundle.unpack(Arrays.copyOf(bundle, bundle.length + 1)));
        for (int length = 0; length < bundle.length; length++) {
            byte[] shorter = Arrays.copyOf(bundle, length);
            assertRefused(ErrorCode.OPEN_BAD_CONTAINER, () -> Bundle.unpack(shorter));
        }
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(deflated)) {
            out.putNextEntry(new ZipEntry(named(1).name()));
            out.write(new byte[1000]);
        }
        assertRefused(ErrorCode.OPEN_BAD_CONTAINER, () -> Bundle.unpack(deflated.toByteArray()));
        assertRefused(ErrorCode.OPEN_BAD_CONTAINER, () -> Bundle.unpack(zip("folder/", new byte[0])));
        Map<String, byte[]> many = new LinkedHashMap<>();
        for (int i = 0; i < 257; i++) {
            many.put(named(i).name(), new byte[1]);
        }
        assertRefused(ErrorCode.OPEN_BAD_CONTAINER, () -> Bundle.unpack(StoredZip.write(many)));
    }
}
