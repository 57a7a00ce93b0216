package org.tenzij.policy;

/** The order of the law. The first step that fails is the headline; all that fail are reported. */
public enum Step {
    S0_WHOLE,
    S1_CLASS,
    S2_REGIME,
    S3_PROHIBITIONS,
    S4_CONDITIONS,
    S5_GROUNDS,
    S6_MINIMISE,
    S7_DUTIES,
    S8_APPROVAL;

    /** {@code S0} to {@code S8}. */
    public String id() {
        return name().substring(0, 2);
    }
}
