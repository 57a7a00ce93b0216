package org.tenzij.envelope;

import java.util.regex.Pattern;

/**
 * How a file of the content may be called: {@code content/} and one plain name that means the same in every file system, in a
 * URI and in a shell.
 */
public final class ContentPath {
    /** The folder of all content. */
    public static final String FOLDER = "content/";

    private static final Pattern FORM = Pattern.compile("content/[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9_-])?");

    private ContentPath() {}

    /**
     * True for {@code content/} followed by 1 to 100 letters, digits, dots, hyphens and underscores of ASCII, starting with a
     * letter or digit and not ending with a dot.
     */
    public static boolean isAllowed(String path) {
        return FORM.matcher(path).matches();
    }
}
