package org.tenzij.register.transfers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Party;
import org.tenzij.register.Entry;
import org.tenzij.register.EntryRows;
import org.tenzij.register.Event;

/**
 * Answers questions about the register from its entries alone, in the order in which the exchanges were handed in.
 *
 * <p>Reads every entry once; keeps the lines that are asked for and nothing else.
 */
public final class Transfers {
    private static final int AT_ONCE = 512;

    private Transfers() {}

    /** The lines asked for. Fails with {@link org.tenzij.exchange.Invalid} on an entry that cannot be read. */
    public static List<Transfer> query(EntryRows rows, TransferQuery query) {
        Map<MessageId, Line> lines = new LinkedHashMap<>();
        long index = 0;
        for (List<byte[]> some = rows.read(0, AT_ONCE); !some.isEmpty(); some = rows.read(index, AT_ONCE)) {
            for (byte[] bytes : some) {
                take(lines, query, Entry.read(bytes, "entry " + index));
                index++;
            }
        }
        List<Transfer> transfers = new ArrayList<>();
        for (Line line : lines.values()) {
            Transfer transfer = line.transfer();
            if (query.takes(transfer)) {
                transfers.add(transfer);
            }
        }
        return transfers;
    }

    private static void take(Map<MessageId, Line> lines, TransferQuery query, Entry entry) {
        MessageId id = entry.exchange();
        if (id == null) {
            return;
        }
        if (entry.event() == Event.SUBMITTED) {
            String kind = entry.particulars().getOrDefault("kind", "");
            Party recipient = entry.peer();
            if (recipient != null && query.takes(entry.at()) && query.takes(kind, recipient)) {
                lines.putIfAbsent(id, new Line(id, kind, recipient, entry.at()));
            }
            return;
        }
        Line line = lines.get(id);
        if (line != null) {
            line.take(entry);
        }
    }
}
