package org.tenzij.register;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The files of a register by their names, for reading. Only the checkpoint says which of them count. */
final class RegisterFolder {
    static final String CHECKPOINT = "checkpoint";
    /** A file being written; a leftover of this name means nothing. */
    static final String PART = ".part";

    private static final int RACES = 5;

    private final Path root;

    RegisterFolder(Path root) {
        this.root = root;
    }

    /** What stands under a name: that file itself, or a later and wider version of it. */
    record Stored(TilePath path, byte[] bytes) {}

    Path root() {
        return root;
    }

    Path at(TilePath path) {
        return root.resolve(path.toString());
    }

    /** The checkpoint's bytes; none where there is no checkpoint. One byte more than allowed shows that it is too long. */
    Optional<byte[]> checkpoint() throws IOException {
        return bytes(root.resolve(CHECKPOINT), SignedNote.MAX_BYTES);
    }

    /**
     * The file of that name. Where it is gone, because the register grew meanwhile, a wider version of the same tile: it
     * begins with the same hashes. Reads one byte more than a whole file may have, so that excess shows.
     */
    Optional<Stored> read(TilePath path) throws IOException {
        int most = path.level() == TilePath.ENTRIES ? EntryBundle.MAX_BYTES : TilePath.FULL * TreeHash.BYTES;
        for (int race = 0; race < RACES; race++) {
            List<TilePath> candidates = new ArrayList<>(List.of(path));
            if (race > 0) {
                partials(path).stream()
                        .filter(other -> other.width() > path.width())
                        .forEach(candidates::add);
            }
            candidates.add(path.full());
            for (TilePath candidate : candidates) {
                Optional<byte[]> bytes = bytes(at(candidate), most);
                if (bytes.isPresent()) {
                    return Optional.of(new Stored(candidate, bytes.get()));
                }
            }
        }
        return Optional.empty();
    }

    /** The partial versions that are there of the tile at that place. */
    List<TilePath> partials(TilePath path) throws IOException {
        List<TilePath> found = new ArrayList<>();
        for (String name : names(root.resolve(path.partials()))) {
            TilePath.parse(path.partials() + "/" + name).ifPresent(found::add);
        }
        return found;
    }

    /** The names in a folder; none where it is not there. */
    static List<String> names(Path folder) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            entries.forEach(entry -> names.add(String.valueOf(entry.getFileName())));
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        }
        return names;
    }

    private static Optional<byte[]> bytes(Path file, int most) throws IOException {
        if (Files.isDirectory(file)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Optional.of(in.readNBytes(most + 1));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
