package org.tenzij.node;

import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.tenzij.exchange.Kind;
import org.tenzij.exchange.Party;
import org.tenzij.exchange.json.StrictJson;
import org.tenzij.figures.AnnualFigures;
import org.tenzij.figures.Received;
import org.tenzij.figures.RegionalPicture;
import org.tenzij.receive.Incoming;
import org.tenzij.trust.Community;
import org.tenzij.trust.Competence;
import org.tenzij.trust.Member;

/** The annual figures a node has received, side by side. */
public final class FiguresDesk {
    private static final int AT_MOST = 10_000;

    private final Party own;
    private final Incoming incoming;
    private final Community community;
    private final InstantSource clock;

    /** @param own the party of this node; it sends itself nothing, so it does not stand in the picture as missing */
    public FiguresDesk(Party own, Incoming incoming, Community community, InstantSource clock) {
        this.own = own;
        this.incoming = incoming;
        this.community = community;
        this.clock = clock;
    }

    /** The picture of everything admitted here so far. */
    public RegionalPicture picture() {
        List<Received> received = incoming.messages(Kind.ANNUAL_FIGURES, AT_MOST).stream()
                .map(this::received)
                .toList();
        List<Party> countries = community.members().stream()
                .filter(member -> member.authorities().stream()
                        .anyMatch(authority -> authority.competences().contains(Competence.COORDINATION)))
                .map(Member::party)
                .filter(party -> !party.equals(own))
                .toList();
        return RegionalPicture.of(received, countries);
    }

    private Received received(Incoming.Message message) {
        return new Received(
                AnnualFigures.fromPayload(
                        StrictJson.tree(message.content(), "payload"), message.sender(), clock.instant()),
                message.id(),
                Objects.requireNonNullElse(message.sequence(), 0L),
                message.admittedAt());
    }
}
