package org.tenzij.policy.proof;

import java.util.EnumSet;
import java.util.Set;
import org.tenzij.exchange.Law;
import org.tenzij.policy.Regime;

/**
 * Under which regime a side stands in truth, whatever was declared: said once more, apart from the rule's own standing, so
 * that a slip there is found. Source: law.md, "Nobody picks the lighter law".
 */
final class InTruth {
    private static final Set<Law> GOVERNED = EnumSet.of(Law.BES, Law.NL);

    private final Space space;
    private final Bdd bdd;

    InTruth(Space space) {
        this.space = space;
        this.bdd = space.bdd;
    }

    /** Where the sender stands under one of these; waters and case file count wherever persons are concerned. */
    int sender(Crossing crossing, Set<Regime> regimes, boolean personal) {
        int found = Bdd.FALSE;
        Set<Law> may = crossing.sender().mayActUnder();
        int elsewhere = Bdd.FALSE;
        for (Law waters : personal && may.size() > 1 ? may : Set.<Law>of()) {
            int here = space.is("threadLaw", waters.name());
            elsewhere = bdd.or(elsewhere, here);
            found = bdd.or(found, bdd.and(here, under(waters, may, regimes)));
        }
        int declared = under(crossing.sender().law(), may, regimes);
        return bdd.or(found, bdd.butNot(declared, elsewhere));
    }

    private int under(Law law, Set<Law> may, Set<Regime> regimes) {
        int police = police();
        int notPolice = space.is("processingBasis", "NON_POLICE");
        Regime forced = may.contains(Law.NL) && !may.contains(Law.BES) ? Regime.WPG_EU : Regime.WPG_BES;
        int found = Bdd.FALSE;
        for (Regime regime : regimes) {
            int here = switch (law) {
                case BES ->
                    regime == Regime.WBP_BES ? notPolice : regime == Regime.WPG_BES ? bdd.not(notPolice) : Bdd.FALSE;
                case NL -> regime == Regime.WPG_EU ? Bdd.TRUE : Bdd.FALSE;
                case CW, SX, AW ->
                    regime == forced ? police : regime == Regime.valueOf(law + "_LAW") ? bdd.not(police) : Bdd.FALSE;
            };
            found = bdd.or(found, here);
        }
        return found;
    }

    private int police() {
        Space.Variable basis = space.variable("processingBasis");
        int police = Bdd.FALSE;
        for (Object value : basis.values()) {
            if (value.toString().startsWith("WPG_")) {
                police = bdd.or(police, space.is("processingBasis", value));
            }
        }
        return police;
    }

    /** Where the recipient stands under one of these; one that could be outside and nobody confirmed counts as outside. */
    int recipient(Crossing crossing, Set<Regime> regimes, boolean personal) {
        boolean asGoverned = regimes.contains(crossing.to());
        boolean doubtful = personal && GOVERNED.contains(crossing.recipient().law()) && crossing.mayStandOutside();
        if (!doubtful) {
            return asGoverned ? Bdd.TRUE : Bdd.FALSE;
        }
        int confirmed = space.is("recipientLawConfirmed", true);
        boolean asOutside = regimes.stream().anyMatch(regime -> !regime.governed());
        int there = asGoverned ? confirmed : Bdd.FALSE;
        return asOutside ? bdd.or(there, bdd.not(confirmed)) : there;
    }
}
