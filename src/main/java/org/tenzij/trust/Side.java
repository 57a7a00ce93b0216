package org.tenzij.trust;

/** Whether the Dutch police-data law binds a party as sender when nothing else is said. Source: mission, "the six parties". */
public enum Side {
    /** Bound by the Wet politiegegevens (or, for border, labour and immigration services on the BES, the Wbp BES). */
    GOVERNED,
    /** Sends under its own country's law. */
    OUTSIDE
}
