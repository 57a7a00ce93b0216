package org.tenzij.send;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tenzij.envelope.Envelope;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.MessageId;
import org.tenzij.policy.Grant;

/** An envelope for one recipient with its place among all that went there. Made by {@link Seal}. */
public final class SealedMessage {
    private final MessageId id;
    private final Grant grant;
    private final List<Digest> reliedOn;
    private final Outgoing.@Nullable Place place;
    private final Digest manifest;
    private final byte[] decision;
    private final Envelope envelope;

    SealedMessage(
            MessageId id,
            Grant grant,
            List<Digest> reliedOn,
            Outgoing.@Nullable Place place,
            Digest manifest,
            byte[] decision,
            Envelope envelope) {
        this.id = id;
        this.grant = grant;
        this.reliedOn = reliedOn;
        this.decision = decision;
        this.place = place;
        this.manifest = manifest;
        this.envelope = envelope;
    }

    public MessageId id() {
        return id;
    }

    /** The decision that let it leave. */
    public Grant grant() {
        return grant;
    }

    /** Undertakings and consents whose use is counted with it. */
    public List<Digest> reliedOn() {
        return reliedOn;
    }

    /** The decision record that travels inside, canonical JSON. */
    public byte[] decision() {
        return decision;
    }

    /** Null for messages between gateways. */
    public Outgoing.@Nullable Place place() {
        return place;
    }

    /** Digest of the manifest. */
    public Digest manifest() {
        return manifest;
    }

    public Envelope envelope() {
        return envelope;
    }
}
