package org.tenzij.envelope;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.ErrorCode;

/**
 * The list that is signed: the SHA-256 of every file of the container that is neither {@code mimetype} nor under META-INF.
 *
 * <p>Source: ETSI EN 319 162-1, annex A.4 (ASiCManifest).
 */
final class AsicManifest {
    static final String PATH = "META-INF/ASiCManifest001.xml";
    static final String ASIC = "http://uri.etsi.org/02918/v1.2.1#";
    static final String XMLDSIG = "http://www.w3.org/2000/09/xmldsig#";
    static final String SHA_256 = "http://www.w3.org/2001/04/xmlenc#sha256";

    private AsicManifest() {}

    /** The bytes to sign over these files. */
    static byte[] write(SortedMap<String, byte[]> files) {
        StringBuilder xml = new StringBuilder(256 + 256 * files.size())
                .append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<asic:ASiCManifest xmlns:asic=\"")
                .append(ASIC)
                .append("\" xmlns:ds=\"")
                .append(XMLDSIG)
                .append("\"><asic:SigReference URI=\"")
                .append(Container.SIGNATURE)
                .append("\" MimeType=\"application/pkcs7-signature\"/>");
        files.forEach((path, bytes) -> xml.append("<asic:DataObjectReference URI=\"")
                .append(path)
                .append("\"><ds:DigestMethod Algorithm=\"")
                .append(SHA_256)
                .append("\"/><ds:DigestValue>")
                .append(Base64.getEncoder().encodeToString(Digest.sha256(bytes)))
                .append("</ds:DigestValue></asic:DataObjectReference>"));
        return xml.append("</asic:ASiCManifest>\n").toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** Reads a list whose signature was verified, and holds these files against it: all of them, no others, unchanged. */
    static void check(byte[] xml, SortedMap<String, byte[]> files) {
        Map<String, Digest> listed = AsicManifestReader.read(xml);
        Map<String, Digest> found = new TreeMap<>();
        files.forEach((path, bytes) -> found.put(path, Digest.of(bytes)));
        if (!listed.keySet().equals(found.keySet())) {
            throw Distrust.container("the signed list names other files than there are", PATH);
        }
        if (!listed.equals(found)) {
            throw Distrust.of(ErrorCode.OPEN_BAD_DIGEST, "a file is not the one that was signed", PATH);
        }
    }
}
