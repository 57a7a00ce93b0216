package org.tenzij.trust;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import java.util.Set;

/**
 * A name in each language of the screens: {@code nl en es pap_CW pap_AW}, all of them, each 1 to 120 characters without
 * control characters.
 */
public record Text(@JsonValue Map<String, String> byLanguage) {
    /** The languages every name is given in. Papiamentu and Papiamento are written differently on Curaçao and Aruba. */
    public static final Set<String> LANGUAGES = Set.of("nl", "en", "es", "pap_CW", "pap_AW");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Text {
        byLanguage = Map.copyOf(byLanguage);
        if (!byLanguage.keySet().equals(LANGUAGES)) {
            throw Malformed.community("a name is not given in exactly nl, en, es, pap_CW and pap_AW", "names");
        }
        for (String name : byLanguage.values()) {
            if (name.isBlank() || name.length() > 120 || name.codePoints().anyMatch(Character::isISOControl)) {
                throw Malformed.community(
                        "a name is empty, longer than 120 characters or holds control characters", "names");
            }
        }
    }

    /** The name in that language; an unknown language gives the English one. */
    public String in(String language) {
        String name = byLanguage.get(language);
        return name == null ? byLanguage.getOrDefault("en", "") : name;
    }
}
