package org.tenzij.people;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * Recognises references of cases, also when a person types them anew with other spacing, case or dashes, or in a text.
 *
 * <p>A reference is turned into an HMAC under a key of this node; two nodes cannot compare what they hold.
 */
public final class References {
    /** The fields in which a sender gives its own reference. */
    private static final List<String> GIVEN = List.of("reference", "ourReference");

    /** Something that looks like a reference inside a text: letters, digits and separators, with a digit in it. */
    private static final Pattern LOOKS_LIKE_ONE = Pattern.compile("[\\p{L}\\p{N}](?:[ ._/-]?[\\p{L}\\p{N}]){3,31}");

    private static final int SHORTEST = 4;
    private static final int MOST = 20_000;

    private final SecretKey key;

    /** @param key of this node alone, HMAC */
    public References(SecretKey key) {
        this.key = key;
    }

    /** False where there were more than are looked at: then it is not known whose they are. */
    static boolean countable(Set<String> mentioned) {
        return mentioned.size() < MOST;
    }

    /** What the sender of that payload calls its case: by field, and by the thread it opened. */
    public Set<String> given(JsonNode payload, @Nullable String thread) {
        Set<String> tokens = new LinkedHashSet<>();
        GIVEN.forEach(field -> add(payload.path(field).asText(""), tokens));
        add(thread == null ? "" : thread, tokens);
        return tokens;
    }

    /** Everything in that payload that may be a reference of somebody. */
    public Set<String> mentioned(JsonNode payload, @Nullable String thread) {
        Set<String> tokens = new LinkedHashSet<>();
        add(thread == null ? "" : thread, tokens);
        collect(payload, tokens);
        return tokens;
    }

    private void collect(JsonNode value, Set<String> tokens) {
        if (value.isTextual()) {
            add(value.textValue(), tokens);
            windows(value.textValue(), tokens);
        } else {
            value.forEach(part -> collect(part, tokens));
        }
    }

    /** In a text a reference may stand between words: up to four neighbouring words are taken together. */
    private void windows(String text, Set<String> tokens) {
        String[] words = text.split("[^\\p{L}\\p{N}._/-]+", -1);
        for (int from = 0; from < words.length; from++) {
            StringBuilder joined = new StringBuilder();
            for (int to = from; to < Math.min(from + 4, words.length); to++) {
                joined.append(words[to]);
                add(joined.toString(), tokens);
            }
        }
        Matcher found = LOOKS_LIKE_ONE.matcher(text);
        while (found.find()) {
            add(found.group(), tokens);
        }
    }

    private void add(String text, Set<String> tokens) {
        String plain = plain(text);
        boolean reference = plain.length() >= SHORTEST
                && plain.length() <= 64
                && plain.chars().anyMatch(Character::isDigit)
                && tokens.size() < MOST;
        if (reference) {
            tokens.add(token(plain));
        }
    }

    private static String plain(String text) {
        if (text.length() > 200) {
            return "";
        }
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private String token(String plain) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(("reference:" + plain).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
