package org.tenzij.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenzij.register.Verification.Broken;
import org.tenzij.register.Verification.Problem;

/** What a check of the whole register says of deliberate alterations. */
class RegisterVerifierTest {
    @TempDir
    Path folder;

    private final SigningKey key = RegisterKeys.make("tenzij.example/kw");
    private final MemoryRows rows = MemoryRows.of(4, 300);

    @BeforeEach
    void publish() {
        TileLog.open(folder, key, rows).publish(rows, Instant.EPOCH);
    }

    private Verification verify() {
        return RegisterVerifier.verify(folder, key.verifier());
    }

    /** Writes the last bundle and its leaf tile anew with two entries exchanged. */
    private void swap(int one, int two, boolean leavesToo) throws IOException {
        byte[] kept = rows.get(one);
        rows.set(one, rows.get(two));
        rows.set(two, kept);
        ByteArrayOutputStream bundle = new ByteArrayOutputStream();
        ByteArrayOutputStream leaves = new ByteArrayOutputStream();
        for (int i = 256; i < 300; i++) {
            EntryBundle.append(bundle, rows.get(i));
            leaves.writeBytes(TreeHash.leaf(rows.get(i)));
        }
        Files.write(folder.resolve("tile/entries/001.p/44"), bundle.toByteArray());
        if (leavesToo) {
            Files.write(folder.resolve("tile/0/001.p/44"), leaves.toByteArray());
        }
    }

    @Test
    void swappedEntriesAreNamed() throws IOException {
        swap(260, 270, false);
        assertThat(verify()).isEqualTo(Broken.at(Problem.ENTRY_DIFFERS, 260, "tile/entries/001.p/44"));
    }

    @Test
    void entriesSwappedTogetherWithTheirHashesDoNotGiveTheRoot() throws IOException {
        swap(260, 270, true);
        assertThat(verify()).isEqualTo(Broken.in(Problem.ROOT_DIFFERS, "checkpoint"));
        assertThat(RegisterVerifier.verify(folder, key.verifier(), MemoryRows.of(4, 300)))
                .isEqualTo(Broken.at(Problem.ROW_DIFFERS, 260, "store"));
    }

    @Test
    void aHashTileAboveTheLeavesIsHeldAgainstThem() throws IOException {
        Files.write(folder.resolve("tile/1/000.p/1"), new byte[32]);
        assertThat(verify()).isEqualTo(Broken.at(Problem.TILE_DIFFERS, 0, "tile/1/000.p/1"));
    }

    @Test
    void aRegisterCutBackAndSignedByAnotherIsFound() throws IOException {
        SigningKey other = RegisterKeys.make("tenzij.example/kw");
        rows.cut(250);
        Path cut = folder.resolve("..").normalize().resolve(folder.getFileName() + "-cut");
        TileLog.open(cut, other, rows).publish(rows, Instant.EPOCH);
        assertThat(RegisterVerifier.verify(cut, key.verifier()))
                .isEqualTo(Broken.in(Problem.CHECKPOINT_SIGNATURE, "checkpoint"));
        assertThat(RegisterVerifier.verify(cut, other.verifier())).isInstanceOf(Verification.Sound.class);
        FailingDisk.remove(cut);
    }

    @Test
    void aSignatureOfTheRightKeyUnderAnotherOriginIsNotOurs() throws IOException {
        SignedNote foreign = key.sign(new Checkpoint("tenzij.example/cw", 300, NaiveTree.root(List.of())).text());
        Files.write(folder.resolve("checkpoint"), foreign.toBytes());
        assertThat(verify()).isEqualTo(Broken.in(Problem.CHECKPOINT_SIGNATURE, "checkpoint"));
    }

    @Test
    void cosignaturesOfOthersMayStandUnderTheCheckpoint() throws IOException {
        SignedCheckpoint own = SignedCheckpoint.parse(Files.readAllBytes(folder.resolve("checkpoint")), key.verifier());
        SigningKey witness = RegisterKeys.make("tenzij.example/bq/witness");
        byte[] line = (witness.sign(own.note().text()).signatures().getFirst() + "\n").getBytes(StandardCharsets.UTF_8);
        Files.write(folder.resolve("checkpoint"), line, StandardOpenOption.APPEND);
        assertThat(verify()).isEqualTo(new Verification.Sound(own.checkpoint(), 0));
        SignedCheckpoint both = TileReader.open(folder, key.verifier()).checkpoint();
        assertThat(both.cosignatures()).extracting(NoteSignature::name).containsExactly("tenzij.example/bq/witness");
    }

    @Test
    void entriesThatAreNoneAreNamed() throws IOException {
        String unknown = "{\"at\":\"2026-11-02T08:00:00Z\",\"event\":\"embellished\"}";
        String spaced = "{\"at\": \"2026-11-02T08:00:00Z\",\"event\":\"sealed\"}";
        for (String text : new String[] {unknown, spaced}) {
            MemoryRows strange = MemoryRows.of(4, 290);
            strange.add(text.getBytes(StandardCharsets.UTF_8));
            strange.grow(4, 295);
            Path other = folder.resolve("..").normalize().resolve(folder.getFileName() + "-strange");
            TileLog.open(other, key, strange).publish(strange, Instant.EPOCH);
            assertThat(RegisterVerifier.verify(other, key.verifier()))
                    .isEqualTo(Broken.at(
                            text.equals(unknown) ? Problem.UNKNOWN_EVENT : Problem.ENTRY_NOT_CANONICAL,
                            290,
                            "tile/entries/001.p/39"));
            FailingDisk.remove(other);
        }
    }

    @Test
    void foreignFilesAreFoundAndTheirNamesNotRepeated() throws IOException {
        Files.writeString(folder.resolve("tile/0/Jane Invented.txt"), "x");
        assertThat(verify()).isEqualTo(Broken.in(Problem.FOREIGN_FILE, "tile/0/(a name that is not repeated here)"));
        Files.delete(folder.resolve("tile/0/Jane Invented.txt"));
        Files.createSymbolicLink(folder.resolve("tile/0/005"), folder.resolve("checkpoint"));
        assertThat(verify()).isEqualTo(Broken.in(Problem.FOREIGN_FILE, "tile/0/005"));
    }

    @Test
    void filesAheadOfTheCheckpointAreCountedAndCountForNothing() throws IOException {
        Files.write(folder.resolve("tile/0/001.p/45"), new byte[45 * 32]);
        Files.write(folder.resolve("tile/0/002"), new byte[1]);
        Files.write(folder.resolve(".part"), new byte[1]);
        assertThat(verify())
                .isInstanceOfSatisfying(
                        Verification.Sound.class,
                        sound -> assertThat(sound.uncovered()).isEqualTo(3));
    }

    @Test
    void aFolderWithoutCheckpointIsNotSound() throws IOException {
        Files.delete(folder.resolve("checkpoint"));
        assertThat(verify()).isEqualTo(Broken.in(Problem.FILE_MISSING, "checkpoint"));
    }
}
