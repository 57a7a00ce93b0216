package org.tenzij.trust;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Fault;
import org.tenzij.exchange.Untrusted;

/**
 * Remembers which edition of the community a node used last, so that nobody can hand it an older one.
 *
 * <p>One line in a file of the node itself: the version and the digest of {@code community.json}.
 */
public final class LastVersion {
    private static final Pattern LINE = Pattern.compile("([1-9][0-9]{0,17}) (sha256:[0-9a-f]{64})\n");

    private LastVersion() {}

    /**
     * Returns only if this edition is not older than the last one in use, and remembers it durably.
     *
     * @param remembered the node's own file; absent before the first use
     * @throws Untrusted TRUST_ROLLBACK: a lower version, or other content under the same version
     * @throws Fault TRUST_ROLLBACK: the memory cannot be read or written
     */
    public static void notOlder(Community community, Path remembered) {
        notOlder(community.version(), community.digest(), CommunityFiles.DOCUMENT, remembered);
    }

    /**
     * The same for any document that comes in editions.
     *
     * @param name what the document is called in an error
     */
    public static void notOlder(long edition, Digest digest, String name, Path remembered) {
        try {
            Optional<Line> last = read(remembered);
            if (last.isPresent()) {
                long version = last.get().version();
                boolean same = last.get().digest().equals(digest);
                if (edition < version || (edition == version && !same)) {
                    throw new Untrusted(
                            ErrorCode.TRUST_ROLLBACK,
                            "edition " + edition + " is older than, or other than, edition " + version
                                    + " that was in use",
                            name,
                            "fetch the current edition from who signs it");
                }
                if (same) {
                    return;
                }
            }
            write(remembered, edition + " " + digest + "\n");
        } catch (IOException e) {
            throw new Fault(
                    ErrorCode.TRUST_ROLLBACK,
                    "the memory of the last edition cannot be read or written",
                    CommunityFiles.name(remembered),
                    "mend the folder's permissions or free space",
                    e);
        }
    }

    private record Line(long version, Digest digest) {}

    private static Optional<Line> read(Path file) throws IOException {
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        Matcher line = LINE.matcher(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        if (!line.matches()) {
            throw new Fault(
                    ErrorCode.TRUST_ROLLBACK,
                    "the memory of the last edition is damaged",
                    CommunityFiles.name(file),
                    "restore it from a backup; remove it only after comparing the edition with another party's");
        }
        return Optional.of(new Line(Long.parseLong(line.group(1)), new Digest(line.group(2))));
    }

    private static void write(Path file, String line) throws IOException {
        Path whole = file.toAbsolutePath();
        Path folder = whole.getParent();
        if (folder == null) {
            throw new IOException("not a file");
        }
        Path part = whole.resolveSibling(whole.getFileName() + ".part");
        try (FileChannel out = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.ISO_8859_1));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel entry = FileChannel.open(folder, StandardOpenOption.READ)) {
            entry.force(true);
        }
    }
}
