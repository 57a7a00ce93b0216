package org.tenzij.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Party;
import org.tenzij.node.Approving;
import org.tenzij.node.Handshakes;
import org.tenzij.people.SignedWord;
import org.tenzij.send.Handshake;
import org.tenzij.trust.Office;
import org.tenzij.trust.Officers;

/** What officers see and say: what waits for them, what would leave, their signed statements, promises between parties. */
@RestController
@RequestMapping("/api/v1")
class PeopleApi {
    private final Party own;
    private final Approving approving;
    private final Handshakes handshakes;
    private final Officers officers;
    private final InstantSource clock;

    PeopleApi(Party own, Approving approving, Handshakes handshakes, Officers officers, InstantSource clock) {
        this.own = own;
        this.approving = approving;
        this.handshakes = handshakes;
        this.officers = officers;
        this.clock = clock;
    }

    /** An officer of this party, by functional id. */
    record OfficerTold(String id, String authority, Set<Office> offices) {}

    /** Everything that waits for people, urgent ones first; no value of any content. */
    @GetMapping("/approvals")
    List<Api.Told> approvals() {
        return approving.waitingForPeople().stream().map(Api.Told::of).toList();
    }

    /** What would leave, for the officer who signed the look-up; the look is recorded first. */
    @PostMapping(path = "/approvals/shown", consumes = MediaType.APPLICATION_JSON_VALUE)
    List<Approving.Shown> shown(HttpServletRequest look) throws IOException {
        return approving.show(SignedWord.read(Api.bounded(look)));
    }

    /** Hears a signed statement: an approval, a refusal, an oral approval, a second person, a delegation. */
    @PostMapping(path = "/words", consumes = MediaType.APPLICATION_JSON_VALUE)
    Approving.Told say(HttpServletRequest word) throws IOException {
        return approving.hear(SignedWord.read(Api.bounded(word)));
    }

    /** Offers and consent requests that came in. */
    @GetMapping("/handshakes")
    List<Handshakes.Asked> asked() {
        return handshakes.asked();
    }

    /** Promises in force with that peer. */
    @GetMapping("/handshakes/{party}")
    List<Handshakes.Promise> promises(@PathVariable("party") String party) {
        return handshakes.promises(new Party(party));
    }

    /** The offer for an exchange that waits, as a request file to be signed and handed in. */
    @GetMapping(path = "/exchanges/{id}/offer", produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] offer(@PathVariable("id") String id) {
        return Handshake.bytes(handshakes.offer(new MessageId(id)));
    }

    /** The officers of this party and the offices they hold now. */
    @GetMapping("/officers")
    List<OfficerTold> officers() {
        return officers.of(own).stream()
                .map(officer -> new OfficerTold(
                        officer.id(), officer.authority(), officers.officesOf(officer, clock.instant())))
                .toList();
    }
}
