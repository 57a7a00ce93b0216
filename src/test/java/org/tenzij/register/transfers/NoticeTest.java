package org.tenzij.register.transfers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tenzij.exchange.Kind;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Party;
import org.tenzij.exchange.json.CanonicalJson;

/** What the supervisor and the member state of origin read. */
class NoticeTest {
    private static Notice notice(@Nullable MessageId exchange, String at) {
        return notice(Notice.Addressee.SUPERVISOR, exchange, at);
    }

    private static Notice notice(Notice.Addressee to, @Nullable MessageId exchange, String at) {
        return new Notice(
                to,
                new Party("bq"),
                "G3",
                "LED 37(1)(b)",
                List.of("assessment-sx", "assessment-cw"),
                new Party("cw"),
                Kind.SIGNAL,
                "SPECIAL",
                exchange,
                Instant.parse(at));
    }

    @Test
    void timeMakesNoOtherCategoryAndAnExchangeDoes() {
        Notice first = notice(null, "2026-11-02T08:00:00Z");
        Notice later = notice(null, "2026-12-02T08:00:00Z");
        assertThat(later.category()).isEqualTo(first.category());
        assertThat(later.digest()).isNotEqualTo(first.digest());
        assertThat(notice(Story.GRANTED, "2026-11-02T08:00:00Z").category()).isNotEqualTo(first.category());
        assertThat(Notice.read(CanonicalJson.bytes(first.toTree()), "notice")).isEqualTo(first);
        Notice single = notice(Story.GRANTED, "2026-11-02T08:00:00Z");
        assertThat(Notice.read(CanonicalJson.bytes(single.toTree()), "notice")).isEqualTo(single);
    }

    @Test
    void theLetterSaysCategoryGroundInstrumentsAndDigestInBothLanguages() {
        Notice notice = notice(null, "2026-11-02T08:00:00Z");
        assertThat(NoticeText.of(notice, "nl"))
                .contains("KENNISGEVING", "categorie", "Grondslag:        G3 (LED 37(1)(b))")
                .contains("assessment-cw, assessment-sx", notice.digest().value(), "2026-11-02 08:00 UTC");
        assertThat(NoticeText.of(notice, "en"))
                .contains("NOTICE", "category", "Ground:           G3 (LED 37(1)(b))", "signal", "SPECIAL");
        assertThat(NoticeText.of(notice(Story.GRANTED, "2026-11-02T08:00:00Z"), "en"))
                .contains("one transfer (" + Story.GRANTED + ")");
    }

    @Test
    void theLetterToTheMemberStateOfOriginSaysThatItsDataWentWithoutItsWord() {
        Notice notice = notice(Notice.Addressee.ORIGIN, Story.GRANTED, "2026-11-02T08:00:00Z");
        assertThat(notice.category())
                .isNotEqualTo(notice(Story.GRANTED, "2026-11-02T08:00:00Z").category());
        assertThat(NoticeText.of(notice, "nl"))
                .startsWith("KENNISGEVING AAN DE LIDSTAAT VAN HERKOMST")
                .contains("voorafgaande instemming")
                .doesNotContain("TOEZICHTHOUDER");
        assertThat(NoticeText.of(notice, "en"))
                .startsWith("NOTICE TO THE MEMBER STATE OF ORIGIN")
                .contains("prior\nauthorisation could not be had in time")
                .doesNotContain("SUPERVISORY");
    }
}
