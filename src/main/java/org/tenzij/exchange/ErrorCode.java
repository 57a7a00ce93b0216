package org.tenzij.exchange;

import java.util.Arrays;

/**
 * Every way in which a step says no: {@code <verb>.<reason>}. A code is never reused for another meaning;
 * {@code src/docs/protocol.md} lists them all and a test compares the two.
 */
public enum ErrorCode {
    SUBMIT_MALFORMED("submit.malformed"),
    SUBMIT_DUPLICATE_KEY("submit.duplicate-key"),
    SUBMIT_TOO_DEEP("submit.too-deep"),
    SUBMIT_TOO_LARGE("submit.too-large"),
    SUBMIT_UNKNOWN_FIELD("submit.unknown-field"),
    SUBMIT_UNSAFE_TEXT("submit.unsafe-text"),
    SUBMIT_UNSAFE_NAME("submit.unsafe-name"),
    SUBMIT_STORE_FULL("submit.store-full"),
    SUBMIT_CONFLICT("submit.conflict"),
    SUBMIT_GATEWAY_KIND("submit.gateway-kind"),
    SUBMIT_NO_OFFICER("submit.no-officer"),

    VALIDATE_MALFORMED("validate.malformed"),
    VALIDATE_UNKNOWN_FIELD("validate.unknown-field"),
    VALIDATE_WRONG_CODE("validate.wrong-code"),
    VALIDATE_WRONG_UNIT("validate.wrong-unit"),
    VALIDATE_WRONG_NUMBER("validate.wrong-number"),
    VALIDATE_WRONG_YEAR("validate.wrong-year"),
    VALIDATE_WRONG_TOTAL("validate.wrong-total"),
    VALIDATE_BLANK_CELL("validate.blank-cell"),
    VALIDATE_DUPLICATE_CELL("validate.duplicate-cell"),
    VALIDATE_NEEDS_COMMENT("validate.needs-comment"),
    VALIDATE_UNKNOWN_PARTY("validate.unknown-party"),
    VALIDATE_NO_RECIPIENT("validate.no-recipient"),
    VALIDATE_EXPIRED("validate.expired"),
    VALIDATE_ATTACHMENTS("validate.attachments"),
    VALIDATE_WRONG_SENDER("validate.wrong-sender"),

    DECIDE_REFUSED("decide.refused"),
    DECIDE_HELD("decide.held"),
    DECIDE_NO_POLICY("decide.no-policy"),
    DECIDE_BAD_POLICY("decide.bad-policy"),
    DECIDE_UNSIGNED_POLICY("decide.unsigned-policy"),
    DECIDE_POLICY_ROLLBACK("decide.policy-rollback"),
    DECIDE_CHANGED("decide.changed"),
    APPROVE_MALFORMED("approve.malformed"),
    APPROVE_NOT_WAITING("approve.not-waiting"),
    APPROVE_STALE("approve.stale"),
    APPROVE_WRONG_OFFICER("approve.wrong-officer"),
    APPROVE_NOT_IN_OFFICE("approve.not-in-office"),
    APPROVE_WRONG_OFFICE("approve.wrong-office"),
    APPROVE_OWN_SUBMISSION("approve.own-submission"),
    APPROVE_SUBMITTER_UNKNOWN("approve.submitter-unknown"),
    APPROVE_SAME_PERSON("approve.same-person"),
    APPROVE_NO_MOTIVATION("approve.no-motivation"),
    APPROVE_WRONG_TIME("approve.wrong-time"),
    APPROVE_REFUSED("approve.refused"),

    MINIMISE_MISMATCH("minimise.mismatch"),

    SEAL_TOO_LARGE("seal.too-large"),
    SEAL_NO_KEY("seal.no-key"),
    SEAL_FAILED("seal.failed"),

    CARRY_UNREACHABLE("carry.unreachable"),
    CARRY_WRONG_HOST_KEY("carry.wrong-host-key"),
    CARRY_DENIED("carry.denied"),
    CARRY_ALTERED("carry.altered"),
    CARRY_EXPIRED("carry.expired"),

    OPEN_UNTRUSTED("open.untrusted"),
    OPEN_MALFORMED("open.malformed"),
    OPEN_TOO_LARGE("open.too-large"),
    OPEN_TRUNCATED("open.truncated"),
    OPEN_TRAILING_BYTES("open.trailing-bytes"),
    OPEN_WRONG_ALGORITHM("open.wrong-algorithm"),
    OPEN_SHORT_TAG("open.short-tag"),
    OPEN_WRONG_RECIPIENT_KEY("open.wrong-recipient-key"),
    OPEN_NOT_AUTHENTIC("open.not-authentic"),
    OPEN_BAD_CONTAINER("open.bad-container"),
    OPEN_UNSAFE_NAME("open.unsafe-name"),
    OPEN_UNSIGNED("open.unsigned"),
    OPEN_SEVERAL_SIGNERS("open.several-signers"),
    OPEN_MISSING_ATTRIBUTE("open.missing-attribute"),
    OPEN_WRONG_ATTRIBUTE("open.wrong-attribute"),
    OPEN_BAD_SIGNATURE("open.bad-signature"),
    OPEN_BAD_DIGEST("open.bad-digest"),
    OPEN_BAD_MANIFEST("open.bad-manifest"),
    OPEN_SELF_SIGNED("open.self-signed"),
    OPEN_UNKNOWN_SIGNER("open.unknown-signer"),
    OPEN_CERTIFICATE_EXPIRED("open.certificate-expired"),
    OPEN_CERTIFICATE_NOT_YET_VALID("open.certificate-not-yet-valid"),
    OPEN_CERTIFICATE_REVOKED("open.certificate-revoked"),
    OPEN_WRONG_KEY_USAGE("open.wrong-key-usage"),
    OPEN_WEAK_KEY("open.weak-key"),
    OPEN_NO_REVOCATION_LIST("open.no-revocation-list"),
    OPEN_STALE_REVOCATION_LIST("open.stale-revocation-list"),

    ADMIT_WRONG_SENDER("admit.wrong-sender"),
    ADMIT_WRONG_RECIPIENT("admit.wrong-recipient"),
    ADMIT_EXPIRED("admit.expired"),
    ADMIT_CONFLICT("admit.conflict"),
    ADMIT_BAD_DECISION("admit.bad-decision"),
    ADMIT_REFUSED("admit.refused"),
    ADMIT_BAD_WORD("admit.bad-word"),
    ADMIT_BAD_PAYLOAD("admit.bad-payload"),

    ACKNOWLEDGE_UNKNOWN_EXCHANGE("acknowledge.unknown-exchange"),
    ACKNOWLEDGE_WRONG_DIGEST("acknowledge.wrong-digest"),
    ACKNOWLEDGE_WRONG_SENDER("acknowledge.wrong-sender"),

    TRUST_UNSIGNED_COMMUNITY("trust.unsigned-community"),
    TRUST_BAD_COMMUNITY("trust.bad-community"),
    TRUST_ROLLBACK("trust.rollback"),
    TRUST_COMMUNITY_EXPIRED("trust.community-expired"),
    TRUST_EXAMPLE_KEYS("trust.example-keys"),
    TRUST_MISSING_KEY("trust.missing-key"),
    TRUST_OPEN_PERMISSIONS("trust.open-permissions"),
    TRUST_UNSIGNED_OFFICERS("trust.unsigned-officers"),
    TRUST_BAD_OFFICERS("trust.bad-officers"),
    TRUST_NOT_AN_OFFICER("trust.not-an-officer"),
    REGISTER_UNAVAILABLE("register.unavailable"),
    REGISTER_CORRUPT("register.corrupt"),
    REGISTER_BAD_KEY("register.bad-key"),
    REGISTER_BAD_CHECKPOINT("register.bad-checkpoint"),
    REGISTER_WRONG_SIGNATURE("register.wrong-signature"),
    REGISTER_BAD_ENTRY("register.bad-entry"),
    REGISTER_UNKNOWN_EVENT("register.unknown-event"),
    REGISTER_WRONG_LOOK_UP("register.wrong-look-up"),
    REGISTER_UNWRITABLE("register.unwritable"),
    STORE_UNAVAILABLE("store.unavailable"),
    STORE_CORRUPT("store.corrupt"),
    STORE_NOT_KEPT("store.not-kept"),
    CONFIGURE_INVALID("configure.invalid"),
    CONFIGURE_NO_NODE("configure.no-node"),
    INTERNAL("fault.internal");

    private final String code;

    ErrorCode(String code) {
        this.code = code;
    }

    /** The stable code for logs, register and the owner of the node. */
    public String code() {
        return code;
    }

    /** What a peer is told: why an envelope could not be opened stays at home. Source: settled point 15. */
    public String onTheWire() {
        return code.startsWith("open.") ? OPEN_UNTRUSTED.code : code;
    }

    /** Finds a code by its text; empty text or an unknown one is a fault of the caller. */
    public static ErrorCode of(String code) {
        return Arrays.stream(values())
                .filter(known -> known.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown error code"));
    }

    @Override
    public String toString() {
        return code;
    }
}
