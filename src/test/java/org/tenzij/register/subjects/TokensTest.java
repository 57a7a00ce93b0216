package org.tenzij.register.subjects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.tenzij.register.subjects.Token.Strength;

/** Tokens: the same for the same person under the same key, and silent about both. */
class TokensTest {
    private static final byte[] KEY = HexFormat.of().parseHex("0b".repeat(32));
    private static final Tokens TOKENS = new Tokens(new SecretKeySpec(KEY, "HmacSHA256"));

    private static List<Strength> strengths(Identity identity) {
        return TOKENS.of(identity).stream().map(Token::strength).toList();
    }

    @Test
    void whatIsKnownDecidesWhichTokensThereAre() {
        assertThat(strengths(new Identity(List.of("Ana"), "1990-01-31", "CO1"))).containsExactly(Strength.values());
        assertThat(strengths(new Identity(List.of("Ana"), "1990-01", "CO1")))
                .containsExactly(Strength.DOCUMENT, Strength.BIRTH_YEAR);
        assertThat(strengths(new Identity(List.of(), "1990-01-31", "CO1"))).containsExactly(Strength.DOCUMENT);
        assertThat(strengths(new Identity(List.of("Ana"), null, null))).isEmpty();
        assertThat(strengths(new Identity(List.of(), "1990", " "))).isEmpty();
    }

    @Test
    void theTokenIsTheHmacOfTheNormalisedIdentity() throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
        String text = "tenzij subject index 1\nBIRTH_DATE\nana voorbeeld\n1990-01-31";
        String expected = HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        assertThat(TOKENS.of(new Identity(List.of("VOORBEELD, Ana"), "1990-01-31", null)))
                .first()
                .isEqualTo(new Token(Strength.BIRTH_DATE, expected));
    }

    @Test
    void severalPersonsHaveTheTokensOfEach() {
        Identity one = new Identity(List.of("Ana"), "1990", "CO1");
        Identity other = new Identity(List.of("Bea"), "1991", "CO1");
        assertThat(TOKENS.of(List.of(one, other, one))).hasSize(3);
    }

    @Test
    void nothingOfAPersonStandsInAText() {
        Identity identity = new Identity(List.of("Ana Voorbeeld"), "1990-01-31", "CO1");
        assertThat(identity.toString() + TOKENS + TOKENS.of(identity))
                .doesNotContain("Ana", "1990", "CO1")
                .doesNotContain(TOKENS.of(identity).getFirst().value());
        assertThatThrownBy(() -> new Token(Strength.DOCUMENT, "Ana Voorbeeld")).hasMessageNotContaining("Ana");
    }
}
