package org.tenzij.register.transfers;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.tenzij.exchange.json.CanonicalJson;
import org.tenzij.exchange.json.StrictJson;

/** The register as JSON: one line of text per exchange, every key on every line. */
final class TransferJson {
    private TransferJson() {}

    static void write(List<Transfer> transfers, OutputStream out) throws IOException {
        String before = "[";
        for (Transfer transfer : transfers) {
            out.write(before.getBytes(StandardCharsets.US_ASCII));
            out.write('\n');
            out.write(CanonicalJson.bytes(tree(transfer)));
            before = ",";
        }
        out.write((transfers.isEmpty() ? "[]\n" : "\n]\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static ObjectNode tree(Transfer transfer) {
        ObjectNode tree = StrictJson.object();
        for (Column column : Column.values()) {
            List<String> words = column.words(transfer);
            if (column.several()) {
                ArrayNode array = tree.putArray(column.key());
                words.forEach(array::add);
            } else if (words.isEmpty()) {
                tree.putNull(column.key());
            } else {
                tree.put(column.key(), words.getFirst());
            }
        }
        return tree;
    }
}
