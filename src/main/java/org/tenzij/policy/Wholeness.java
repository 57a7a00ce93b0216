package org.tenzij.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tenzij.exchange.Handling;

/** The first gate: the request is whole. */
final class Wholeness {
    private Wholeness() {}

    static List<FailedGate> of(
            PolicySet set,
            Request request,
            Catalogue catalogue,
            boolean listed,
            Survey survey,
            Redacted redacted,
            DataClass dataClass,
            Instant now) {
        List<FailedGate> failed = new ArrayList<>();
        if (request.sender().party().equals(request.recipient().party())) {
            failed.add(FailedGate.of(set, Check.SAME_PARTY, List.of()));
        }
        if (!request.createdAt().isBefore(request.expiresAt())) {
            failed.add(FailedGate.of(set, Check.TIMES, List.of("createdAt", "expiresAt")));
        }
        if (!now.isBefore(request.expiresAt())) {
            failed.add(FailedGate.of(set, Check.EXPIRED, List.of("expiresAt")));
        }
        if (!listed) {
            failed.add(FailedGate.of(
                    set, Check.NO_CATALOGUE, List.of(request.kind().wireName())));
        }
        if (!request.payload().isObject()) {
            failed.add(FailedGate.of(set, Check.PAYLOAD, List.of()));
        } else if (listed && !survey.unknown().isEmpty()) {
            failed.add(FailedGate.of(set, Check.UNKNOWN_FIELD, survey.unknown()));
        }
        if (listed && !request.attachments().isEmpty() && catalogue.attachments() == null) {
            failed.add(FailedGate.of(set, Check.ATTACHMENTS, List.of()));
        }
        handling(set, request.handling(), dataClass, failed);
        if (!redacted.fits()) {
            failed.add(FailedGate.of(set, Check.REDACTION, List.of()));
        }
        return List.copyOf(failed);
    }

    private static void handling(PolicySet set, Handling handling, DataClass dataClass, List<FailedGate> failed) {
        List<HandlingCode> codes = new ArrayList<>();
        boolean strange = false;
        for (String code : codes(handling)) {
            strange |= set.handling(code).isEmpty();
            set.handling(code).ifPresent(codes::add);
        }
        if (strange) {
            failed.add(FailedGate.of(set, Check.HANDLING, List.of("handling")));
        }
        if (dataClass.personal() && codes.stream().anyMatch(code -> !code.personal())) {
            failed.add(FailedGate.of(set, Check.HANDLING_CLASS, List.of("handling.tlp")));
        }
        if (!set.purposeTable().known(handling.purposes())) {
            failed.add(FailedGate.of(set, Check.PURPOSE, List.of("handling.purposes")));
        }
    }

    /** All codes on a message, of whichever family. */
    static List<String> codes(Handling handling) {
        List<String> codes = new ArrayList<>(handling.codes());
        if (handling.bpg() != null) {
            codes.add(handling.bpg());
        }
        if (handling.tlp() != null) {
            codes.add(handling.tlp());
        }
        return codes;
    }
}
