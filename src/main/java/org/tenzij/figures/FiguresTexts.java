package org.tenzij.figures;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;

/** Words for findings and tables, in Dutch and English. Any other language gets English, and {@link #language} says so. */
public final class FiguresTexts {
    private static final Set<String> WRITTEN = Set.of("nl", "en");

    private final String language;
    private final Properties texts = new Properties();

    private FiguresTexts(String language) {
        this.language = language;
        byte[] file = Resources.bytes("/messages_figures_" + language + ".properties");
        try {
            texts.load(new InputStreamReader(new ByteArrayInputStream(file), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The texts in that language, for example {@code nl}; in English where they are not written in it yet. */
    public static FiguresTexts in(String language) {
        return new FiguresTexts(WRITTEN.contains(language) ? language : "en");
    }

    /** The language these texts are really in. */
    public String language() {
        return language;
    }

    /** A finding in the words of a coordinator, with row and column. */
    public String text(Finding finding) {
        Object[] arguments = new Object[finding.arguments().size() + 2];
        arguments[0] = String.valueOf(finding.row());
        arguments[1] = finding.column();
        for (int i = 0; i < finding.arguments().size(); i++) {
            Finding.Argument argument = finding.arguments().get(i);
            arguments[i + 2] = argument.code() ? Codebook.current().label(argument.text(), language) : argument.text();
        }
        return format(finding.key(), arguments);
    }

    /** A text by its key. A key that is not written is a fault of ours. */
    public String text(String key, String... arguments) {
        return format(key, (Object[]) arguments);
    }

    Set<String> keys() {
        return texts.stringPropertyNames();
    }

    String pattern(String key) {
        String pattern = texts.getProperty(key);
        if (pattern == null) {
            throw new IllegalStateException("no text for " + key + " in " + language);
        }
        return pattern;
    }

    private String format(String key, Object[] arguments) {
        return new MessageFormat(pattern(key), Locale.ROOT).format(arguments);
    }
}
