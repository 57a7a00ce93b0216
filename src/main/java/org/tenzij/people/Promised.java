package org.tenzij.people;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.Party;
import org.tenzij.exchange.json.StrictJson;
import org.tenzij.policy.DataClass;
import org.tenzij.trust.Mandate;
import org.tenzij.trust.Officers;

/** What this party itself promised, when a message comes in that leans on it. Source: house.md, settled: Admit. */
public final class Promised {
    private final Party own;
    private final Officers officers;
    private final Agreements agreements;

    public Promised(Party own, Officers officers, Agreements agreements) {
        this.own = own;
        this.officers = officers;
        this.agreements = agreements;
    }

    /** Our undertaking under that digest; null where we gave none such. */
    public @Nullable Undertaking given(Digest id, Party sender) {
        return agreements
                .find(id, Agreements.Direction.GIVEN)
                .filter(kept -> kept.type() == Agreements.Type.UNDERTAKING
                        && kept.peer().equals(sender))
                .map(kept -> StrictJson.read(kept.statement(), Undertaking.class, "undertaking"))
                .orElse(null);
    }

    /** True where we promised it to that sender, it covers that message, and our officer still has the mandate. */
    public boolean holds(Digest id, Party sender, Matter matter, DataClass dataClass, Instant now) {
        Undertaking given = given(id, sender);
        return given != null
                && given.sender().equals(sender)
                && given.covers(matter, dataClass, now)
                && agreements.usedBesides(id, matter.exchange()) < given.uses()
                && officers.mandates(own, Mandate.Gives.GUARANTEE, now).stream()
                        .anyMatch(mandate -> mandate.id().equals(given.mandate())
                                && mandate.officer().equals(given.officer()));
    }
}
