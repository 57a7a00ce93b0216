package org.tenzij.register.subjects;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Makes the tokens of an identity under the controller's own key. Another key finds nothing; a lost key makes the index
 * worthless, and harmless.
 *
 * <p>Source: RFC 2104; settled point 23 (keys).
 */
public final class Tokens {
    private static final String DOMAIN = "tenzij subject index 1";
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKey key;

    /** @param key 32 bytes, HMAC; that of no other purpose */
    public Tokens(SecretKey key) {
        this.key = key;
    }

    /** Every token that this identity is enough for, from the surest on; none where too little is known. */
    public List<Token> of(Identity identity) {
        List<Token> tokens = new ArrayList<>();
        Normal.document(identity.document())
                .ifPresent(document -> tokens.add(token(Token.Strength.DOCUMENT, document, "")));
        Optional<String> names = Normal.names(identity.names());
        names.ifPresent(all -> {
            Normal.birthDate(identity.birthDate())
                    .ifPresent(date -> tokens.add(token(Token.Strength.BIRTH_DATE, all, date)));
            Normal.birthYear(identity.birthDate())
                    .ifPresent(year -> tokens.add(token(Token.Strength.BIRTH_YEAR, all, year)));
        });
        return tokens;
    }

    /** The tokens of all of them, each once. */
    public Set<Token> of(Collection<Identity> identities) {
        Set<Token> tokens = new LinkedHashSet<>();
        identities.forEach(identity -> tokens.addAll(of(identity)));
        return tokens;
    }

    private Token token(Token.Strength strength, String one, String other) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            // A blank is in none of the parts' edges, a line end in none at all: no two inputs look alike.
            mac.update((DOMAIN + "\n" + strength + "\n" + one + "\n" + other).getBytes(StandardCharsets.UTF_8));
            return new Token(strength, HexFormat.of().formatHex(mac.doFinal()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256, and any bytes are a key for it", e);
        }
    }

    @Override
    public String toString() {
        return "Tokens";
    }
}
