package org.tenzij.register.transfers;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tenzij.exchange.Party;

/**
 * What was given, held and refused to whom, on which ground or at which gate: the register of a period on one page.
 *
 * @param rows in the order of recipient, outcome and reason
 */
public record Summary(List<Count> rows) {
    /**
     * So many with one outcome to one recipient.
     *
     * @param reason the ground of a yes, the first gate that failed of a no; {@code -} where there is neither
     */
    public record Count(Party recipient, Outcome outcome, String reason, int count) {}

    private record Key(Party recipient, Outcome outcome, String reason) {}

    public Summary {
        rows = List.copyOf(rows);
    }

    public static Summary of(List<Transfer> transfers) {
        Map<Key, Integer> counts =
                new TreeMap<>(Comparator.comparing((Key key) -> key.recipient().id())
                        .thenComparing(Key::outcome)
                        .thenComparing(Key::reason));
        for (Transfer transfer : transfers) {
            counts.merge(new Key(transfer.recipient(), transfer.outcome(), reason(transfer)), 1, Integer::sum);
        }
        return new Summary(counts.entrySet().stream()
                .map(entry -> new Count(
                        entry.getKey().recipient(),
                        entry.getKey().outcome(),
                        entry.getKey().reason(),
                        entry.getValue()))
                .toList());
    }

    private static String reason(Transfer transfer) {
        String ground = transfer.ground();
        if (ground != null) {
            return ground;
        }
        return transfer.gates().isEmpty() ? "-" : transfer.gates().getFirst();
    }
}
