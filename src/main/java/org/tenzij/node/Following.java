package org.tenzij.node;

import java.time.Instant;
import java.util.Set;
import org.tenzij.exchange.Party;
import org.tenzij.policy.Duty;
import org.tenzij.policy.Grant;
import org.tenzij.policy.Instrument;
import org.tenzij.policy.Source;
import org.tenzij.register.subjects.SubjectIndex;
import org.tenzij.register.transfers.Notice;
import org.tenzij.register.transfers.Supervision;
import org.tenzij.send.GrantedMessage;
import org.tenzij.send.Outgoing;

/** What follows from a yes, all in the transaction that records it: promises kept, persons indexed, people told. */
final class Following {
    private final Party own;
    private final Filing filing;
    private final PatternWatch patterns;
    private final SubjectDesk subjects;
    private final Supervision supervision;
    private final Policies policies;

    Following(
            Party own,
            Filing filing,
            PatternWatch patterns,
            SubjectDesk subjects,
            Supervision supervision,
            Policies policies) {
        this.own = own;
        this.filing = filing;
        this.patterns = patterns;
        this.subjects = subjects;
        this.supervision = supervision;
        this.policies = policies;
    }

    void granted(Outgoing.Exchange exchange, GrantedMessage granted, Instant now) {
        filing.promised(granted.message(), now);
        patterns.granted(exchange, granted.grant(), now);
        subjects.note(
                exchange.id(),
                exchange.recipient(),
                SubjectIndex.Direction.GIVEN,
                granted.message().payload(),
                now);
        Set<Duty> duties = granted.grant().duties();
        if (duties.contains(Duty.TELL_SUPERVISOR)) {
            boolean single = policies.get()
                    .pattern()
                    .grounds()
                    .contains(granted.grant().ground().id());
            supervision.after(
                    notice(Notice.Addressee.SUPERVISOR, exchange, granted.grant(), single, now), exchange.id());
        }
        if (duties.contains(Duty.TELL_ORIGIN) && granted.grant().unauthorisedByOrigin()) {
            supervision.after(notice(Notice.Addressee.ORIGIN, exchange, granted.grant(), true, now), exchange.id());
        }
    }

    /** Of this one exchange, or of the category. */
    private Notice notice(Notice.Addressee to, Outgoing.Exchange exchange, Grant grant, boolean single, Instant now) {
        return new Notice(
                to,
                own,
                grant.ground().id(),
                Source.line(grant.ground().source()),
                grant.instruments().stream().map(Instrument::id).toList(),
                exchange.recipient(),
                exchange.kind(),
                grant.dataClass().name(),
                single ? exchange.id() : null,
                now);
    }
}
