package org.tenzij.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tenzij.envelope.Refusals.assertRefused;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.ErrorCode;

/** Envelopes that decrypt well and whose container is not what a container is. */
class ContainerTortureTest {
    private static final int LOCAL = 30;
    private static final int CENTRAL = 46;
    private static final int END = 22;

    private final Wire wire = new Wire();
    private final SortedMap<String, byte[]> files = TestMessage.small().files();
    private final Map<String, byte[]> container = wire.container(files);
    private final byte[] zip = StoredZip.write(container);

    private void refused(ErrorCode code, byte[] otherZip) {
        assertRefused(code, () -> wire.openZip(otherZip));
    }

    private void refused(byte[] otherZip) {
        refused(ErrorCode.OPEN_BAD_CONTAINER, otherZip);
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int directory(byte[] zip) {
        return little(zip).getInt(zip.length - END + 16);
    }

    /** The good ZIP with a 16-bit field of its second entry changed, in the directory, in its own header, or in both. */
    private byte[] changed(int inDirectory, int inHeader, int value) {
        byte[] other = zip.clone();
        int first = directory(other);
        int second = first + CENTRAL + little(other).getShort(first + 28);
        if (inDirectory >= 0) {
            little(other).putShort(second + inDirectory, (short) value);
        }
        if (inHeader >= 0) {
            little(other).putShort(little(other).getInt(second + 42) + inHeader, (short) value);
        }
        return other;
    }

    private static byte[] renamed(byte[] zip, String from, String to) {
        assertThat(to).hasSameSizeAs(from);
        String text = new String(zip, StandardCharsets.ISO_8859_1);
        assertThat(text).contains(from);
        return text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void theGoodOneIsOpened() {
        assertThat(wire.openZip(zip).content()).hasSize(2);
        assertThat((long) zip.length).isEqualTo(StoredZip.size(container));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "content/../eport.t", "../../t/report.txt", "/ontent/report.txt", "content\\report.txt",
                "content/repo\u0000t.txt", "content/repo\nt.txt", "content//eport.txt", "content/./port.txt",
                "content/.eport.txt", "C:ntent/report.txt", "content/rep\u00e9rt.txt", "content/repo t.txt",
                "..ntent/report.txt"
            })
    void unsafeNamesAreRefused(String name) {
        refused(ErrorCode.OPEN_UNSAFE_NAME, renamed(zip, "content/report.txt", name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"content/sub/report.txt", "content/report.", "content/-report.txt", "content/_x"})
    void namesThatAContainerDoesNotUseAreRefused(String name) {
        files.put(name, new byte[3]);
        assertRefused(ErrorCode.OPEN_UNSAFE_NAME, () -> wire.open(wire.container(files)));
    }

    @Test
    void aFolderWithContentIsRefused() {
        refused(renamed(zip, "content/report.txt", "content/reporttxt/"));
    }

    @Test
    void linksAreRefused() {
        byte[] link = zip.clone();
        int first = directory(link);
        little(link).putShort(first + 4, (short) (3 << 8 | 20));
        little(link).putShort(first + 40, (short) 0xa1ff);
        refused(ErrorCode.OPEN_UNSAFE_NAME, link);
    }

    @Test
    void filesOutsideTheFormatAreRefused() {
        files.put("readme.txt", new byte[3]);
        assertRefused(ErrorCode.OPEN_BAD_CONTAINER, () -> wire.open(wire.container(files)));
        files.remove("readme.txt");
        files.put("META-INF/manifest.xml", new byte[3]);
        assertRefused(ErrorCode.OPEN_BAD_CONTAINER, () -> wire.open(wire.container(files)));
    }

    @Test
    void filesOfTheFormatMustBeThere() {
        for (String path : new String[] {"manifest.json", "decision.json", "mimetype", AsicManifest.PATH}) {
            Map<String, byte[]> fewer = new LinkedHashMap<>(container);
            fewer.remove(path);
            assertRefused(ErrorCode.OPEN_BAD_CONTAINER, () -> wire.open(fewer));
        }
    }

    @Test
    void theMediaTypeComesFirstAndPlain() {
        Map<String, byte[]> later = new LinkedHashMap<>(container);
        byte[] type = later.remove("mimetype");
        assertThat(type).isNotNull();
        later.put("mimetype", type);
        assertRefused(ErrorCode.OPEN_BAD_CONTAINER, () -> wire.open(later));
        container.put("mimetype", TestMessage.bytes("application/zip"));
        assertRefused(ErrorCode.OPEN_BAD_CONTAINER, () -> wire.open(container));
    }

    @Test
    void twoFilesOfOneNameAreRefused() {
        files.put("content/repört.txt".replace('ö', '0'), new byte[2]);
        refused(renamed(StoredZip.write(wire.container(files)), "content/rep0rt.txt", "content/report.txt"));
        refused(renamed(StoredZip.write(wire.container(files)), "content/rep0rt.txt", "content/REPORT.txt"));
    }

    @Test
    void aHeaderThatContradictsTheDirectoryIsRefused() {
        for (int field : new int[] {6, 8, 14, 18, 22}) {
            refused(changed(-1, field, 0x4321));
        }
        byte[] name = zip.clone();
        int local = LOCAL + "mimetype".length() + 31;
        name[local + LOCAL] ^= 1;
        refused(name);
    }

    @Test
    void encryptionDescriptorsAndOtherMethodsAreRefused() {
        for (int flag : new int[] {0x1, 0x8, 0x20, 0x40, 0x2000}) {
            refused(changed(8, 6, flag));
        }
        for (int method : new int[] {1, 6, 9, 12, 14, 93, 95, 99}) {
            refused(changed(10, 8, method));
        }
        refused(changed(6, 4, 45));
        refused(changed(32, -1, 1));
        refused(changed(34, -1, 1));
    }

    @Test
    void extraFieldsThatChangeTheMeaningAreRefused() throws IOException {
        for (int id : new int[] {0x0001, 0x7075, 0x9901, 0x0017}) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ZipOutputStream out = new ZipOutputStream(bytes)) {
                ZipEntry entry = new ZipEntry("mimetype");
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(0);
                entry.setCrc(0);
                entry.setExtra(new byte[] {(byte) id, (byte) (id >> 8), 2, 0, 7, 7});
                out.putNextEntry(entry);
            }
            refused(bytes.toByteArray());
        }
    }

    @Test
    void octetsThatBelongToNothingAreRefused() {
        refused(Arrays.copyOf(zip, zip.length + 1));
        byte[] before = new byte[zip.length + 1];
        System.arraycopy(zip, 0, before, 1, zip.length);
        refused(before);
        byte[] shifted = before.clone();
        little(shifted).putInt(shifted.length - END + 16, directory(zip) + 1);
        refused(shifted);
        byte[] comment = Arrays.copyOf(zip, zip.length + 3);
        little(comment).putShort(zip.length - 2, (short) 3);
        refused(comment);
    }

    @Test
    void filesOverEachOtherAreRefused() {
        byte[] other = zip.clone();
        int first = directory(other);
        int second = first + CENTRAL + little(other).getShort(first + 28);
        little(other).putInt(second + 42, 0);
        refused(other);
    }

    @Test
    void countsThatAreWrongAreRefused() {
        for (int wrong : new int[] {0, 1, 6, 8, 255, 257, 65535}) {
            byte[] other = zip.clone();
            little(other).putShort(other.length - END + 8, (short) wrong);
            little(other).putShort(other.length - END + 10, (short) wrong);
            refused(other);
        }
    }

    @Test
    void everyTruncationIsRefused() {
        for (int length = 0; length < zip.length; length += 7) {
            byte[] shorter = Arrays.copyOf(zip, length);
            assertRefused(ErrorCode.OPEN_BAD_CONTAINER, () -> Container.read(shorter));
        }
    }

    @Test
    void aDamagedFileIsRefused() {
        byte[] other = zip.clone();
        other[LOCAL + "mimetype".length() + 31 + LOCAL + AsicManifest.PATH.length() + 100] ^= 1;
        refused(other);
    }

    @Test
    void aBombIsRefusedBeforeItUnpacks() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] zeros = new byte[1024 * 1024];
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.setLevel(Deflater.BEST_COMPRESSION);
            out.putNextEntry(new ZipEntry("content/zeros.bin"));
            for (int i = 0; i < 64; i++) {
                out.write(zeros);
            }
        }
        byte[] bomb = withoutDescriptors(bytes.toByteArray());
        assertThat(bomb.length).isLessThan(100_000);
        refused(bomb);

        // The same with a size that lies: it is believed, and one octet more is refused.
        byte[] liar = bomb.clone();
        little(liar).putInt(22, 1000);
        little(liar).putInt(directory(liar) + 24, 1000);
        refused(liar);
    }

    /** Writes the sizes into the header of the one file, where Java's writer put them behind it. */
    private static byte[] withoutDescriptors(byte[] streamed) {
        ByteBuffer in = little(streamed);
        int directory = directory(streamed);
        byte[] plain = new byte[streamed.length - 16];
        System.arraycopy(streamed, 0, plain, 0, directory - 16);
        System.arraycopy(streamed, directory, plain, directory - 16, streamed.length - directory);
        ByteBuffer out = little(plain);
        for (int field = 0; field < 3; field++) {
            out.putInt(14 + 4 * field, in.getInt(directory + 16 + 4 * field));
        }
        out.putShort(6, (short) 0);
        out.putShort(directory - 16 + 8, (short) 0);
        out.putInt(plain.length - END + 16, directory - 16);
        return plain;
    }

    @Test
    void aFileThatIsNotListedIsRefused() {
        byte[] list = AsicManifest.write(files);
        files.put("content/more.txt", new byte[3]);
        assertRefused(ErrorCode.OPEN_BAD_CONTAINER, () -> wire.open(wire.container(list, files)));
    }

    @Test
    void aListedFileThatIsMissingIsRefused() {
        byte[] list = AsicManifest.write(files);
        files.remove("content/report.txt");
        assertRefused(ErrorCode.OPEN_BAD_CONTAINER, () -> wire.open(wire.container(list, files)));
    }

    @Test
    void aChangedFileIsRefused() {
        byte[] list = AsicManifest.write(files);
        for (String path : files.keySet().toArray(new String[0])) {
            byte[] good = files.put(path, TestMessage.bytes("{\"year\":2026}"));
            assertThat(good).isNotNull();
            assertRefused(ErrorCode.OPEN_BAD_DIGEST, () -> wire.open(wire.container(list, files)));
            files.put(path, good);
        }
    }

    @Test
    void listsOfAnotherShapeAreRefused() {
        String list = new String(AsicManifest.write(files), StandardCharsets.UTF_8);
        String entry = list.substring(list.indexOf("<asic:DataObj"), list.indexOf("</asic:ASiCManifest>"));
        Map<String, ErrorCode> lists = new LinkedHashMap<>();
        lists.put(list.replace("<asic:ASiCM", "<!DOCTYPE a><asic:ASiCM"), ErrorCode.OPEN_BAD_CONTAINER);
        lists.put(
                list.replace("<asic:ASiCM", "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><asic:ASiCM"),
                ErrorCode.OPEN_BAD_CONTAINER);
        lists.put(list.replace("manifest.json", "manifest&x;json"), ErrorCode.OPEN_BAD_CONTAINER);
        lists.put(list.replace("<asic:SigR", "<!-- --><asic:SigR"), ErrorCode.OPEN_BAD_CONTAINER);
        lists.put(list.replace(entry, entry + entry), ErrorCode.OPEN_BAD_CONTAINER);
        lists.put(list.replace("signature001", "signature002"), ErrorCode.OPEN_BAD_CONTAINER);
        lists.put(list.replace("URI=\"manifest", "Rootfile=\"true\" URI=\"manifest"), ErrorCode.OPEN_BAD_CONTAINER);
        lists.put(list.replace("<ds:DigestValue>", "<ds:Other/><ds:DigestValue>"), ErrorCode.OPEN_BAD_CONTAINER);
        lists.put(list.replace("=</ds:DigestValue>", "</ds:DigestValue>"), ErrorCode.OPEN_BAD_CONTAINER);
        lists.put(list.replace("v1.2.1", "v1.2.2"), ErrorCode.OPEN_BAD_CONTAINER);
        lists.put(list + "<more/>", ErrorCode.OPEN_BAD_CONTAINER);
        lists.put(list.replace("</asic:ASiCManifest>", ""), ErrorCode.OPEN_BAD_CONTAINER);
        lists.put(list.replace("report", "rep\u00f6rt"), ErrorCode.OPEN_BAD_CONTAINER);
        lists.put("", ErrorCode.OPEN_BAD_CONTAINER);
        lists.put(list.replace("2001/04/xmlenc#sha256", "2000/09/xmldsig#sha1"), ErrorCode.OPEN_WRONG_ALGORITHM);
        assertThat(lists).hasSize(15).doesNotContainKey(list);
        lists.forEach((other, code) ->
                assertRefused(code, () -> wire.open(wire.container(TestMessage.bytes(other), files))));
        assertThat(Digest.of(TestMessage.bytes(list))).isEqualTo(Digest.of(AsicManifest.write(files)));
    }
}
