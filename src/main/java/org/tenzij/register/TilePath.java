package org.tenzij.register;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a file of the register's tree: a hash tile or a bundle of entries.
 *
 * @param level 0 to 63 for a hash tile; {@link #ENTRIES} for a bundle
 * @param index the tile's place in its level, from 0
 * @param width how many hashes or entries it holds: 1 to 255 where it is partial, 256 where it is full
 *     <p>Source: C2SP tlog-tiles.
 */
record TilePath(int level, long index, int width) {
    /** Hashes or entries in a full file. */
    static final int FULL = 256;
    /** In place of a level: a bundle of entries. */
    static final int ENTRIES = -1;

    private static final Pattern FORM = Pattern.compile(
            "tile/(?<level>entries|0|[1-9][0-9]?)/(?<index>(?:x[0-9]{3}/){0,6}[0-9]{3})(?:\\.p/(?<width>[1-9][0-9]{0,2}))?");

    TilePath {
        if (level < ENTRIES || level > 63 || index < 0 || width < 1 || width > FULL) {
            throw new IllegalArgumentException("no such tile");
        }
    }

    /** The file that holds the {@code width} newest hashes of that level in a tree of that size; none where all are full. */
    static Optional<TilePath> edge(int level, long size) {
        long hashes = hashes(level, size);
        int width = (int) (hashes % FULL);
        return width == 0 ? Optional.empty() : Optional.of(new TilePath(level, hashes / FULL, width));
    }

    /** How many hashes of that level, or entries, a tree of that size has. */
    static long hashes(int level, long size) {
        return level <= 0 ? size : level > 7 ? 0 : size >>> (8 * level);
    }

    /** Whether a tree of that size has this file: all full ones, and the partial one at the edge. */
    boolean within(long size) {
        long hashes = hashes(level, size);
        return width == FULL ? index < hashes / FULL : index == hashes / FULL && width == hashes % FULL;
    }

    /** The number of the first entry under the {@code position}-th hash. */
    long firstEntry(int position) {
        return (index * FULL + position) << (level <= 0 ? 0 : 8 * level);
    }

    /** The same place, full. */
    TilePath full() {
        return new TilePath(level, index, FULL);
    }

    /** The folder that holds the partial versions. */
    String partials() {
        return full() + ".p";
    }

    /** Reads a name, with {@code /} between its parts; none where it is not exactly a name of this form. */
    static Optional<TilePath> parse(String name) {
        Matcher parts = FORM.matcher(name);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String level = parts.group("level");
        String width = parts.group("width");
        try {
            TilePath path = new TilePath(
                    level.equals("entries") ? ENTRIES : Integer.parseInt(level),
                    Long.parseLong(parts.group("index").replace("x", "").replace("/", "")),
                    width == null ? FULL : Integer.parseInt(width));
            return path.toString().equals(name) ? Optional.of(path) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The name: {@code tile/0/x001/234}, {@code tile/entries/000.p/7}. */
    @Override
    public String toString() {
        StringBuilder digits = new StringBuilder(Long.toString(index));
        while (digits.length() % 3 != 0) {
            digits.insert(0, '0');
        }
        StringBuilder name = new StringBuilder("tile/").append(level == ENTRIES ? "entries" : Integer.toString(level));
        for (int i = 0; i < digits.length(); i += 3) {
            name.append(i + 3 < digits.length() ? "/x" : "/").append(digits, i, i + 3);
        }
        return width == FULL
                ? name.toString()
                : name.append(".p/").append(width).toString();
    }
}
