package org.tenzij.node.carriage;

import java.nio.file.Path;
import org.tenzij.exchange.Party;

/**
 * A complete and durable file in a drop folder.
 *
 * @param peer the owner of the folder; who signed what lies in the file is for "open" and "admit" to find out
 */
public record Dropped(Party peer, Path file) {}
