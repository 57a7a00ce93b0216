package org.tenzij.people;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.Kind;
import org.tenzij.exchange.Law;
import org.tenzij.exchange.Party;
import org.tenzij.exchange.json.StrictJson;
import org.tenzij.policy.Asserter;
import org.tenzij.policy.Assertion;
import org.tenzij.policy.DataClass;
import org.tenzij.policy.Facts;
import org.tenzij.trust.Mandate;
import org.tenzij.trust.Office;
import org.tenzij.trust.Officers;

/**
 * What this node has on file about an exchange, as facts for the rule: words of officers, undertakings, consents, requests on
 * the thread, where references came from. What is not on file stays unknown.
 */
public final class OnFile {
    private final Party own;
    private final Officers officers;
    private final Words words;
    private final Agreements agreements;
    private final Origins origins;
    private final Threads threads;
    private final References references;

    public OnFile(
            Party own,
            Officers officers,
            Words words,
            Agreements agreements,
            Origins origins,
            Threads threads,
            References references) {
        this.own = own;
        this.officers = officers;
        this.words = words;
        this.agreements = agreements;
        this.origins = origins;
        this.threads = threads;
        this.references = references;
    }

    /**
     * What officers of either side said.
     *
     * @param undertaking the undertaking that covers the exchange, which the request relies on; null where there is none
     */
    public record Said(Facts facts, @Nullable Digest undertaking) {}

    /** What this node itself knows about the matter, before any word of a person. */
    public Facts known(Matter matter, Instant now) {
        Map<String, Object> facts = new HashMap<>();
        facts.put(
                "mandateInForce",
                !officers.mandates(matter.recipient(), Mandate.Gives.GUARANTEE, now)
                        .isEmpty());
        Set<String> mentioned = references.mentioned(matter.payload(), matter.thread());
        if (References.countable(mentioned)) {
            facts.put("knownOrigin", Handed.strictest(strangers(mentioned, matter)));
        }
        String thread = matter.thread();
        Optional<Threads.Voice> theirs = thread == null ? Optional.empty() : threads.voice(thread, matter.recipient());
        facts.put("requestOnThread", theirs.map(Threads.Voice::asked).orElse(false));
        Law law = law(matter, theirs);
        if (law != null) {
            facts.put("threadLaw", law.name());
        }
        return Facts.gateway(facts);
    }

    /** The law of the waters or of the case: what the hand-over itself says, then our own side of the thread, then theirs. */
    private @Nullable Law law(Matter matter, Optional<Threads.Voice> theirs) {
        if (matter.kind() == Kind.INTERCEPTION) {
            return Handed.waters(matter.payload());
        }
        String thread = matter.thread();
        if (thread == null) {
            return null;
        }
        Optional<Threads.Voice> ours = threads.voice(thread, own);
        return ours.map(Threads.Voice::waters)
                .or(() -> theirs.map(Threads.Voice::waters))
                .or(() -> ours.map(Threads.Voice::law))
                .or(() -> Optional.ofNullable(matter.declared()))
                .orElse(null);
    }

    /** What people said, of whom a message of that class may need a word. */
    public Said said(Matter matter, DataClass dataClass, Instant now) {
        List<Assertion> facts = new ArrayList<>(approvals(matter, now));
        Optional<Digest> undertaking = undertaking(matter, dataClass, now);
        undertaking.ifPresent(id -> facts.add(new Assertion("undertakingGiven", true, Asserter.RECIPIENT)));
        if (!consents(matter, now).isEmpty()) {
            facts.add(new Assertion("originConsent", true, Asserter.ORIGIN));
        }
        return new Said(new Facts(facts), undertaking.orElse(null));
    }

    private List<Assertion> approvals(Matter matter, Instant now) {
        List<Assertion> facts = new ArrayList<>();
        List<Words.Kept> about = words.about(matter.exchange());
        for (Words.Kept word : about) {
            if (word.read() instanceof Approval approval && approval.template() == null) {
                vouch(approval, false, facts);
            } else if (word.read() instanceof OralApproval oral && seconded(word, oral, about)) {
                facts.addAll(oral.facts().stream()
                        .map(fact -> new Assertion(
                                fact,
                                true,
                                Asserter.APPROVER,
                                oral.approves(),
                                Office.PROSECUTOR.name(),
                                true,
                                oral.until()))
                        .toList());
            }
        }
        words.templates(now).stream()
                .filter(word -> standing(word, matter, now))
                .forEach(word -> {
                    if (word.read() instanceof Approval approval) {
                        vouch(approval, true, facts);
                    }
                });
        return facts;
    }

    /** A word about a template counts while who gave it holds the office, and never for what that officer handed in. */
    private boolean standing(Words.Kept word, Matter matter, Instant now) {
        String submitter = matter.submittedBy();
        return submitter != null
                && !submitter.equals(word.officer())
                && officers.find(word.officer())
                        .map(officer -> officers.officesOf(officer, now).contains(word.office()))
                        .orElse(false);
    }

    private static void vouch(Approval approval, boolean template, Collection<Assertion> facts) {
        String motivation = approval.motivation();
        approval.facts()
                .forEach(fact -> facts.add(new Assertion(
                        fact,
                        true,
                        Asserter.APPROVER,
                        approval.approves(),
                        approval.office().name(),
                        motivation != null && !motivation.isBlank(),
                        approval.until(),
                        template)));
    }

    /** An oral approval counts once somebody else than who recorded it, and than who spoke, signed that it was heard. */
    private static boolean seconded(Words.Kept word, OralApproval oral, List<Words.Kept> about) {
        return about.stream()
                .map(Words.Kept::read)
                .anyMatch(said -> said instanceof SecondPerson second
                        && second.of().equals(word.id())
                        && !second.officer().equals(oral.officer())
                        && !second.officer().equals(oral.prosecutor()));
    }

    private Optional<Digest> undertaking(Matter matter, DataClass dataClass, Instant now) {
        return agreements
                .inForce(Agreements.Type.UNDERTAKING, Agreements.Direction.RECEIVED, matter.recipient(), now)
                .stream()
                .filter(kept -> {
                    Undertaking given = StrictJson.read(kept.statement(), Undertaking.class, "undertaking");
                    return given.sender().equals(own)
                            && given.covers(matter, dataClass, now)
                            && inMandate(given, now)
                            && agreements.usedBesides(kept.id(), matter.exchange()) < given.uses();
                })
                .map(Agreements.Kept::id)
                .findFirst();
    }

    private boolean inMandate(Pledge pledge, Instant now) {
        return officers.mandate(pledge.mandate())
                .filter(mandate -> mandate.officer().equals(pledge.officer()))
                .filter(mandate -> officers.find(mandate.officer())
                        .map(officer -> officers.mandates(
                                        officer.party(),
                                        pledge instanceof Undertaking ? Mandate.Gives.GUARANTEE : Mandate.Gives.CONSENT,
                                        now)
                                .contains(mandate))
                        .orElse(false))
                .isPresent();
    }

    /** The consents under which this may go on: one for each message of others whose case it mentions, or none at all. */
    private List<Digest> consents(Matter matter, Instant now) {
        Set<String> mentioned = references.mentioned(matter.payload(), matter.thread());
        if (!References.countable(mentioned)) {
            return List.of();
        }
        List<Origins.Origin> messages = strangers(mentioned, matter);
        List<Optional<Digest>> consents =
                messages.stream().map(message -> consent(message, matter, now)).toList();
        return consents.stream().allMatch(Optional::isPresent)
                ? consents.stream().flatMap(Optional::stream).distinct().toList()
                : List.of();
    }

    private Optional<Digest> consent(Origins.Origin message, Matter matter, Instant now) {
        return agreements.inForce(Agreements.Type.CONSENT, Agreements.Direction.RECEIVED, message.party(), now).stream()
                .filter(kept -> {
                    Consent given = StrictJson.read(kept.statement(), Consent.class, "consent");
                    return given.holder().equals(own)
                            && given.covers(message, matter, now)
                            && inMandate(given, now)
                            && agreements.usedBesides(kept.id(), matter.exchange()) < given.uses();
                })
                .map(Agreements.Kept::id)
                .findFirst();
    }

    /** Messages of others than the recipient in which a reference came that this matter mentions. */
    private List<Origins.Origin> strangers(Set<String> mentioned, Matter matter) {
        return origins.known(mentioned).stream()
                .filter(origin -> !origin.party().equals(matter.recipient()))
                .distinct()
                .toList();
    }

    /** The agreements that exchange leans on, so that their use is counted where it leaves. */
    public List<Digest> reliedOn(Matter matter, @Nullable Digest undertaking, Instant now) {
        List<Digest> relied = new ArrayList<>();
        if (undertaking != null) {
            relied.add(undertaking);
        }
        relied.addAll(consents(matter, now));
        return relied;
    }
}
