package org.tenzij.register.transfers;

import java.util.Map;
import org.tenzij.exchange.MessageId;
import org.tenzij.register.Entry;
import org.tenzij.register.Event;
import org.tenzij.register.Ledger;

/**
 * Carries out the duty to tell: the supervisor once per category of transfers, and once per transfer where the ground is for
 * a single case; the member state of origin of each transfer. Done when the notice stands in the store; {@code register notices} writes it out.
 */
public final class Supervision {
    private final Notices notices;
    private final Ledger ledger;

    public Supervision(Notices notices, Ledger ledger) {
        this.notices = notices;
        this.ledger = ledger;
    }

    /**
     * Keeps the notice, in the transaction that records the yes, and records it in the register; nothing where its
     * addressee is told of that category already.
     *
     * @param exchange the one that gave rise to it, also where the category is told once for all
     */
    public void after(Notice notice, MessageId exchange) {
        if (notices.keep(notice)) {
            ledger.append(new Entry(
                    Event.NOTIFIED,
                    notice.at(),
                    exchange,
                    notice.recipient(),
                    Map.of(
                            "to",
                            notice.to().name(),
                            "ground",
                            notice.ground(),
                            "kind",
                            notice.kind().wireName(),
                            "class",
                            notice.dataClass(),
                            "instruments",
                            String.join(",", notice.instruments()),
                            "per",
                            notice.exchange() == null ? "category" : "exchange",
                            "noticeSha256",
                            notice.digest().value())));
        }
    }
}
