package org.tenzij.policy;

/** What a yes obliges the gateway to do. A node that cannot carry one out may not use the ground that asks for it. */
public enum Duty {
    /** Write the transfer register. */
    LOG,
    /** Keep the digest of the instrument relied on. */
    KEEP_INSTRUMENT,
    /** Keep the sender's attestation of its own ground. */
    KEEP_ATTESTATION,
    /** Keep the recipient's undertaking. */
    KEEP_UNDERTAKING,
    /** Record the motivation in words. */
    RECORD_MOTIVATION,
    /** Record date, time, recipient, reason and the data. */
    DOCUMENT_TRANSFER,
    /** Tell the supervisor the category of transfers. */
    TELL_SUPERVISOR,
    /** Tell the party the data came from, without delay. */
    TELL_ORIGIN,
    /** Tell the recipient purpose, retention date, onward rule and handling codes. */
    TELL_RECIPIENT,
    /** Warn when single cases become a pattern. */
    WARN_OF_PATTERN,
    /** Mark: not in judicial proceedings without permission (H1). */
    MARK_NOT_IN_COURT,
    /** Mark: not disseminated without permission (H2). */
    MARK_NOT_ONWARD,
    /** Show the sender's restriction in its own words (H3). */
    SHOW_RESTRICTION,
    /** Show the Traffic Light Protocol marking. */
    SHOW_TLP
}
