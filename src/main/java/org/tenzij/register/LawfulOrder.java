package org.tenzij.register;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.MessageId;

/**
 * Follows the entries of a register from the first on, and tells where an exchange did not go the way the rule wants: nothing
 * is sealed without a grant, nothing carried that was not sealed, nothing admitted that did not come in.
 *
 * <p>Keeps a few strings per exchange, as long as it lives. Not for use by several threads.
 */
public final class LawfulOrder {
    /**
     * A step out of order.
     *
     * @param exchange it concerns; null where the entry names none
     * @param entry index of the entry
     * @param what one sentence without a full stop
     */
    public record Violation(@Nullable MessageId exchange, long entry, Event event, String what) {}

    private enum Stage {
        SUBMITTED,
        HELD,
        GRANTED,
        SEALED,
        CARRIED,
        /** It was carried and is not carried again: a late receipt may still come. */
        SILENT,
        ENDED
    }

    private static final Set<Stage> BEFORE_CARRIAGE =
            EnumSet.of(Stage.SUBMITTED, Stage.HELD, Stage.GRANTED, Stage.SEALED);
    private static final Set<Stage> BEFORE_SEAL = EnumSet.of(Stage.SUBMITTED, Stage.HELD, Stage.GRANTED);
    private static final Set<Stage> OPEN = EnumSet.range(Stage.SUBMITTED, Stage.CARRIED);
    private static final Set<Stage> ANSWERABLE = EnumSet.range(Stage.HELD, Stage.SILENT);

    /** How far it is. {@code left}: true once something of it may have reached the recipient */
    private record Course(
            Stage stage,
            @Nullable String manifest,
            @Nullable String envelope,
            boolean left) {
        Course to(Stage next) {
            return new Course(next, manifest, envelope, left || next == Stage.CARRIED);
        }

        Course gone() {
            return new Course(stage, manifest, envelope, true);
        }

        /** As it ends where no receipt has come: it may still come for what was carried. */
        Stage cutOff() {
            return left ? Stage.SILENT : Stage.ENDED;
        }
    }

    private final Map<MessageId, Course> sent = new HashMap<>();
    private final Set<String> arrived = new HashSet<>();
    private final Set<String> admitted = new HashSet<>();
    private final List<Violation> violations = new ArrayList<>();

    /** Everything out of order in these entries. Fails with {@link org.tenzij.exchange.Invalid} on an unreadable one. */
    public static List<Violation> check(EntryRows rows) {
        LawfulOrder order = new LawfulOrder();
        long index = 0;
        for (List<byte[]> some = rows.read(0, TilePath.FULL); !some.isEmpty(); some = rows.read(index, TilePath.FULL)) {
            for (byte[] entry : some) {
                order.accept(index, Entry.read(entry, "entry " + index));
                index++;
            }
        }
        return order.violations();
    }

    /** Takes the next entry. */
    public void accept(long index, Entry entry) {
        String what = switch (entry.event()) {
            case SUBMITTED, DECIDED, APPROVED, SEALED, CARRIED, RECEIPT_VERIFIED -> sending(entry);
            case REFUSED_BY_RECIPIENT, EXPIRED, WITHDRAWN, RECORDED_OUTSIDE -> sending(entry);
            case WORD, WARNED, NOTIFIED, ESCALATED, RECALLED -> beside(entry);
            case RECEIVED, ADMITTED, REFUSED -> receiving(entry);
            case CONFIGURED, LOOKED_UP, PURGED -> null;
        };
        if (what != null) {
            violations.add(new Violation(entry.exchange(), index, entry.event(), what));
        }
    }

    /** What was out of order so far. */
    public List<Violation> violations() {
        return List.copyOf(violations);
    }

    private @Nullable String sending(Entry entry) {
        MessageId id = entry.exchange();
        if (id == null) {
            return "the entry names no exchange";
        }
        Course course = sent.get(id);
        if (entry.event() == Event.SUBMITTED) {
            return sent.putIfAbsent(id, new Course(Stage.SUBMITTED, null, null, false)) == null
                    ? null
                    : "the exchange was submitted before";
        }
        if (course == null) {
            return "the exchange was not submitted";
        }
        return switch (entry.event()) {
            case DECIDED -> decided(id, course, entry);
            case APPROVED ->
                step(
                        id,
                        course,
                        EnumSet.of(Stage.HELD),
                        granted(entry) ? Stage.GRANTED : Stage.HELD,
                        "it was not held");
            case SEALED -> sealed(id, course, entry);
            case CARRIED ->
                sameAs(course.envelope(), entry, "envelopeSha256")
                        ? step(id, course, EnumSet.of(Stage.SEALED, Stage.CARRIED), Stage.CARRIED, "it was not sealed")
                        : "it is not the envelope that was sealed";
            case RECEIPT_VERIFIED ->
                sameAs(course.manifest(), entry, "manifestSha256")
                        ? answered(id, course)
                        : "it is not a receipt for the manifest that was sealed";
            case REFUSED_BY_RECIPIENT -> answered(id, course);
            case EXPIRED -> step(id, course, OPEN, course.cutOff(), "it had ended");
            case WITHDRAWN -> unsent(id, course, BEFORE_CARRIAGE, "it was carried, or had ended");
            case RECORDED_OUTSIDE -> {
                String what = unsent(id, course, BEFORE_SEAL, "it was sealed, or had ended");
                sent.computeIfPresent(id, (same, ended) -> what == null ? ended.gone() : ended);
                yield what;
            }
            default -> throw new IllegalStateException("not an event of the sending side");
        };
    }

    private @Nullable String decided(MessageId id, Course course, Entry entry) {
        String outcome = entry.particulars().getOrDefault("outcome", "");
        boolean sealed = course.stage() == Stage.SEALED;
        return switch (outcome) {
            // Decided again just before it is carried: the grant still holds, and the envelope with it.
            case "grant" ->
                step(
                        id,
                        course,
                        OPEN,
                        course.left() ? Stage.CARRIED : sealed ? Stage.SEALED : Stage.GRANTED,
                        "it had ended");
            case "held" -> step(id, course, OPEN, Stage.HELD, "it had ended");
            // What was carried cannot be called back by a no; it only stops the next attempt.
            case "refusal" -> step(id, course, OPEN, course.cutOff(), "it had ended");
            default -> "the outcome is none of grant, held, refusal";
        };
    }

    private @Nullable String sealed(MessageId id, Course course, Entry entry) {
        Map<String, String> particulars = entry.particulars();
        Course sealed =
                new Course(course.stage(), particulars.get("manifestSha256"), particulars.get("envelopeSha256"), false);
        return step(id, sealed, EnumSet.of(Stage.GRANTED), Stage.SEALED, "no decision granted it");
    }

    private @Nullable String answered(MessageId id, Course course) {
        if (!course.left()) {
            return "no receipt was awaited";
        }
        return step(id, course, ANSWERABLE, Stage.ENDED, "no receipt was awaited");
    }

    private @Nullable String unsent(MessageId id, Course course, Set<Stage> lawful, String otherwise) {
        return course.left() ? otherwise : step(id, course, lawful, Stage.ENDED, otherwise);
    }

    private @Nullable String step(MessageId id, Course course, Set<Stage> lawful, Stage next, String otherwise) {
        if (!lawful.contains(course.stage())) {
            return otherwise;
        }
        sent.put(id, course.to(next));
        return null;
    }

    /** What is said about an exchange beside its course: it must be one of ours, and only what left is called back. */
    private @Nullable String beside(Entry entry) {
        MessageId id = entry.exchange();
        if (id == null) {
            return entry.event() == Event.WORD ? null : "the entry names no exchange";
        }
        Course course = sent.get(id);
        if (course == null) {
            return admitted.contains(entry.peer() + "/" + id) ? null : "the exchange is not known here";
        }
        return entry.event() == Event.RECALLED && !course.left() ? "it never left" : null;
    }

    private static boolean granted(Entry entry) {
        return "grant".equals(entry.particulars().get("outcome"));
    }

    private static boolean sameAs(@Nullable String known, Entry entry, String particular) {
        return known == null || Objects.equals(known, entry.particulars().get(particular));
    }

    private @Nullable String receiving(Entry entry) {
        String envelope = entry.particulars().get("envelopeSha256");
        if (envelope == null) {
            return "the entry names no envelope";
        }
        // Two peers may put the same bytes: each is an arrival of its own.
        String arrival = entry.peer() + "/" + envelope;
        if (entry.event() == Event.RECEIVED) {
            arrived.add(arrival);
            return null;
        }
        if (!arrived.remove(arrival)) {
            return "the envelope did not come in, or was dealt with before";
        }
        boolean again = entry.event() == Event.ADMITTED && !admitted.add(entry.peer() + "/" + entry.exchange());
        return again ? "the message was admitted before" : null;
    }
}
