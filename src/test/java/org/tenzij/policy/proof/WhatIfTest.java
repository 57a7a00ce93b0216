package org.tenzij.policy.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.GatewayException;
import org.tenzij.policy.Asserter;
import org.tenzij.policy.WorkedCase;

class WhatIfTest {
    private static WorkedCase worked(String name) {
        return ProofSets.SET.cases().stream()
                .filter(one -> one.name().equals("cases/" + name + ".yaml"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name));
    }

    private static WhatIf of(String name, String... words) {
        return WhatIf.of(
                ProofSets.SET,
                worked(name),
                Stream.of(words).map(WhatIf.Word::read).toList());
    }

    @Test
    void theWordsThatWereMissingMakeItAYes() {
        WhatIf both = of("pair-B3-no", "undertakingSuitable=true");
        assertThat(WhatIf.answer(both.before())).isEqualTo("held");
        assertThat(WhatIf.answer(both.after())).isEqualTo("granted under B3");
    }

    @Test
    void aWordLeftUnsaidMakesItANo() {
        WhatIf both = of("pair-B3-yes", "recipientCompetent=unknown");
        assertThat(WhatIf.answer(both.before())).isEqualTo("granted under B3");
        assertThat(WhatIf.answer(both.after())).isEqualTo("refused, P7");
    }

    @Test
    void whoeverMayNotSayItDoesNotHelp() {
        assertThat(WhatIf.answer(
                        of("pair-B3-no", "sender:undertakingSuitable=true").after()))
                .isEqualTo("held");
        assertThat(WhatIf.answer(
                        of("pair-B3-no", "recipient:undertakingSuitable=true").after()))
                .isEqualTo("held");
    }

    @Test
    void theSendersWordIsReplaced() {
        assertThat(WhatIf.answer(of("pair-B3-yes", "processingBasis=WPG_12").after()))
                .isEqualTo("refused, P1");
    }

    @Test
    void wordsAreRead() {
        assertThat(WhatIf.Word.read("approver:prosecutorApproved=true"))
                .isEqualTo(new WhatIf.Word(Asserter.APPROVER, "prosecutorApproved", true));
        assertThat(WhatIf.Word.read("scanClean=false")).isEqualTo(new WhatIf.Word(null, "scanClean", false));
        assertThat(WhatIf.Word.read("scanClean=unknown")).isEqualTo(new WhatIf.Word(null, "scanClean", null));
        assertThat(WhatIf.Word.read("knownOrigin=H2").value()).isEqualTo("H2");
        assertThat(WhatIf.Word.read("number=12").value()).isEqualTo(12L);
    }

    @ParameterizedTest
    @CsvSource({
        "scanClean",
        "=true",
        "minister:scanClean=true",
        "noSuchFact=true",
        "necessityStated=true",
        "knownOrigin=H9",
    })
    void wordsThatMeanNothingAreRefused(String word) {
        assertThatThrownBy(() -> WhatIf.of(ProofSets.SET, worked("pair-B3-no"), List.of(WhatIf.Word.read(word))))
                .isInstanceOfSatisfying(
                        GatewayException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.VALIDATE_WRONG_CODE));
    }
}
