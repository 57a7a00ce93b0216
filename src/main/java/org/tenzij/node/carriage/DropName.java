package org.tenzij.node.carriage;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A name that a drop folder knows: a complete file, or the temporary name under which it is uploaded.
 *
 * <p>Complete: {@code <id>.tzj} (envelope), {@code <id>.tzb} (bundle), {@code <id>.<n>.seg} (segment). Temporary: {@code
 * <id>.<attempt>.part}, and {@code <id>.<n>.<attempt>.part} for a segment, so that the segments of one message may travel
 * side by side. Ids are UUIDs in lower case. Every other name does not exist. Names carry no trust.
 *
 * @param stem what a temporary name and its complete name have in common: the id, and for a segment its number
 * @param part whether this is a temporary name
 */
record DropName(String text, String stem, boolean part) {
    private static final String ID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
    private static final String NUMBER = "(?:0|[1-9][0-9]{0,5})";
    private static final Pattern WHOLE = Pattern.compile("(" + ID + ")\\.tz[jb]");
    private static final Pattern SEGMENT = Pattern.compile("(" + ID + "\\." + NUMBER + ")\\.seg");
    private static final Pattern PART = Pattern.compile("(" + ID + "(?:\\." + NUMBER + ")?)\\." + NUMBER + "\\.part");
    static final int HIGHEST_NUMBER = 999_999;

    /** Reads a bare file name; empty where it is none of ours. */
    static Optional<DropName> of(String text) {
        for (Pattern pattern : new Pattern[] {WHOLE, SEGMENT, PART}) {
            Matcher matcher = pattern.matcher(text);
            if (matcher.matches()) {
                return Optional.of(new DropName(text, matcher.group(1), pattern == PART));
            }
        }
        return Optional.empty();
    }

    /** Reads a path as a peer sends it: the folder is the root, so one leading slash may stand before the name. */
    static Optional<DropName> ofPath(String path) {
        return of(path.startsWith("/") ? path.substring(1) : path);
    }

    /** The temporary name of this complete file in that attempt. */
    DropName attempt(int attempt) {
        if (part || attempt < 0 || attempt > HIGHEST_NUMBER) {
            throw new IllegalArgumentException("a complete file and an attempt from 0 to " + HIGHEST_NUMBER);
        }
        return new DropName(stem + "." + attempt + ".part", stem, true);
    }

    /** Whether a file uploaded under this temporary name may be completed as that one. */
    boolean becomes(DropName complete) {
        return part && !complete.part && stem.equals(complete.stem);
    }
}
