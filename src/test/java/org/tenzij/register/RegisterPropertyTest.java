package org.tenzij.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenzij.exchange.Digest;

/** Random registers, published in random batches, against the tree as it is defined. */
class RegisterPropertyTest {
    private static final Instant NOW = Instant.parse("2026-11-02T09:00:00Z");

    @TempDir
    Path temp;

    private final SigningKey key = RegisterKeys.make("tenzij.example/cw");

    private record Grown(Path folder, MemoryRows rows, List<Checkpoint> heads) {
        List<byte[]> entries(long size) {
            List<byte[]> entries = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                entries.add(rows.get(i));
            }
            return entries;
        }

        Checkpoint anyHead(Random random) {
            return heads.get(random.nextInt(heads.size()));
        }
    }

    private Grown grow(Random random, int round) {
        Path folder = temp.resolve("r" + round);
        MemoryRows rows = new MemoryRows();
        List<Checkpoint> heads = new ArrayList<>();
        int size = random.nextInt(2_001);
        TileLog log = TileLog.open(folder, key, rows, FailingDisk.counting());
        heads.add(log.publish(rows, NOW).checkpoint());
        while (rows.size() < size) {
            rows.grow(round, (int) Math.min(size, rows.size() + 1 + random.nextInt(random.nextBoolean() ? 5 : 400)));
            if (random.nextInt(4) == 0) {
                log = TileLog.open(folder, key, rows, FailingDisk.counting());
            }
            heads.add(log.publish(rows, NOW).checkpoint());
        }
        return new Grown(folder, rows, heads);
    }

    @Test
    void rootsAndProofsAreThoseOfTheTreeAsDefined() throws IOException {
        long seed = System.nanoTime();
        System.out.println("RegisterPropertyTest seed " + seed);
        Random random = new Random(seed);
        int proofs = 0;
        for (int round = 0; round < 20; round++) {
            Grown grown = grow(random, round);
            Checkpoint last = grown.heads().getLast();
            assertThat(last.size()).isEqualTo(grown.rows().size());
            for (int i = 0; i < 3; i++) {
                Checkpoint head = grown.anyHead(random);
                assertThat(head.root()).isEqualTo(NaiveTree.root(grown.entries(head.size())));
            }
            assertThat(RegisterVerifier.verify(grown.folder(), key.verifier(), grown.rows()))
                    .isEqualTo(new Verification.Sound(last, 0));
            TileReader reader = TileReader.open(grown.folder(), key.verifier());
            for (int i = 0; i < 20; i++) {
                proofs += inclusion(grown, reader, random);
                consistency(grown, reader, random);
            }
            FailingDisk.remove(grown.folder());
        }
        assertThat(proofs).isGreaterThan(150);
    }

    private static int inclusion(Grown grown, TileReader reader, Random random) {
        Checkpoint head = grown.anyHead(random);
        if (head.size() == 0) {
            return 0;
        }
        int index = random.nextInt((int) head.size());
        InclusionProof proof = reader.inclusion(index, head.size());
        byte[] entry = grown.rows().get(index);
        assertThat(reader.read(index, 1)).hasSize(1).first().isEqualTo(entry);
        assertThat(proof.proves(entry, head.root())).isTrue();
        byte[] other = entry.clone();
        other[random.nextInt(other.length)] ^= (byte) (1 << random.nextInt(8));
        assertThat(proof.proves(other, head.root())).isFalse();
        assertThat(proof.proves(entry, Digest.of(entry))).isFalse();
        long elsewhere = random.nextInt((int) head.size());
        if (elsewhere != index) {
            assertThat(new InclusionProof(elsewhere, head.size(), proof.hashes()).proves(entry, head.root()))
                    .isFalse();
        }
        if (!proof.hashes().isEmpty()) {
            List<Digest> wrong = changed(proof.hashes(), random);
            assertThat(new InclusionProof(index, head.size(), wrong).proves(entry, head.root()))
                    .isFalse();
        }
        return 1;
    }

    private static void consistency(Grown grown, TileReader reader, Random random) {
        Checkpoint one = grown.anyHead(random);
        Checkpoint two = grown.anyHead(random);
        Checkpoint older = one.size() <= two.size() ? one : two;
        Checkpoint newer = one.size() <= two.size() ? two : one;
        ConsistencyProof proof = reader.consistency(older.size(), newer.size());
        assertThat(proof.proves(older.root(), newer.root())).isTrue();
        Digest other = Digest.of(new byte[] {1});
        assertThat(proof.proves(other, newer.root())).isFalse();
        if (older.size() > 0) {
            assertThat(proof.proves(older.root(), other)).isFalse();
        }
        if (!proof.hashes().isEmpty()) {
            List<Digest> wrong = changed(proof.hashes(), random);
            assertThat(new ConsistencyProof(older.size(), newer.size(), wrong).proves(older.root(), newer.root()))
                    .isFalse();
        }
    }

    private static List<Digest> changed(List<Digest> hashes, Random random) {
        List<Digest> wrong = new ArrayList<>(hashes);
        int at = random.nextInt(wrong.size());
        byte[] raw = wrong.get(at).raw();
        raw[random.nextInt(raw.length)] ^= (byte) (1 << random.nextInt(8));
        wrong.set(at, Digest.ofRaw(raw));
        return wrong;
    }
}
