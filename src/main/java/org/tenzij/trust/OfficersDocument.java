package org.tenzij.trust;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.GatewayException;
import org.tenzij.exchange.Invalid;
import org.tenzij.exchange.Party;
import org.tenzij.exchange.json.StrictJson;

/**
 * What stands in {@code officers/<party>.json}.
 *
 * @param version grows with every edition, from 1
 */
record OfficersDocument(Party party, long version, List<Officer> officers, List<Mandate> mandates) {
    OfficersDocument {
        Objects.requireNonNull(party);
        officers = List.copyOf(officers);
        mandates = List.copyOf(mandates);
    }

    /** Reads the list of that party. Fails with {@code trust.bad-officers}. */
    static OfficersDocument read(byte[] bytes, Member member, String file) {
        OfficersDocument document;
        try {
            document = StrictJson.read(bytes, OfficersDocument.class, file);
        } catch (GatewayException e) {
            throw new Invalid(ErrorCode.TRUST_BAD_OFFICERS, e.what(), e.where(), remedy(), e);
        }
        document.check(member, file);
        return document;
    }

    private void check(Member member, String file) {
        require(party.equals(member.party()), "it is the list of another party", file);
        require(version >= 1, "its version is less than 1", file);
        Set<String> ids = new HashSet<>();
        Set<Object> keys = new HashSet<>();
        for (Officer officer : officers) {
            boolean fits = officer.party().equals(party)
                    && member.authority(officer.authority()).isPresent()
                    && officer.id().matches(Pattern.quote(officer.authority()) + "_[1-9][0-9]{0,3}")
                    && officer.certificate().getSubjectX500Principal().getName().startsWith("CN=" + officer.id() + ",");
            require(fits, "an officer's id, authority, party or certificate do not fit each other", file);
            require(ids.add(officer.id()), "the id of an officer stands twice", file);
            require(keys.add(officer.certificate().getPublicKey()), "a key stands twice", file);
        }
        for (Mandate mandate : mandates) {
            require(ids.add(mandate.id()), "the id of a mandate stands twice", file);
            require(
                    officers.stream().anyMatch(officer -> officer.id().equals(mandate.officer())),
                    "a mandate empowers somebody who is not on the list",
                    file);
        }
    }

    byte[] toBytes() {
        return (StrictJson.toTree(this).toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static void require(boolean holds, String what, String file) {
        if (!holds) {
            throw new Invalid(ErrorCode.TRUST_BAD_OFFICERS, what, file, remedy());
        }
    }

    private static String remedy() {
        return "ask that party's authority for a mended list of officers";
    }
}
