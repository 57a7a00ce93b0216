package org.tenzij.policy;

import java.util.Locale;

/** A sentence for people, in Dutch and English. */
public record Sentence(String nl, String en) {
    /** Dutch for a Dutch reader, English for everyone else. */
    public String in(Locale locale) {
        return locale.getLanguage().equals("nl") ? nl : en;
    }
}
