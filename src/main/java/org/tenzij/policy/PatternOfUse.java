package org.tenzij.policy;

import java.util.List;

/**
 * When single cases become a pattern. Source: LED 38; Wpg 17a(3), 36e(7).
 *
 * @param grounds the derogations that are counted
 * @param withinDays the length of the window, in days
 * @param warnAt from this many in the window on there is a warning
 */
public record PatternOfUse(List<String> grounds, int withinDays, int warnAt) {
    public PatternOfUse {
        grounds = List.copyOf(grounds);
    }
}
