package org.tenzij.register;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Fault;
import org.tenzij.exchange.Unavailable;

/**
 * The register as files that anyone can check: tiles, bundles of entries and a signed checkpoint, derived from the durable
 * entries.
 *
 * <p>One log writes one folder. A checkpoint covers durable entries only, and is written after everything it covers. The cost
 * of an append does not grow with the register. Where files and entries disagree below the checkpoint, the log stops with
 * {@link Fault} {@code register.corrupt} and repairs nothing. Source: C2SP tlog-tiles, tlog-checkpoint; settled points 13, 22.
 */
public final class TileLog {
    /** Most entries between two checkpoints: a long way to catch up is gone in rounds, each of them kept. */
    static final long ROUND = 65_536;

    private final RegisterFolder folder;
    private final Disk disk;
    private final SigningKey key;
    private @Nullable RegisterHead head;
    private @Nullable SignedCheckpoint newest;
    private @Nullable Instant coveredAt;

    private TileLog(Path folder, SigningKey key, Disk disk) {
        this.folder = new RegisterFolder(folder.toAbsolutePath());
        this.key = key;
        this.disk = disk;
    }

    /**
     * Opens the register in that folder, or begins it. Checks the checkpoint, the right edge of the tree and the entries in
     * the last bundle: a few files, whatever the size. {@link RegisterVerifier} checks everything.
     *
     * <p>Fails with {@link Fault} {@code register.corrupt} where these disagree, with {@link Unavailable}
     * {@code register.unavailable} where the disk does.
     */
    public static TileLog open(Path folder, SigningKey key, EntryRows rows) {
        return open(folder, key, rows, Disk.REAL);
    }

    static TileLog open(Path folder, SigningKey key, EntryRows rows, Disk disk) {
        TileLog log = new TileLog(folder, key, disk);
        log.opened(rows);
        return log;
    }

    /**
     * Brings the files up to the entries that are durable now, and signs the checkpoint over them. Without new entries
     * nothing is written. Answers the newest checkpoint.
     *
     * <p>After {@link Unavailable} {@code register.unavailable} (no space, no disk) the call may be repeated.
     */
    public synchronized SignedCheckpoint publish(EntryRows rows, Instant now) {
        RegisterHead at = opened(rows);
        // Whatever goes wrong below, the files are the truth: the next call reads them again.
        head = null;
        try {
            long durable = rows.size();
            if (durable < at.size()) {
                throw RegisterHead.corrupt(
                        "the store holds fewer entries than the checkpoint covers", "entry " + durable);
            }
            while (at.size() < durable) {
                at = grow(at, rows, Math.min(durable, (at.size() / ROUND + 1) * ROUND));
            }
        } catch (IOException e) {
            throw unavailable(e);
        }
        head = at;
        newest = at.signed();
        coveredAt = now;
        return at.signed();
    }

    /** The newest checkpoint that this log published or found: what receipts and heartbeats carry. */
    public synchronized SignedCheckpoint checkpoint() {
        return Objects.requireNonNull(newest, "a log that opened has a checkpoint");
    }

    /** When the checkpoint last covered every durable entry; none before the first publication since the start. */
    public synchronized Optional<Instant> coveredAt() {
        return Optional.ofNullable(coveredAt);
    }

    private synchronized RegisterHead opened(EntryRows rows) {
        if (head == null) {
            try {
                FolderWriter writer = new FolderWriter(folder, disk);
                writer.begin();
                RegisterHead read = RegisterHead.read(folder, key.verifier()).orElse(null);
                if (read == null) {
                    // A checkpoint comes before the first tile, so that tiles without one are never the work of a
                    // crash.
                    read = new RegisterHead(signed(new RightEdge()), new RightEdge(), new byte[0]);
                    writer.commit(read.signed());
                }
                read.compareWith(rows, folder);
                writer.sweep(read.size());
                head = read;
                newest = read.signed();
            } catch (IOException e) {
                throw unavailable(e);
            }
        }
        return head;
    }

    private RegisterHead grow(RegisterHead from, EntryRows rows, long target) throws IOException {
        FolderWriter writer = new FolderWriter(folder, disk);
        Growth growth = new Growth(writer, from.edge(), from.bundle());
        while (growth.edge().size() < target) {
            long next = growth.edge().size();
            int most = (int) Math.min(TilePath.FULL - next % TilePath.FULL, target - next);
            List<byte[]> entries = rows.read(next, most);
            if (entries.isEmpty() || entries.size() > most) {
                throw RegisterHead.corrupt("the store does not hold an entry that it counts", "entry " + next);
            }
            for (byte[] entry : entries) {
                if (entry.length > Entry.MAX_BYTES) {
                    throw RegisterHead.corrupt(
                            "the store holds an entry that is too long",
                            "entry " + growth.edge().size());
                }
                growth.add(entry);
            }
        }
        growth.finish();
        SignedCheckpoint signed = signed(growth.edge());
        writer.commit(signed);
        growth.forgetBefore();
        return new RegisterHead(signed, growth.edge(), growth.bundle());
    }

    private SignedCheckpoint signed(RightEdge edge) {
        return SignedCheckpoint.sign(
                new Checkpoint(key.verifier().name(), edge.size(), Digest.ofRaw(edge.root())), key);
    }

    static Unavailable unavailable(IOException e) {
        return new Unavailable(
                ErrorCode.REGISTER_UNAVAILABLE,
                "the register's folder cannot be read or written",
                "register folder",
                "look for a full disk, a lost mount or missing permissions; the next attempt goes on from there",
                e);
    }
}
