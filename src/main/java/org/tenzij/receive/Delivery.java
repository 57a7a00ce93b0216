package org.tenzij.receive;

/** A message as its users will find it; it is there once its receipt is due, in one commit. Made by {@link Deliver}. */
public final class Delivery {
    private final Incoming.Arrival arrival;
    private final Incoming.Message message;

    Delivery(Incoming.Arrival arrival, Incoming.Message message) {
        this.arrival = arrival;
        this.message = message;
    }

    public Incoming.Arrival arrival() {
        return arrival;
    }

    public Incoming.Message message() {
        return message;
    }
}
