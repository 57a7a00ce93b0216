package org.tenzij.register;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Fault;

/** A node's Ed25519 register key under the name of its register, for example {@code tenzij.example/bq}. */
public final class SigningKey {
    private final VerifierKey verifier;
    private final PrivateKey key;

    /**
     * Fails with {@link Fault} where the halves do not belong together or are not Ed25519.
     *
     * @param name the origin that stands on every checkpoint; it never changes, or the peers see another register
     */
    public SigningKey(String name, PrivateKey key, PublicKey publicKey) {
        this.verifier = VerifierKey.of(name, publicKey);
        this.key = key;
        byte[] probe = "a register key signs what its other half verifies".getBytes(StandardCharsets.UTF_8);
        if (!verifier.verifies(probe, signature(probe))) {
            throw unusable(null);
        }
    }

    /** The half that peers and inspectors hold. */
    public VerifierKey verifier() {
        return verifier;
    }

    /** Signs a note with this key alone. {@code text} ends with a newline. */
    public SignedNote sign(String text) {
        return new SignedNote(
                text, List.of(NoteSignature.of(verifier, signature(text.getBytes(StandardCharsets.UTF_8)))));
    }

    private byte[] signature(byte[] text) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(key);
            signer.update(text);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw unusable(e);
        }
    }

    private static Fault unusable(@Nullable GeneralSecurityException e) {
        String what = "the private half of the register key cannot sign for its public half";
        String remedy = "put the Ed25519 key pair back that this node was set up with";
        return e == null
                ? new Fault(ErrorCode.REGISTER_BAD_KEY, what, "register key", remedy)
                : new Fault(ErrorCode.REGISTER_BAD_KEY, what, "register key", remedy, e);
    }
}
