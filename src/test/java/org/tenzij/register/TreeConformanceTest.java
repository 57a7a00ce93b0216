package org.tenzij.register;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.json.StrictJson;

/** The reference tree of Certificate Transparency: roots, inclusion and consistency proofs. */
class TreeConformanceTest {
    private static JsonNode vectors;

    @TempDir
    Path folder;

    static JsonNode vectors(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(TreeConformanceTest.class.getResourceAsStream("/vectors/register/" + name))) {
            return StrictJson.tree(in.readAllBytes(), name);
        }
    }

    @BeforeAll
    static void read() throws IOException {
        vectors = vectors("rfc6962.json");
    }

    private static byte[] leaf(int i) {
        return HexFormat.of().parseHex(vectors.get("leaves").get(i).textValue());
    }

    private static Digest root(int size) {
        return hash(size == 0 ? vectors.get("empty") : vectors.get("roots").get(size - 1));
    }

    private static Digest hash(JsonNode hex) {
        return new Digest("sha256:" + hex.textValue());
    }

    private static List<Digest> hashes(JsonNode proof) {
        List<Digest> hashes = new ArrayList<>();
        proof.get("hashes").forEach(hex -> hashes.add(hash(hex)));
        return hashes;
    }

    @Test
    void rootsGrowLeafByLeaf() {
        RightEdge edge = new RightEdge();
        assertThat(Digest.ofRaw(edge.root())).isEqualTo(root(0));
        for (int i = 0; i < 8; i++) {
            edge.append(TreeHash.leaf(leaf(i)));
            assertThat(Digest.ofRaw(edge.root())).isEqualTo(root(i + 1));
        }
        assertThat(vectors.get("roots")).hasSize(8);
    }

    @Test
    void proofsFromTheFilesAreTheReferenceProofs() {
        MemoryRows rows = new MemoryRows();
        SigningKey key = RegisterKeys.make("tenzij.example/bq");
        TileLog log = TileLog.open(folder, key, rows);
        for (int i = 0; i < 8; i++) {
            rows.add(leaf(i));
        }
        assertThat(log.publish(rows, Instant.EPOCH).checkpoint().root()).isEqualTo(root(8));
        TileReader reader = TileReader.open(folder, key.verifier());
        for (JsonNode proof : vectors.get("inclusion")) {
            int index = proof.get("index").intValue();
            int size = proof.get("size").intValue();
            assertThat(reader.inclusion(index, size)).isEqualTo(new InclusionProof(index, size, hashes(proof)));
        }
        for (JsonNode proof : vectors.get("consistency")) {
            int from = proof.get("from").intValue();
            int to = proof.get("to").intValue();
            assertThat(reader.consistency(from, to)).isEqualTo(new ConsistencyProof(from, to, hashes(proof)));
        }
    }

    @Test
    void inclusionProofsHoldAndWrongOnesFail() {
        int tried = 0;
        for (JsonNode vector : vectors.get("inclusion")) {
            int index = vector.get("index").intValue();
            int size = vector.get("size").intValue();
            List<Digest> hashes = hashes(vector);
            assertThat(new InclusionProof(index, size, hashes).proves(leaf(index), root(size)))
                    .isTrue();
            for (int wrong : new int[] {index - 1, index + 1, index ^ 2}) {
                assertThat(new InclusionProof(wrong, size, hashes).proves(leaf(index), root(size)))
                        .isFalse();
            }
            assertThat(new InclusionProof(index, size * 2L, hashes).proves(leaf(index), root(size)))
                    .isFalse();
            assertThat(new InclusionProof(index, size / 2, hashes).proves(leaf(index), root(size)))
                    .isFalse();
            assertThat(new InclusionProof(index, size, hashes).proves(new byte[] {'W'}, root(size)))
                    .isFalse();
            assertThat(new InclusionProof(index, size, hashes).proves(leaf(index), root(0)))
                    .isFalse();
            for (List<Digest> wrong : wrongs(hashes, root(size))) {
                assertThat(new InclusionProof(index, size, wrong).proves(leaf(index), root(size)))
                        .isFalse();
                tried++;
            }
        }
        assertThat(vectors.get("inclusion")).hasSize(5);
        assertThat(tried).isEqualTo(24);
    }

    @Test
    void consistencyProofsHoldAndWrongOnesFail() {
        int tried = 0;
        for (JsonNode vector : vectors.get("consistency")) {
            int from = vector.get("from").intValue();
            int to = vector.get("to").intValue();
            List<Digest> hashes = hashes(vector);
            assertThat(new ConsistencyProof(from, to, hashes).proves(root(from), root(to)))
                    .isTrue();
            assertThat(new ConsistencyProof(to + 1L, to, hashes).proves(root(from), root(to)))
                    .isFalse();
            assertThat(new ConsistencyProof(from, to, hashes).proves(root(0), root(to)))
                    .isFalse();
            assertThat(new ConsistencyProof(from, to, hashes).proves(root(from), root(0)))
                    .isFalse();
            for (List<Digest> wrong : wrongs(hashes, root(to))) {
                assertThat(new ConsistencyProof(from, to, wrong).proves(root(from), root(to)))
                        .isFalse();
                tried++;
            }
            if (from == to) {
                continue;
            }
            for (int wrong : new int[] {from - 1, from + 1, from ^ 2}) {
                assertThat(new ConsistencyProof(wrong, to, hashes).proves(root(from), root(to)))
                        .isFalse();
            }
            assertThat(new ConsistencyProof(from, to * 2L, hashes).proves(root(from), root(to)))
                    .isFalse();
            assertThat(new ConsistencyProof(from, to / 2, hashes).proves(root(from), root(to)))
                    .isFalse();
            assertThat(new ConsistencyProof(from, to, hashes).proves(root(to), root(from)))
                    .isFalse();
            assertThat(new ConsistencyProof(from, to, List.of()).proves(root(from), root(to)))
                    .isFalse();
        }
        assertThat(vectors.get("consistency")).hasSize(4);
        assertThat(tried).isEqualTo(19);
    }

    @Test
    void theEmptyRegisterIsTheBeginningOfEveryRegister() {
        assertThat(new ConsistencyProof(0, 8, List.of()).proves(root(0), root(8)))
                .isTrue();
        assertThat(new ConsistencyProof(0, 0, List.of()).proves(root(0), root(0)))
                .isTrue();
        assertThat(new ConsistencyProof(0, 0, List.of()).proves(root(0), root(8)))
                .isFalse();
        assertThat(new ConsistencyProof(0, 8, List.of()).proves(root(1), root(8)))
                .isFalse();
        assertThat(new ConsistencyProof(0, 8, List.of(root(1))).proves(root(0), root(8)))
                .isFalse();
        assertThat(new ConsistencyProof(-1, 8, List.of()).proves(root(0), root(8)))
                .isFalse();
        assertThat(new ConsistencyProof(8, 1, List.of()).proves(root(8), root(1)))
                .isFalse();
    }

    /** Each hash exchanged for another, one hash more at either end, one fewer at the end. */
    private static List<List<Digest>> wrongs(List<Digest> hashes, Digest other) {
        List<List<Digest>> wrongs = new ArrayList<>();
        for (int i = 0; i < hashes.size(); i++) {
            List<Digest> wrong = new ArrayList<>(hashes);
            wrong.set(i, root(0));
            wrongs.add(wrong);
        }
        List<Digest> longer = new ArrayList<>(hashes);
        longer.add(other);
        wrongs.add(longer);
        List<Digest> shifted = new ArrayList<>(hashes);
        shifted.addFirst(other);
        wrongs.add(shifted);
        if (!hashes.isEmpty()) {
            wrongs.add(hashes.subList(0, hashes.size() - 1));
        }
        return wrongs;
    }
}
