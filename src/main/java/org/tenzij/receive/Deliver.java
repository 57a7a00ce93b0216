package org.tenzij.receive;

import java.time.Instant;
import org.tenzij.exchange.Manifest;
import org.tenzij.exchange.json.CanonicalJson;

/** Lays an admitted message out for its users. */
public final class Deliver {
    /** The message as it is kept: payload, decision and manifest, each as it was signed. */
    public Delivery deliver(AdmittedMessage admitted, Instant now) {
        Manifest manifest = admitted.opened().manifest();
        return new Delivery(
                admitted.arrival(),
                new Incoming.Message(
                        manifest.sender().party(),
                        manifest.id(),
                        manifest.kind(),
                        manifest.sequence(),
                        manifest.previous(),
                        manifest.digest(),
                        admitted.arrival().envelope(),
                        manifest.createdAt(),
                        now,
                        admitted.opened().manifestBytes(),
                        admitted.opened().decision(),
                        CanonicalJson.bytes(admitted.payload()),
                        null));
    }
}
