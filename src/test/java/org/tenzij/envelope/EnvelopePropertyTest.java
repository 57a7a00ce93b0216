package org.tenzij.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Party;
import org.tenzij.exchange.Untrusted;

/** What holds for every message and every damage, shown on seeded random ones. */
class EnvelopePropertyTest {
    private static final long SEED = 20_261_102L;
    private final Wire wire = new Wire();

    @Test
    void whatWasSealedIsWhatIsOpened() {
        Random random = new Random(SEED);
        for (int i = 0; i < 200; i++) {
            TestMessage message = TestMessage.of(randomContent(random));
            Sealed sealed = wire.seal(message);
            Opened opened = wire.opener.open(sealed.envelope().bytes());

            assertThat(digests(opened.content()))
                    .as("seed %d, message %d", SEED, i)
                    .isEqualTo(digests(message.content()));
            assertThat(opened.manifest()).isEqualTo(message.manifest());
            assertThat(opened.decision()).isEqualTo(message.decision());
            assertThat(opened.signer()).isEqualTo(new Party("cw"));
            assertThat(opened.certificate()).isEqualTo(wire.sender.signing().certificate());
            assertThat(opened.manifestSha256())
                    .isEqualTo(sealed.manifestSha256())
                    .isEqualTo(message.manifest().digest());
            assertThat(Envelope.received(sealed.envelope().bytes()).sha256())
                    .isEqualTo(sealed.envelope().sha256());
        }
    }

    @Test
    void noSingleBitCanBeFlipped() {
        byte[] envelope = wire.seal(TestMessage.small()).envelope().bytes();
        Random random = new Random(SEED);
        Map<ErrorCode, Integer> codes = new EnumMap<>(ErrorCode.class);
        for (int i = 0; i < 10_000; i++) {
            int bit = random.nextInt(8 * envelope.length);
            flip(envelope, bit);
            codes.merge(refusal(envelope, bit), 1, Integer::sum);
            flip(envelope, bit);
        }
        assertThat(codes.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(10_000);
        assertThat(codes).containsKeys(ErrorCode.OPEN_NOT_AUTHENTIC, ErrorCode.OPEN_WRONG_ALGORITHM);
        assertThat(wire.opener.open(envelope).content()).hasSize(2);
    }

    @Test
    void noSingleBitOfTheSignatureCanBeFlipped() {
        TestMessage message = TestMessage.small();
        Map<String, byte[]> container = wire.container(message.files());
        byte[] list = container.get(AsicManifest.PATH);
        byte[] signature = container.get(Container.SIGNATURE);
        assertThat(list).isNotNull();
        assertThat(signature).isNotNull();
        int refused = 0;
        for (int bit = 0; bit < 8 * signature.length; bit++) {
            flip(signature, bit);
            try {
                Verification.verify(signature, list);
            } catch (Untrusted e) {
                assertThat(e.code().code()).startsWith("open.");
                refused++;
            }
            flip(signature, bit);
        }
        assertThat(refused).isEqualTo(8 * signature.length).isGreaterThan(4_000);
    }

    @Test
    void noContainerThatWasDamagedInsideIsTakenOrBreaksTheReader() {
        byte[] zip = StoredZip.write(wire.container(TestMessage.small().files()));
        Random random = new Random(SEED);
        int refused = 0;
        for (int i = 0; i < 3_000; i++) {
            byte[] damaged = zip.clone();
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                flip(damaged, random.nextInt(8 * zip.length));
            }
            if (random.nextInt(4) == 0) {
                damaged = Arrays.copyOf(damaged, random.nextInt(zip.length));
            }
            try {
                Container.read(damaged);
            } catch (Untrusted e) {
                refused++;
            }
        }
        assertThat(refused).as("seed %d", SEED).isGreaterThan(2_000);
    }

    private ErrorCode refusal(byte[] envelope, int bit) {
        try {
            wire.opener.open(envelope);
        } catch (Untrusted e) {
            return e.code();
        }
        throw new AssertionError("seed " + SEED + ": accepted with bit " + bit + " flipped");
    }

    private static SortedMap<String, Digest> digests(SortedMap<String, byte[]> content) {
        SortedMap<String, Digest> digests = new TreeMap<>();
        content.forEach((path, part) -> digests.put(path, Digest.of(part)));
        return digests;
    }

    private static void flip(byte[] bytes, int bit) {
        bytes[bit / 8] ^= (byte) (1 << (bit % 8));
    }

    private static SortedMap<String, byte[]> randomContent(Random random) {
        SortedMap<String, byte[]> content = new TreeMap<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            byte[] part = new byte[random.nextInt(4) == 0 ? 0 : random.nextInt(60_000)];
            random.nextBytes(part);
            content.put("content/part-" + i + ".bin", part);
        }
        return content;
    }
}
