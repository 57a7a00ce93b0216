package org.tenzij.send;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tenzij.envelope.Sealed;
import org.tenzij.envelope.Sealer;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.Manifest;
import org.tenzij.exchange.Party;
import org.tenzij.exchange.json.CanonicalJson;

/** Signs what may leave and encrypts it for its one recipient. */
public final class Seal {
    /** Where a recipient's current encryption certificate comes from; it is checked each time it is asked for. */
    public interface EncryptionCertificates {
        /** Fails with {@link org.tenzij.exchange.Untrusted} when there is none that holds at that time. */
        X509Certificate of(Party recipient, Instant now);
    }

    private final Sealer sealer;
    private final EncryptionCertificates certificates;

    public Seal(Sealer sealer, EncryptionCertificates certificates) {
        this.sealer = sealer;
        this.certificates = certificates;
    }

    /**
     * The envelope for that place among all messages to the recipient.
     *
     * @param place null for messages between gateways, which have none
     */
    public SealedMessage seal(MinimisedMessage minimised, Outgoing.@Nullable Place place, Instant now) {
        ValidMessage message = minimised.message();
        byte[] decision = CanonicalJson.bytes(minimised.grant().toRecord());
        List<Manifest.Part> parts = minimised.content().entrySet().stream()
                .map(file -> part(minimised, file))
                .toList();
        Manifest manifest = new Manifest(
                Manifest.PROFILE,
                message.id(),
                message.kind(),
                message.sender(),
                message.recipient(),
                now.truncatedTo(ChronoUnit.MILLIS),
                message.expiresAt(),
                place == null ? null : place.sequence(),
                place == null ? null : place.previous(),
                message.submission().request().thread(),
                message.submission().request().supersedes(),
                message.handling(),
                Digest.of(decision),
                parts,
                List.of());
        Sealed sealed = sealer.seal(manifest, decision, minimised.content(), certificates.of(message.to(), now));
        return new SealedMessage(
                message.id(),
                minimised.grant(),
                minimised.reliedOn(),
                place,
                sealed.manifestSha256(),
                decision,
                sealed.envelope());
    }

    private static Manifest.Part part(MinimisedMessage minimised, Map.Entry<String, byte[]> file) {
        return new Manifest.Part(
                file.getKey(), minimised.mediaType(file.getKey()), file.getValue().length, Digest.of(file.getValue()));
    }
}
