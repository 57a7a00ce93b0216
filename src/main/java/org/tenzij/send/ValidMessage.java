package org.tenzij.send;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Handling;
import org.tenzij.exchange.Kind;
import org.tenzij.exchange.Law;
import org.tenzij.exchange.Manifest;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Party;
import org.tenzij.people.Matter;

/**
 * A message that is what it says: known parties, known law, codes that exist, totals that add up. Whether it may leave is
 * not judged yet. Made by {@link Validate}.
 */
public final class ValidMessage {
    private final Submission submission;
    private final Manifest.Sender sender;
    private final Manifest.Recipient recipient;
    private final Handling handling;
    private final Set<String> necessity;
    private final Instant expiresAt;
    private final JsonNode payload;
    private final Map<String, Object> gatewayFacts;
    private final List<String> unsafeCells;

    ValidMessage(
            Submission submission,
            Manifest.Sender sender,
            Manifest.Recipient recipient,
            Handling handling,
            Set<String> necessity,
            Instant expiresAt,
            JsonNode payload,
            Map<String, Object> gatewayFacts,
            List<String> unsafeCells) {
        this.submission = submission;
        this.sender = sender;
        this.recipient = recipient;
        this.handling = handling;
        this.necessity = Set.copyOf(necessity);
        this.expiresAt = expiresAt;
        this.payload = payload;
        this.gatewayFacts = Map.copyOf(gatewayFacts);
        this.unsafeCells = List.copyOf(unsafeCells);
    }

    public Submission submission() {
        return submission;
    }

    public MessageId id() {
        return submission.id();
    }

    public Kind kind() {
        return submission.request().kind();
    }

    public Manifest.Sender sender() {
        return sender;
    }

    public Manifest.Recipient recipient() {
        return recipient;
    }

    public Party to() {
        return recipient.party();
    }

    public Law recipientLaw() {
        return recipient.actingUnderLawOf();
    }

    public Handling handling() {
        return handling;
    }

    /** The personal fields that are necessary: those the sender named, and those of the presets it chose. */
    public Set<String> necessity() {
        return necessity;
    }

    /** The exchange, as far as words of people are held against it. */
    Matter matter() {
        return new Matter(
                id(),
                kind(),
                recipient.party(),
                recipient.authority(),
                submission.request().thread(),
                handling,
                expiresAt,
                payload,
                sender.actingUnderLawOf(),
                submission.submittedBy());
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    public Optional<String> thread() {
        @Nullable String thread = submission.request().thread();
        return Optional.ofNullable(thread);
    }

    /** How it went, where it went outside the gateway already; null where it is to be carried. */
    public RequestFile.@Nullable Outside outside() {
        return submission.request().outside();
    }

    /** The payload, every text in NFC. */
    public JsonNode payload() {
        return payload;
    }

    /** What this gateway found out by itself, by the ids of {@code policies/facts.yaml}. */
    public Map<String, Object> gatewayFacts() {
        return gatewayFacts;
    }

    /** Coordinates of the cells for which the figures are not safe to leave; never a value. */
    public List<String> unsafeCells() {
        return unsafeCells;
    }
}
