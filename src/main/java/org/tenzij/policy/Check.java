package org.tenzij.policy;

/** What the engine checks by itself, beside the clauses; the words for people stand in {@code gates.yaml} under the same id. */
enum Check {
    SAME_PARTY(Step.S0_WHOLE, "S0.same-party"),
    TIMES(Step.S0_WHOLE, "S0.times"),
    EXPIRED(Step.S0_WHOLE, "S0.expired"),
    NO_CATALOGUE(Step.S0_WHOLE, "S0.no-catalogue"),
    PAYLOAD(Step.S0_WHOLE, "S0.payload"),
    UNKNOWN_FIELD(Step.S0_WHOLE, "S0.unknown-field"),
    ATTACHMENTS(Step.S0_WHOLE, "S0.attachments"),
    HANDLING(Step.S0_WHOLE, "S0.handling"),
    HANDLING_CLASS(Step.S0_WHOLE, "S0.handling-class"),
    PURPOSE(Step.S0_WHOLE, "S0.purpose"),
    REDACTION(Step.S0_WHOLE, "S0.redaction"),
    SENDER_LAW(Step.S2_REGIME, "S2.sender-law"),
    RECIPIENT_LAW(Step.S2_REGIME, "S2.recipient-law"),
    BASIS(Step.S2_REGIME, "S2.basis"),
    THREAD_LAW(Step.S2_REGIME, "S2.thread-law"),
    RECIPIENT_CONFIRMED(Step.S2_REGIME, "S2.recipient-confirmed"),
    NO_GROUND(Step.S5_GROUNDS, "S5.no-ground"),
    NOTHING_REMAINS(Step.S6_MINIMISE, "S6.nothing-remains"),
    DUTY(Step.S7_DUTIES, "S7.duty"),
    CLOSED_FROM(Step.S5_GROUNDS, "closed.from"),
    CLOSED_TO(Step.S5_GROUNDS, "closed.to"),
    CLOSED_KIND(Step.S5_GROUNDS, "closed.kind"),
    CLOSED_CLASS(Step.S5_GROUNDS, "closed.class"),
    CLOSED_REVIEW(Step.S5_GROUNDS, "closed.review"),
    NECESSITY(Step.S6_MINIMISE, "C12.necessity"),
    FACT_UNKNOWN(Step.S0_WHOLE, "fact.unknown"),
    FACT_ASSERTER(Step.S0_WHOLE, "fact.asserter"),
    FACT_VALUE(Step.S0_WHOLE, "fact.value"),
    FACT_CONFLICT(Step.S0_WHOLE, "fact.conflict"),
    FACT_BOUND(Step.S8_APPROVAL, "fact.bound"),
    FACT_OFFICE(Step.S8_APPROVAL, "fact.office"),
    FACT_MOTIVATION(Step.S8_APPROVAL, "fact.motivation"),
    FACT_EXPIRED(Step.S8_APPROVAL, "fact.expired");

    private final Step step;
    private final String id;

    Check(Step step, String id) {
        this.step = step;
        this.id = id;
    }

    Step step() {
        return step;
    }

    String id() {
        return id;
    }
}
