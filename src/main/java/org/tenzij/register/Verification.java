package org.tenzij.register;

import java.util.OptionalLong;

/** What a check of a whole register found. */
public sealed interface Verification {
    /**
     * Every byte that the checkpoint covers is as it was signed.
     *
     * @param uncovered files beside those: a publication that is under way or was cut off. They count for nothing.
     */
    record Sound(Checkpoint checkpoint, long uncovered) implements Verification {}

    /**
     * The register is not as it was signed; the first thing found, in the order of the entries.
     *
     * @param entry index of the first bad entry, or of the first entry under a bad hash; none where no entry is concerned
     * @param file in which it shows, relative to the register's folder; {@code store} for the store's own entries
     */
    record Broken(Problem problem, OptionalLong entry, String file) implements Verification {
        static Broken at(Problem problem, long entry, String file) {
            return new Broken(problem, OptionalLong.of(entry), file);
        }

        static Broken in(Problem problem, String file) {
            return new Broken(problem, OptionalLong.empty(), file);
        }
    }

    /** What can be wrong. */
    enum Problem {
        CHECKPOINT_MALFORMED("the checkpoint does not have the form of one"),
        CHECKPOINT_SIGNATURE("the checkpoint was not signed by that key, or was changed since"),
        FILE_MISSING("a file is missing"),
        FILE_TRUNCATED("a file is too short"),
        EXTRA_BYTES("a file is too long"),
        FOREIGN_FILE("a file does not belong to a register"),
        ENTRY_DIFFERS("an entry differs from its leaf hash"),
        ENTRY_NOT_CANONICAL("an entry is not a register entry in canonical form"),
        UNKNOWN_EVENT("an entry has an event that this release does not know"),
        TILE_DIFFERS("a hash tile differs from the entries under it"),
        ROOT_DIFFERS("the tree over all entries does not have the checkpoint's root"),
        ROW_MISSING("the store lacks an entry of the register"),
        ROW_DIFFERS("the store's entry differs from the register's");

        private final String sentence;

        Problem(String sentence) {
            this.sentence = sentence;
        }

        /** In words, without a full stop. */
        public String sentence() {
            return sentence;
        }
    }
}
