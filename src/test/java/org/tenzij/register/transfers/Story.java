package org.tenzij.register.transfers;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Party;
import org.tenzij.register.Entry;
import org.tenzij.register.Event;
import org.tenzij.register.MemoryRows;

/** A small register of invented exchanges: one of each outcome, and what is none of them between. */
final class Story {
    static final Instant START = Instant.parse("2026-11-02T08:00:00Z");
    static final MessageId GRANTED = id(1);
    static final MessageId REFUSED = id(2);
    static final MessageId HELD = id(3);
    static final MessageId RECEIPT = id(4);
    static final MessageId OUTSIDE = id(5);
    static final MessageId EXPIRED = id(6);
    static final MessageId STOPPED = id(7);
    static final MessageId WITHDRAWN = id(8);

    private static final Party CW = new Party("cw");
    private static final Party SX = new Party("sx");
    private static final Map<String, String> GRANT = Map.ofEntries(
            Map.entry("outcome", "grant"),
            Map.entry("ground", "B3"),
            Map.entry("policy", "sha256:a"),
            Map.entry("projection", "sha256:b"),
            Map.entry("class", "SPECIAL"),
            Map.entry("regimes", "WPG_BES>CW_LAW"),
            Map.entry("authority", "CW_KPC"),
            Map.entry("fields", "forms[],~subjects[].birthDate,#subjects[].ref"),
            Map.entry("approvedBy", "PRIVACY_OFFICER,PROSECUTOR"),
            Map.entry("purposes", "INVESTIGATION"),
            Map.entry("categories", "VICTIM"),
            Map.entry("persons", "1"),
            Map.entry("triedFirst", "B1"),
            Map.entry("expires", "2026-11-09T08:00:00Z"));

    private final MemoryRows rows = new MemoryRows();
    private int minutes;

    private Story() {}

    static MessageId id(int number) {
        return new MessageId("0198a0b1-0000-7000-8000-%012d".formatted(number));
    }

    static MemoryRows rows() {
        Story story = new Story();
        story.told();
        return story.rows;
    }

    private void told() {
        add(Event.SUBMITTED, GRANTED, CW, Map.of("kind", "signal", "submission", "sha256:s"));
        add(Event.DECIDED, GRANTED, CW, stop("held", "S8.approval", "S8.approval,B3"));
        add(Event.APPROVED, GRANTED, CW, Map.of("statement", "sha256:w1", "office", "PROSECUTOR"));
        add(Event.SUBMITTED, REFUSED, SX, Map.of("kind", "signal"));
        add(Event.DECIDED, REFUSED, SX, stop("refusal", "P2", "P2,C12"));
        add(Event.DECIDED, GRANTED, CW, GRANT);
        add(Event.WARNED, GRANTED, CW, Map.of("ground", "B3", "count", "5"));
        add(Event.SEALED, GRANTED, CW, Map.of("ground", "B3", "projection", "sha256:b", "manifestSha256", "sha256:m"));
        add(Event.CARRIED, GRANTED, CW, Map.of("attempt", "1"));
        add(Event.RECEIVED, id(90), SX, Map.of("envelopeSha256", "sha256:e"));
        add(Event.CARRIED, GRANTED, CW, Map.of("attempt", "2"));
        add(Event.RECEIPT_VERIFIED, GRANTED, CW, Map.of("outcome", "admitted", "code", ""));
        add(Event.SUBMITTED, HELD, CW, Map.of("kind", "interception"));
        add(Event.DECIDED, HELD, CW, stop("held", "C11", "C11"));
        add(Event.ESCALATED, HELD, CW, Map.of("reason", "waits-for-people"));
        add(Event.SUBMITTED, RECEIPT, CW, Map.of("kind", "receipt"));
        add(Event.DECIDED, RECEIPT, CW, Map.of("outcome", "grant", "ground", "GATEWAY"));
        add(Event.CARRIED, RECEIPT, CW, Map.of());
        add(Event.SUBMITTED, OUTSIDE, SX, Map.of("kind", "follow-up"));
        add(
                Event.RECORDED_OUTSIDE,
                OUTSIDE,
                SX,
                Map.of("outcome", "grant", "ground", "R1", "channel", "TELEPHONE", "went", "2026-11-01T22:10:00Z"));
        add(Event.SUBMITTED, EXPIRED, SX, Map.of("kind", "signal"));
        add(Event.DECIDED, EXPIRED, SX, GRANT);
        add(Event.EXPIRED, EXPIRED, SX, Map.of("code", "carry.expired"));
        add(Event.SUBMITTED, STOPPED, SX, Map.of("kind", "signal"));
        add(Event.DECIDED, STOPPED, SX, GRANT);
        add(Event.CARRIED, STOPPED, SX, Map.of());
        add(Event.DECIDED, STOPPED, SX, stop("refusal", "S5.no-ground", "S5.no-ground"));
        add(Event.EXPIRED, STOPPED, SX, Map.of("code", "carry.expired"));
        add(Event.SUBMITTED, WITHDRAWN, CW, Map.of("kind", "best-practice"));
        add(Event.WITHDRAWN, WITHDRAWN, CW, Map.of());
        rows.add(new Entry(Event.LOOKED_UP, START, null, null, Map.of("purpose", "SUBJECT_REQUEST")));
    }

    private static Map<String, String> stop(String outcome, String gate, String gates) {
        Map<String, String> all = new HashMap<>(Map.of("outcome", outcome, "gate", gate, "gates", gates));
        all.put("code", outcome.equals("held") ? "decide.held" : "decide.refused");
        all.put("class", "SPECIAL");
        return all;
    }

    private void add(Event event, MessageId id, Party peer, Map<String, String> particulars) {
        rows.add(new Entry(event, START.plusSeconds(60L * minutes++), id, peer, particulars));
    }
}
