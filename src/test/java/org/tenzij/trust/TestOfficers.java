package org.tenzij.trust;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.tenzij.exchange.Party;

/** The officers of a made-up community, for tests of other rooms. */
public final class TestOfficers {
    private final ExampleCommunity example;
    private final Path folder;
    private final Officers officers;

    private TestOfficers(Path folder, Instant now, String... parties) {
        this.folder = folder;
        this.example = ExampleCommunity.generate(
                folder,
                IntStream.range(0, parties.length)
                        .mapToObj(i -> Seat.local(parties[i], i + 1))
                        .toList(),
                now);
        Community community = Community.read(example.community(), example.schemeAuthorityDigest(), now);
        Certificates certificates = new Certificates(
                community, () -> RevocationLists.read(example.community().resolve("crl")), Duration.ofDays(60));
        this.officers = new Officers(
                certificates, () -> OfficerLists.read(example.community(), community, certificates, folder, now));
    }

    public static TestOfficers of(Path folder, Instant now, String... parties) {
        return new TestOfficers(folder, now, parties);
    }

    /** Officers of a community of Curaçao and Aruba, for tests in which nobody signs. */
    public static Officers nobody() {
        try {
            return of(Files.createTempDirectory("officers").resolve("c"), Instant.now(), "cw", "aw").officers;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Officers officers() {
        return officers;
    }

    public ExampleCommunity example() {
        return example;
    }

    public OfficerKey key(String party, String id) {
        return OfficerKey.open(
                folder.resolve(party).resolve("officers").resolve(id + ".p12").toString(), null);
    }

    /** The list of that party, for reading and spoiling. */
    Path list(String party) {
        return example.community().resolve("officers").resolve(party + ".json");
    }

    /** Signs a list anew with the authority of a party. */
    void sign(Path list, String as) throws IOException {
        OfficerKey authority = OfficerKey.open(
                folder.resolve(as).resolve("authority").resolve("authority.p12").toString(), null);
        Files.write(list.resolveSibling(list.getFileName() + ".p7s"), authority.sign(Files.readAllBytes(list)));
    }

    List<Officer> of(String party) {
        return officers.of(new Party(party));
    }
}
