package org.tenzij.policy.proof;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tenzij.exchange.Kind;
import org.tenzij.exchange.Law;
import org.tenzij.exchange.Party;
import org.tenzij.policy.Anatomy;
import org.tenzij.policy.DataClass;
import org.tenzij.policy.Regime;
import org.tenzij.policy.Side;

/**
 * Two sides with what they declare. Pairs of sides for which the rule's own standing comes out the same whatever the facts
 * say, and which are the same to what is to be proved, are looked at once.
 *
 * @param alike how many pairs of sides this one stands for
 */
record Crossing(Side sender, Side recipient, Regime to, int alike) {
    private static final Map<Law, String> HOME =
            Map.of(Law.BES, "bq", Law.NL, "nl", Law.CW, "cw", Law.SX, "sx", Law.AW, "aw");

    /** Every law declared, with every set of laws that holds it, and with small sets that do not. */
    static List<Crossing> all(Standings standings) {
        List<Side> recipients = sides("rst");
        List<Crossing> all = sides("kw").stream()
                .flatMap(sender -> recipients.stream().map(recipient -> of(sender, apart(sender, recipient))))
                .toList();
        List<List<Object>> keys =
                all.parallelStream().map(crossing -> key(standings, crossing)).toList();
        Map<List<Object>, Crossing> found = new LinkedHashMap<>();
        for (int i = 0; i < all.size(); i++) {
            found.merge(keys.get(i), all.get(i), (first, next) -> first.andOneMore());
        }
        return found.values().stream()
                .sorted(Comparator.comparingInt(Crossing::strange))
                .toList();
    }

    /** How far it is from two parties that each act under the one law they have. */
    private int strange() {
        return Math.abs(sender.mayActUnder().size() - 1)
                + Math.abs(recipient.mayActUnder().size() - 1);
    }

    /** Every pair of laws, each side with the one law it acts under. */
    static List<Crossing> plain() {
        List<Crossing> plain = new ArrayList<>();
        for (Law from : Law.values()) {
            for (Law to : Law.values()) {
                Side sender = new Side(new Party(HOME.getOrDefault(from, "kw")), null, from, Set.of(from));
                Side recipient = new Side(new Party(HOME.getOrDefault(to, "rst")), null, to, Set.of(to));
                plain.add(of(sender, apart(sender, recipient)));
            }
        }
        return List.copyOf(plain);
    }

    private static Crossing of(Side sender, Side recipient) {
        return new Crossing(sender, recipient, Anatomy.recipient(recipient), 1);
    }

    private Crossing andOneMore() {
        return new Crossing(sender, recipient, to, alike + 1);
    }

    private static List<Object> key(Standings standings, Crossing crossing) {
        List<Object> key = new ArrayList<>();
        key.add(crossing.sender.law());
        key.add(governed(crossing.sender.mayActUnder()));
        key.add(crossing.recipient.law());
        key.add(crossing.mayStandOutside());
        key.add(standings.table(crossing, Kind.SIGNAL, DataClass.SPECIAL));
        key.add(standings.table(crossing, Kind.SIGNAL, DataClass.NON_PERSONAL));
        key.add(standings.table(crossing, Kind.RECEIPT, DataClass.SPECIAL));
        key.add(standings.table(crossing, Kind.RECEIPT, DataClass.NON_PERSONAL));
        return key;
    }

    private static List<Side> sides(String several) {
        List<Side> sides = new ArrayList<>();
        for (Set<Law> may : every()) {
            for (Law law : Law.values()) {
                if (!may.contains(law) && may.size() > 1) {
                    continue;
                }
                String party =
                        may.size() == 1 ? HOME.getOrDefault(may.iterator().next(), several) : several;
                sides.add(new Side(new Party(party), null, law, may));
            }
        }
        return sides;
    }

    private static List<Set<Law>> every() {
        List<Set<Law>> sets = new ArrayList<>();
        sets.add(EnumSet.noneOf(Law.class));
        for (Law law : Law.values()) {
            for (Set<Law> without : List.copyOf(sets)) {
                Set<Law> with = EnumSet.of(law);
                with.addAll(without);
                sets.add(with);
            }
        }
        return sets;
    }

    /** A party does not write to itself: the recipient is then another service of that country. */
    private static Side apart(Side sender, Side recipient) {
        return sender.party().equals(recipient.party())
                ? new Side(new Party(recipient.party().id() + "2"), null, recipient.law(), recipient.mayActUnder())
                : recipient;
    }

    private static Set<Law> governed(Set<Law> laws) {
        Set<Law> found = EnumSet.noneOf(Law.class);
        laws.stream().filter(law -> law == Law.BES || law == Law.NL).forEach(found::add);
        return found;
    }

    /** True for a recipient that could act under a law outside the governed side as well. */
    boolean mayStandOutside() {
        return recipient.mayActUnder().stream().anyMatch(law -> law != Law.BES && law != Law.NL);
    }

    @Override
    public String toString() {
        return text(sender) + " to " + text(recipient);
    }

    private static String text(Side side) {
        return side.party() + " under " + side.law() + " of "
                + side.mayActUnder().stream().sorted().toList();
    }
}
