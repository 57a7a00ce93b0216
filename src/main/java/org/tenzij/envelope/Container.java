package org.tenzij.envelope;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.ErrorCode;

/**
 * The files of an ASiC-E container, by their fixed places.
 *
 * <p>Source: ETSI EN 319 162-1, section 4.4.
 *
 * @param asicManifest the signed list of the others
 * @param signature CAdES over that list
 * @param files everything the list must name: manifest.json, decision.json, content
 */
record Container(byte[] asicManifest, byte[] signature, SortedMap<String, byte[]> files) {
    static final String MIMETYPE = "mimetype";
    static final String SIGNATURE = "META-INF/signature001.p7s";
    static final String MANIFEST = "manifest.json";
    static final String DECISION = "decision.json";

    private static final String WHERE = "container";
    private static final byte[] ASIC_E = "application/vnd.etsi.asic-e+zip".getBytes(StandardCharsets.US_ASCII);
    /** Most files of content; room is left for the six others and for folders. */
    static final int MAX_PARTS = 240;

    private static final ZipLimits LIMITS = new ZipLimits(256, 32L * 1024 * 1024, false);

    Container {
        files = Collections.unmodifiableSortedMap(files);
    }

    /** Packs it: the type first, so that a file's first octets tell what it is. */
    byte[] write() {
        Map<String, byte[]> zip = new LinkedHashMap<>();
        zip.put(MIMETYPE, ASIC_E);
        zip.put(AsicManifest.PATH, asicManifest);
        zip.put(SIGNATURE, signature);
        zip.putAll(files);
        return StoredZip.write(zip);
    }

    /** Unpacks it; nothing in it is read yet. */
    static Container read(byte[] zip) {
        Map<String, byte[]> all = new LinkedHashMap<>(StrictZip.read(zip, LIMITS, WHERE));
        byte[] type = all.remove(MIMETYPE);
        if (type == null || !Arrays.equals(type, ASIC_E) || !StrictZip.startsWithStored(zip, MIMETYPE)) {
            throw Distrust.container("it does not start with the media type of ASiC-E", WHERE);
        }
        byte[] asicManifest = present(all.remove(AsicManifest.PATH));
        byte[] signature = all.remove(SIGNATURE);
        if (signature == null) {
            throw Distrust.of(ErrorCode.OPEN_UNSIGNED, "nobody signed it", WHERE);
        }
        present(all.get(MANIFEST));
        present(all.get(DECISION));
        for (String path : all.keySet()) {
            if (!path.equals(MANIFEST) && !path.equals(DECISION) && !ContentPath.isAllowed(path)) {
                throw path.startsWith(ContentPath.FOLDER)
                        ? Distrust.of(ErrorCode.OPEN_UNSAFE_NAME, "a part has a name that is not allowed", WHERE)
                        : Distrust.container("a file stands where the format has none", WHERE);
            }
        }
        return new Container(asicManifest, signature, new TreeMap<>(all));
    }

    private static byte[] present(byte @Nullable [] file) {
        if (file == null) {
            throw Distrust.container("a file of the format is missing", WHERE);
        }
        return file;
    }

    byte[] manifest() {
        return present(files.get(MANIFEST));
    }

    byte[] decision() {
        return present(files.get(DECISION));
    }

    SortedMap<String, byte[]> content() {
        return files.subMap(ContentPath.FOLDER, "content0");
    }
}
