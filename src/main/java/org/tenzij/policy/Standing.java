package org.tenzij.policy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.tenzij.exchange.Law;

/**
 * Under which regime each side stands in this exchange, and what does not hold in what was declared.
 *
 * <p>Nobody picks the lighter law: a Wpg basis forces a Wpg regime whatever is declared. Source: law.md, two regimes.
 */
record Standing(Regime from, Regime to, List<Check> failed) {
    private static final Set<Law> GOVERNED = EnumSet.of(Law.BES, Law.NL);

    static Standing of(PolicySet set, Request request, Values values, DataClass dataClass) {
        List<Check> failed = new ArrayList<>();
        Side sender = request.sender();
        Side recipient = request.recipient();
        if (!sender.mayActUnder().contains(sender.law())) {
            failed.add(Check.SENDER_LAW);
        }
        if (!recipient.mayActUnder().contains(recipient.law())) {
            failed.add(Check.RECIPIENT_LAW);
        }
        String basis = request.kind().betweenGateways() ? "NON_POLICE" : word(set, values, Reserved.PROCESSING_BASIS);
        if (!basisFits(basis, sender.law())) {
            failed.add(Check.BASIS);
        }
        if (asksThreadLaw(request, dataClass) && !sender.law().name().equals(word(set, values, Reserved.THREAD_LAW))) {
            failed.add(Check.THREAD_LAW);
        }
        if (asksConfirmation(request, dataClass) && !confirmed(set, values)) {
            failed.add(Check.RECIPIENT_CONFIRMED);
        }
        return new Standing(sender(sender, basis), ofLaw(recipient.law()), List.copyOf(failed));
    }

    static boolean basisFits(String basis, Law law) {
        return !basis.isEmpty() && (!basis.startsWith("WPG_") || GOVERNED.contains(law));
    }

    /** A party that acts under several laws must say whose waters or case it is, wherever persons are concerned. */
    static boolean asksThreadLaw(Request request, DataClass dataClass) {
        return dataClass.personal() && request.sender().mayActUnder().size() > 1;
    }

    /** A recipient that makes itself governed, and could be otherwise, is believed once an officer has looked. */
    static boolean asksConfirmation(Request request, DataClass dataClass) {
        return dataClass.personal()
                && GOVERNED.contains(request.recipient().law())
                && !GOVERNED.containsAll(request.recipient().mayActUnder());
    }

    private static Regime sender(Side sender, String basis) {
        boolean forced = basis.startsWith("WPG_") && !GOVERNED.contains(sender.law());
        if (forced) {
            return sender.mayActUnder().contains(Law.NL)
                            && !sender.mayActUnder().contains(Law.BES)
                    ? Regime.WPG_EU
                    : Regime.WPG_BES;
        }
        return sender.law() == Law.BES && basis.equals("NON_POLICE") ? Regime.WBP_BES : ofLaw(sender.law());
    }

    static Regime ofLaw(Law law) {
        return switch (law) {
            case BES -> Regime.WPG_BES;
            case NL -> Regime.WPG_EU;
            case CW -> Regime.CW_LAW;
            case SX -> Regime.SX_LAW;
            case AW -> Regime.AW_LAW;
        };
    }

    private static String word(PolicySet set, Values values, String id) {
        return set.fact(id)
                .map(fact -> fact.value(values.at(fact.ordinal())))
                .map(Object::toString)
                .orElse("");
    }

    private static boolean confirmed(PolicySet set, Values values) {
        return word(set, values, Reserved.RECIPIENT_LAW_CONFIRMED).equals("true");
    }
}
