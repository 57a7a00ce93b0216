package org.tenzij.trust;

import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.tenzij.exchange.Digest;

/**
 * What must hold between the lines of a list of officers: nobody can pass for somebody else, nobody is named by name.
 *
 * <p>Fails with {@code trust.bad-officers} naming the officer or mandate by its place in the list.
 */
final class OfficersRules {
    private static final Pattern GRANTOR = Pattern.compile("[A-Z][A-Z_]{1,39}");

    private final Member member;
    private final String file;
    private final Set<String> ids = new HashSet<>();
    private final Set<Digest> keys = new HashSet<>();

    OfficersRules(Member member, String file) {
        this.member = member;
        this.file = file;
    }

    void check(OfficersDocument document) {
        require(document.party().equals(member.party()), "it is the list of another party", "party");
        require(document.version() >= 1, "its version is less than 1", "version");
        require(
                ZoneId.getAvailableZoneIds().contains(document.zone().getId()),
                "its zone is not one of the time zone database",
                "zone");
        List<Officer> officers = document.officers();
        for (int at = 0; at < officers.size(); at++) {
            check(officers.get(at), "officers/" + at);
        }
        for (int at = 0; at < officers.size(); at++) {
            for (Officer.Appointment one : officers.get(at).appointments()) {
                require(
                        stands(one, officers.get(at), officers),
                        "a deputy stands in for nobody who holds that office",
                        "officers/" + at);
            }
        }
        for (int at = 0; at < document.mandates().size(); at++) {
            check(document.mandates().get(at), officers, "mandates/" + at);
        }
    }

    private void check(Officer officer, String where) {
        require(officer.party().equals(member.party()), "an officer belongs to another party", where);
        require(
                member.authority(officer.authority()).isPresent(),
                "an officer belongs to an authority that the party does not have",
                where);
        require(
                officer.id().matches(Pattern.quote(officer.authority()) + "_[1-9][0-9]{0,3}"),
                "an officer's id is not its authority and a number",
                where);
        X500Principal subject = officer.certificate().getSubjectX500Principal();
        require(
                FunctionalName.of(subject).filter(officer.id()::equals).isPresent(),
                "the subject of an officer's certificate is not CN with the officer's id and, besides, O, OU or C only",
                where);
        require(!pinned(subject), "an officer's certificate has the subject of a node or an authority", where);
        require(ids.add(officer.id()), "the id of an officer stands twice", where);
        require(
                keys.add(Digest.of(officer.certificate().getPublicKey().getEncoded())),
                "a key stands twice among the officers",
                where);
    }

    private boolean pinned(X500Principal subject) {
        return Stream.of(member.signingSubjects(), member.encryptionSubjects(), member.authoritySubjects())
                .anyMatch(subjects -> subjects.contains(subject));
    }

    private static boolean stands(Officer.Appointment one, Officer deputy, List<Officer> officers) {
        String holder = one.deputyOf();
        return holder == null
                || (!holder.equals(deputy.id())
                        && officers.stream()
                                .filter(officer -> officer.id().equals(holder))
                                .flatMap(officer -> officer.appointments().stream())
                                .anyMatch(held -> held.office() == one.office() && held.deputyOf() == null));
    }

    private void check(Mandate mandate, List<Officer> officers, String where) {
        String prefix = member.party().id().toUpperCase(Locale.ROOT) + "-";
        require(
                mandate.id().matches(Pattern.quote(prefix) + "[A-Z0-9][A-Z0-9-]{0,60}"),
                "the id of a mandate is not the party in capitals, a dash and a name in capitals",
                where);
        require(ids.add(mandate.id()), "the id of a mandate stands twice", where);
        require(GRANTOR.matcher(mandate.grantedBy()).matches(), "a mandate is not granted by an office", where);
        require(
                officers.stream().anyMatch(officer -> officer.id().equals(mandate.officer())),
                "a mandate empowers somebody who is not on the list",
                where);
    }

    private void require(boolean holds, String what, String where) {
        if (!holds) {
            throw OfficersDocument.bad(what, file + ", " + where);
        }
    }
}
