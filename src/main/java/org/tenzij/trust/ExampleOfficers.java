package org.tenzij.trust;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Fault;
import org.tenzij.exchange.Kind;
import org.tenzij.exchange.Party;
import org.tenzij.exchange.json.StrictJson;

/** The made-up officers of one party, by function only, before any of them has a key. A party without any has no people. */
record ExampleOfficers(Party party, ZoneId zone, List<Seed> officers, List<MandateSeed> mandates) {
    private static final String RESOURCE = "/example/officers.json";

    ExampleOfficers {
        officers = List.copyOf(officers);
        mandates = mandates == null ? List.of() : List.copyOf(mandates);
    }

    /** One officer: an authority, its offices, and for whom it stands in. */
    record Seed(
            String id,
            String authority,
            Set<Office> offices,
            @Nullable String deputyOf) {
        Officer officer(Party party, X509Certificate certificate, Instant from) {
            LocalDate day = from.atZone(ZoneOffset.UTC).toLocalDate().minusDays(1);
            return new Officer(
                    id,
                    party,
                    authority,
                    certificate,
                    offices.stream()
                            .sorted()
                            .map(office -> new Officer.Appointment(office, day, null, deputyOf))
                            .toList());
        }
    }

    /** One mandate. */
    record MandateSeed(String id, String officer, Set<Mandate.Gives> gives, String grantedBy) {}

    static ExampleOfficers of(Party party) {
        try (InputStream in = ExampleOfficers.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IOException("not in the jar");
            }
            return Arrays.stream(StrictJson.read(in.readAllBytes(), ExampleOfficers[].class, RESOURCE))
                    .filter(listed -> listed.party().equals(party))
                    .findFirst()
                    .orElse(new ExampleOfficers(party, ZoneId.of("America/Curacao"), List.of(), List.of()));
        } catch (IOException e) {
            throw new Fault(
                    ErrorCode.INTERNAL, "a file of the program is missing", RESOURCE, "install the program again", e);
        }
    }

    List<Mandate> mandates(Instant from, Instant until) {
        return mandates.stream()
                .map(seed -> new Mandate(
                        seed.id(),
                        seed.officer(),
                        seed.gives(),
                        seed.grantedBy(),
                        Digest.of(("EXAMPLE, not an instrument of anyone: " + seed.id())
                                .getBytes(StandardCharsets.UTF_8)),
                        EnumSet.allOf(Kind.class),
                        from.atZone(ZoneOffset.UTC).toLocalDate().minusDays(1),
                        until.atZone(ZoneOffset.UTC).toLocalDate()))
                .toList();
    }
}
