package org.tenzij.register;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tenzij.register.Verification.Broken;
import org.tenzij.register.Verification.Problem;

/** Looks at the names in a register's folder that the checkpoint does not cover. */
final class Leftovers extends SimpleFileVisitor<Path> {
    private final Path root;
    private final long size;
    private long uncovered;
    private @Nullable String foreign;

    private Leftovers(Path root, long size) {
        this.root = root;
        this.size = size;
    }

    /** Sound, with the number of files beside the covered ones; broken where a file has a name that no register gives. */
    static Verification count(RegisterFolder folder, Checkpoint checkpoint) throws IOException {
        Leftovers leftovers = new Leftovers(folder.root(), checkpoint.size());
        Files.walkFileTree(folder.root(), leftovers);
        return leftovers.foreign == null
                ? new Verification.Sound(checkpoint, leftovers.uncovered)
                : Broken.in(Problem.FOREIGN_FILE, leftovers.foreign);
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        String name = root.relativize(file).toString().replace('\\', '/');
        Optional<TilePath> path = TilePath.parse(name);
        if (!attributes.isRegularFile() || (path.isEmpty() && !ours(name))) {
            // A foreign name may be anything, a person's too, so only its folder is told.
            String parent = name.contains("/") ? name.substring(0, name.lastIndexOf('/')) : ".";
            foreign = path.isPresent() || ours(name) ? name : told(parent) + "/(a name that is not repeated here)";
            return FileVisitResult.TERMINATE;
        }
        if (path.isPresent() ? !path.get().within(size) : name.equals(RegisterFolder.PART)) {
            uncovered++;
        }
        return FileVisitResult.CONTINUE;
    }

    private static boolean ours(String name) {
        return name.equals(RegisterFolder.CHECKPOINT) || name.equals(RegisterFolder.PART);
    }

    private static String told(String parent) {
        return parent.matches("tile(/(entries|[0-9]{1,2})(/x[0-9]{3})*(/[0-9]{3}\\.p)?)?") ? parent : ".";
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
        // The node that writes here may have removed it since its folder was listed.
        if (failure instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE;
        }
        throw failure;
    }
}
