package org.tenzij.envelope;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.GatewayException;
import org.tenzij.exchange.Manifest;
import org.tenzij.exchange.Untrusted;
import org.tenzij.exchange.json.StrictJson;

/** manifest.json: one form for one meaning, and every file of the container held against it. */
final class ManifestFile {
    /** The only fields that may be null; none may be left out. */
    private static final Set<String> NULLABLE =
            Set.of("authority", "sequence", "previous", "thread", "supersedes", "bpg", "tlp", "retainUntil");

    private ManifestFile() {}

    /** Reads bytes that were signed; they must be exactly what {@link Manifest#toBytes} writes. */
    static Manifest read(byte[] bytes) {
        Manifest manifest;
        try {
            JsonNode tree = StrictJson.tree(bytes, Container.MANIFEST);
            complete(tree);
            // The profile first: another one has other fields, and that is what the reader then wants to know.
            String profile = tree.path("profile").textValue();
            if (profile != null && !profile.equals(Manifest.PROFILE)) {
                throw Distrust.algorithm("the profile of the manifest", Container.MANIFEST);
            }
            manifest = StrictJson.convert(tree, Manifest.class, Container.MANIFEST);
        } catch (Untrusted e) {
            throw e;
        } catch (GatewayException e) {
            throw bad(e.what());
        }
        // Digests are taken over it, by us and by others: two spellings of one manifest would be two messages.
        if (!Arrays.equals(manifest.toBytes(), bytes)) {
            throw bad("it is not in canonical form, or a field is missing");
        }
        if (!manifest.profile().equals(Manifest.PROFILE)) {
            throw bad("it names no profile");
        }
        if (!hasItsPlace(manifest)) {
            throw bad("its number or its predecessor is not one a message of this kind has");
        }
        return manifest;
    }

    /** Messages between gateways have no place in the order; every other counts from 1 and names the one before. */
    private static boolean hasItsPlace(Manifest manifest) {
        Long sequence = manifest.sequence();
        if (manifest.kind().betweenGateways()) {
            return sequence == null && manifest.previous() == null;
        }
        return sequence != null && sequence >= 1 && (sequence == 1) == (manifest.previous() == null);
    }

    private static void complete(JsonNode node) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (!(field.getValue().isNull() && NULLABLE.contains(field.getKey()))) {
                complete(field.getValue());
            }
        }
        if (node.isNull()) {
            throw bad("a field that must have a value is null");
        }
        if (node.isArray()) {
            node.forEach(ManifestFile::complete);
        }
    }

    /** Holds the container's files against the manifest: same parts, same sizes, same digests, same decision. */
    static void check(Manifest manifest, byte[] decision, SortedMap<String, byte[]> content) {
        if (!manifest.segmented().isEmpty()) {
            throw bad("it names parts that travel in segments, which this version does not take");
        }
        if (!manifest.decision().equals(Digest.of(decision))) {
            throw differs("the decision is not the one the manifest names");
        }
        Map<String, byte[]> unnamed = new HashMap<>(content);
        for (Manifest.Part part : manifest.parts()) {
            byte[] file = unnamed.remove(part.path());
            if (file == null) {
                throw bad("it names a part that is not there, or twice");
            }
            if (file.length != part.sizeBytes() || !part.sha256().equals(Digest.of(file))) {
                throw differs("a part is not the one the manifest names");
            }
        }
        if (!unnamed.isEmpty()) {
            throw bad("a part is there that it does not name");
        }
    }

    private static Untrusted bad(String what) {
        return Distrust.of(ErrorCode.OPEN_BAD_MANIFEST, what, Container.MANIFEST);
    }

    private static Untrusted differs(String what) {
        return Distrust.of(ErrorCode.OPEN_BAD_DIGEST, what, Container.MANIFEST);
    }
}
