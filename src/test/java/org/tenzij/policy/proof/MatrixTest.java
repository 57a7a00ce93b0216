package org.tenzij.policy.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tenzij.exchange.Kind;
import org.tenzij.exchange.Law;
import org.tenzij.exchange.Party;
import org.tenzij.policy.DataClass;
import org.tenzij.policy.Side;

class MatrixTest {
    private static final Side BQ = side("bq", Law.BES);
    private static final Side CW = side("cw", Law.CW);
    private static final Side NL = side("nl", Law.NL);
    private static final Side KW = new Side(new Party("kw"), null, Law.BES, Set.of(Law.BES, Law.CW));
    private static final List<Matrix.Line> LINES = Matrix.of(
            ProofSets.SET,
            List.of(BQ, CW, NL, KW),
            EnumSet.of(Kind.SIGNAL, Kind.ANNUAL_FIGURES, Kind.RECEIPT),
            ProofSets.NOW);

    private static Side side(String party, Law law) {
        return new Side(new Party(party), null, law, Set.of(law));
    }

    private static Matrix.Line line(Side from, Side to, Kind kind, DataClass dataClass) {
        return LINES.stream()
                .filter(line -> line.sender().equals(from)
                        && line.recipient().equals(to)
                        && line.kind() == kind
                        && line.dataClass() == dataClass)
                .findFirst()
                .orElseThrow();
    }

    private static Matrix.Open open(Matrix.Line line, String ground) {
        return line.grounds().stream()
                .filter(open -> open.ground().equals(ground))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aSignalFromTheBesGoesOnAGuaranteeAndItSaysWhatThatAsks() {
        Matrix.Line line = line(BQ, CW, Kind.SIGNAL, DataClass.SPECIAL);
        assertThat(line.openToday()).isTrue();
        assertThat(line.inTheWay()).isEmpty();
        Matrix.Open guarantee = open(line, "B3");
        assertThat(guarantee.derogation()).isTrue();
        assertThat(guarantee.shut()).isFalse();
        assertThat(guarantee.needs().get("approver")).contains("prosecutorApproved", "undertakingSuitable");
        assertThat(guarantee.needs().get("recipient")).containsExactly("undertakingGiven");
        assertThat(guarantee.needs().get("gateway")).contains("mandateInForce", "recipientCompetent");
    }

    @Test
    void aGroundWithoutItsInstrumentIsShut() {
        Matrix.Open assessed = open(line(BQ, CW, Kind.SIGNAL, DataClass.SPECIAL), "B1");
        assertThat(assessed.shut()).isTrue();
        assertThat(assessed.needs().get("instrument")).containsExactly("adequacyAssessed");
        assertThat(open(line(NL, CW, Kind.SIGNAL, DataClass.SPECIAL), "G1").shut())
                .isTrue();
        assertThat(open(line(NL, CW, Kind.SIGNAL, DataClass.SPECIAL), "G4A").shut())
                .isFalse();
    }

    @Test
    void figuresGoOnThePermissionOnFile() {
        Matrix.Line figures = line(BQ, CW, Kind.ANNUAL_FIGURES, DataClass.AGGREGATE_SAFE);
        assertThat(open(figures, "STAT").shut()).isFalse();
        assertThat(open(figures, "STAT").needs().get("instrument")).containsExactly("permissionOnFile");
        assertThat(line(NL, CW, Kind.ANNUAL_FIGURES, DataClass.AGGREGATE_SAFE).openToday())
                .isFalse();
    }

    @Test
    void withinTheWpgSideThereIsOneGround() {
        assertThat(line(BQ, KW, Kind.SIGNAL, DataClass.SPECIAL).grounds())
                .extracting(Matrix.Open::ground)
                .containsExactly("I1");
        assertThat(open(line(BQ, KW, Kind.SIGNAL, DataClass.SPECIAL), "I1")
                        .needs()
                        .get("approver"))
                .contains("recipientLawConfirmed");
    }

    @Test
    void thePageStandsByItselfInBothLanguages() {
        String english = MatrixPage.html(ProofSets.SET, LINES, Locale.ENGLISH);
        String dutch = MatrixPage.html(ProofSets.SET, LINES, Locale.of("nl"));
        assertThat(english)
                .startsWith("<!doctype html><html lang=\"en\">")
                .contains(
                        "<caption>signal",
                        "scope=\"row\"",
                        "scope=\"col\"",
                        "unless",
                        "B3*",
                        ProofSets.SET.version().value())
                .doesNotContain("<script", "http://", "https://", "src=", "@import", "{0}");
        assertThat(dutch).contains("lang=\"nl\"", "tenzij", "Een functionaris van de afzender zegt:");
        assertThat(english.split("<td", -1)).hasSize(dutch.split("<td", -1).length);
    }
}
