package org.tenzij.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tenzij.exchange.ErrorCode;

/** The list of codes in the protocol is the enum's, in its order. */
class ProtocolCodesTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z]+\\.[a-z-]+)` \\| (.+) \\|$");

    @Test
    void everyCodeIsDocumentedOnceWithASentence() throws IOException {
        String protocol = Files.readString(Path.of("src/docs/protocol.md"));
        List<MatchResult> rows = ROW.matcher(protocol).results().toList();
        assertThat(rows.stream().map(row -> row.group(1)))
                .containsExactlyElementsOf(
                        Arrays.stream(ErrorCode.values()).map(ErrorCode::code).toList());
        assertThat(rows).allSatisfy(row -> assertThat(row.group(2)).hasSizeGreaterThan(15));
    }
}
