package org.tenzij.exchange;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * The id of a party, in lower case: {@code bq cw sx aw rst kw}, and whoever joins later.
 *
 * <p>An id proves nothing by itself; what a party is, stands in the signed community file. Source: ISO 3166 for countries
 * (Caribbean Netherlands is BQ).
 */
public record Party(@JsonValue String id) implements Comparable<Party> {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]{1,15}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Party {
        if (!FORM.matcher(id).matches()) {
            throw new Invalid(
                    ErrorCode.VALIDATE_UNKNOWN_PARTY,
                    "a party id is 2 to 16 lower-case letters and digits, starting with a letter",
                    "party",
                    "use an id of the community file, for example bq or rst");
        }
    }

    @Override
    public int compareTo(Party other) {
        return id.compareTo(other.id);
    }

    @Override
    public String toString() {
        return id;
    }
}
