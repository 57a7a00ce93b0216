package org.tenzij.node;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.tenzij.exchange.Party;
import org.tenzij.policy.Clause;
import org.tenzij.policy.Decision;
import org.tenzij.policy.FreeText;
import org.tenzij.policy.Grant;
import org.tenzij.policy.Held;
import org.tenzij.policy.Projection;
import org.tenzij.policy.Refusal;
import org.tenzij.send.Decide;
import org.tenzij.send.Submit;
import org.tenzij.send.ValidMessage;
import org.tenzij.send.Validate;

/**
 * What would become of a request if it were handed in now: read, checked and decided as it would be, by the same steps and with
 * what is on file, but stored nowhere, sent to nobody, and no proof of anything.
 */
public final class Previewing {
    private final Submit submit;
    private final Validate validate;
    private final Decide decide;
    private final InstantSource clock;

    Previewing(Submit submit, Validate validate, Decide decide, InstantSource clock) {
        this.submit = submit;
        this.validate = validate;
        this.decide = decide;
        this.clock = clock;
    }

    /**
     * The answer for one recipient.
     *
     * @param explanation the decision as its sender would read it
     * @param leaving what would leave: under its ground, or under each that waits for people; nothing where it is refused
     * @param texts its free texts as handed in, with what was found in them
     */
    public record Preview(Party recipient, JsonNode explanation, List<Leaving> leaving, List<FreeText.Page> texts) {
        /** Names the recipient alone. */
        @Override
        public String toString() {
            return "Preview[" + recipient + "]";
        }
    }

    /**
     * What would leave.
     *
     * @param ground the clause it would leave under
     * @param payload after minimisation
     */
    public record Leaving(String ground, JsonNode payload) {
        /** Names the ground alone. */
        @Override
        public String toString() {
            return "Leaving[" + ground + "]";
        }
    }

    /** One answer per recipient. Fails as handing in would, with the same code and place. */
    public List<Preview> preview(byte[] raw) {
        Instant now = clock.instant();
        return submit.draft(raw, now).stream()
                .map(draft -> preview(validate.validate(draft, now), now))
                .toList();
    }

    private Preview preview(ValidMessage message, Instant now) {
        Decision decision = decide.decide(message, now).decision();
        return new Preview(
                message.to(), decision.explanation(), leaving(decision, message.payload()), FreeText.of(decision));
    }

    private static List<Leaving> leaving(Decision decision, JsonNode payload) {
        return switch (decision) {
            case Grant grant -> List.of(leaving(grant.ground(), grant.projection(), payload));
            case Held held ->
                held.candidates().stream()
                        .map(one -> leaving(one.ground(), one.projection(), payload))
                        .toList();
            case Refusal refusal -> List.of();
        };
    }

    private static Leaving leaving(Clause ground, Projection projection, JsonNode payload) {
        return new Leaving(ground.id(), projection.apply(payload));
    }
}
