package org.tenzij.node;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.tenzij.exchange.Party;
import org.tenzij.policy.Pseudonyms;

/**
 * Pseudonyms under this node's own key, another for each recipient: one recipient sees that two messages are about the same,
 * two recipients cannot compare. The same value always gets the same one, so an approval still fits.
 */
final class KeyedPseudonyms implements Pseudonyms {
    private static final int LENGTH = 20;

    private final SecretKey key;

    KeyedPseudonyms(SecretKey key) {
        this.key = key;
    }

    @Override
    public String of(Party recipient, String domain, String value) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(("pseudonym:" + recipient + ":" + domain + ":").getBytes(StandardCharsets.UTF_8));
            byte[] digest = mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
            return "P-" + HexFormat.of().formatHex(digest).substring(0, LENGTH).toUpperCase(Locale.ROOT);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
