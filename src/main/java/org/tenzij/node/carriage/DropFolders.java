package org.tenzij.node.carriage;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Fault;
import org.tenzij.exchange.Party;
import org.tenzij.exchange.Unavailable;

/** The drop folders of all peers of one node, each named by the party's id. */
final class DropFolders {
    private final Map<Party, DropFolder> folders = new TreeMap<>();

    /** Makes what is missing. Throws a {@link Fault} where a folder cannot be used. */
    DropFolders(Path parent, Set<Party> peers, DropLimits limits) {
        for (Party peer : peers) {
            try {
                folders.put(peer, new DropFolder(parent.resolve(peer.id()), limits));
            } catch (IOException e) {
                throw new Fault(
                        ErrorCode.STORE_UNAVAILABLE,
                        "a drop folder cannot be used",
                        "drop folder of " + peer,
                        "check that the folder is no link and belongs to the node's user",
                        e);
            }
        }
    }

    /** The folder of a peer that has proved itself. */
    DropFolder of(Party peer) throws IOException {
        DropFolder folder = folders.get(peer);
        if (folder == null) {
            throw new IOException("no folder for this user");
        }
        return folder;
    }

    List<Dropped> complete() {
        List<Dropped> found = new ArrayList<>();
        for (Map.Entry<Party, DropFolder> entry : folders.entrySet()) {
            try {
                entry.getValue().complete().forEach(file -> found.add(new Dropped(entry.getKey(), file)));
            } catch (IOException e) {
                throw unreadable(entry.getKey(), e);
            }
        }
        return found;
    }

    int removeParts(Instant before) {
        int removed = 0;
        for (Map.Entry<Party, DropFolder> entry : folders.entrySet()) {
            try {
                removed += entry.getValue().removeParts(before);
            } catch (IOException e) {
                throw unreadable(entry.getKey(), e);
            }
        }
        return removed;
    }

    private static Unavailable unreadable(Party peer, IOException e) {
        return new Unavailable(
                ErrorCode.STORE_UNAVAILABLE,
                "a drop folder cannot be read",
                "drop folder of " + peer,
                "check the disk and the folder's permissions",
                e);
    }
}
