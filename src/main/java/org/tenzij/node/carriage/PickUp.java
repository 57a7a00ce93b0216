package org.tenzij.node.carriage;

import java.nio.file.Path;
import org.tenzij.exchange.Party;

/**
 * Is told of each file that arrived, once it is durable.
 *
 * <p>A hint, not a promise: after a crash or a full executor the file is found by {@link DropServer#scan()}, and both may
 * name the same file. Whoever takes the file removes it.
 */
@FunctionalInterface
public interface PickUp {
    /**
     * A file is there.
     *
     * @param file the complete file in that peer's drop folder
     */
    void arrived(Party peer, Path file);
}
