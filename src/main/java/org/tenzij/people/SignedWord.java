package org.tenzij.people;

import java.util.Base64;
import org.tenzij.exchange.json.CanonicalJson;
import org.tenzij.exchange.json.StrictJson;

/**
 * A statement with its officer's signature, as it is handed in and kept.
 *
 * @param statement canonical bytes
 * @param signature detached CAdES over exactly these bytes, DER
 */
public record SignedWord(byte[] statement, byte[] signature) {
    private record Form(String statement, String signature) {}

    /** Reads {@code {"statement": base64, "signature": base64}}. Fails with {@code approve.malformed}. */
    public static SignedWord read(byte[] json) {
        try {
            Form form = StrictJson.read(json, Form.class, "word");
            if (form.statement() == null || form.signature() == null) {
                throw Statement.malformed("statement or signature is missing", "word");
            }
            return new SignedWord(
                    Base64.getDecoder().decode(form.statement()),
                    Base64.getDecoder().decode(form.signature()));
        } catch (IllegalArgumentException e) {
            throw Statement.malformed("statement or signature is not base64", "word");
        }
    }

    /** The bytes that {@link #read} reads. */
    public byte[] toBytes() {
        return CanonicalJson.bytes(StrictJson.toTree(new Form(
                Base64.getEncoder().encodeToString(statement),
                Base64.getEncoder().encodeToString(signature))));
    }

    @Override
    public String toString() {
        return "SignedWord";
    }
}
