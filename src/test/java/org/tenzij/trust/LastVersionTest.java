package org.tenzij.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tenzij.trust.Codes.assertRefused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenzij.exchange.ErrorCode;

class LastVersionTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @TempDir
    Path folder;

    private ExampleCommunity example;
    private Path memory;

    @BeforeEach
    void generate() {
        example = ExampleCommunity.generate(folder.resolve("c"), List.of(Seat.local("cw", 1)), NOW);
        memory = folder.resolve("community.last");
    }

    private Community edition(long version, Instant until) throws IOException {
        CommunityDocument old =
                CommunityDocument.read(Files.readAllBytes(example.community().resolve("community.json")));
        example.publish(new CommunityDocument(version, true, old.validFrom(), until, old.members()));
        return Community.read(example.community(), example.schemeAuthorityDigest(), NOW);
    }

    @Test
    void takesTheSameAndLaterEditionsAndNoEarlierOne() throws IOException {
        Instant until = NOW.plusSeconds(99);
        Community second = edition(2, until);
        Community third = edition(3, until);
        LastVersion.notOlder(second, memory);
        LastVersion.notOlder(second, memory);
        assertThat(memory).hasContent("2 " + second.digest() + "\n");
        LastVersion.notOlder(third, memory);
        assertThat(memory).hasContent("3 " + third.digest() + "\n");
        assertRefused(ErrorCode.TRUST_ROLLBACK, () -> LastVersion.notOlder(second, memory));
        assertThat(memory).hasContent("3 " + third.digest() + "\n");
        assertThat(folder.resolve("community.last.part")).doesNotExist();
    }

    @Test
    void refusesAnotherContentUnderTheSameVersion() throws IOException {
        LastVersion.notOlder(edition(2, NOW.plusSeconds(98)), memory);
        Community other = edition(2, NOW.plusSeconds(99));
        assertRefused(ErrorCode.TRUST_ROLLBACK, () -> LastVersion.notOlder(other, memory));
    }

    @Test
    void refusesWhereTheMemoryIsDamagedOrCannotBeKept() throws IOException {
        Community second = edition(2, NOW.plusSeconds(99));
        for (String damaged : List.of("", "2", "0 " + second.digest() + "\n", "2 " + second.digest())) {
            Files.writeString(memory, damaged);
            assertRefused(ErrorCode.TRUST_ROLLBACK, () -> LastVersion.notOlder(second, memory));
            assertThat(memory).hasContent(damaged);
        }
        assertRefused(
                ErrorCode.TRUST_ROLLBACK,
                () -> LastVersion.notOlder(second, folder.resolve("absent").resolve("last")));
    }
}
