package org.tenzij.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageIdTest {
    @Test
    void carriesItsTimeAndIsOfVersionSeven() {
        Instant at = Instant.parse("2026-11-23T12:34:56.789Z");
        MessageId id = MessageId.at(at);
        assertThat(id.time()).isEqualTo(at);
        assertThat(id.value().charAt(14)).isEqualTo('7');
    }

    @Test
    void sortsByTimeAndIsUnique() {
        Instant at = Instant.parse("2026-11-23T12:34:56.789Z");
        assertThat(MessageId.at(at)).isLessThan(MessageId.at(at.plusMillis(1)));
        Set<MessageId> ids = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            ids.add(MessageId.at(at));
        }
        assertThat(ids).hasSize(10_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "../../etc/passwd",
                "0198c000-0000-4000-8000-000000000000",
                "0198C000-0000-7000-8000-000000000000"
            })
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> new MessageId(text)).hasMessageStartingWith("validate.malformed");
    }
}
