package org.tenzij.demo;

import java.util.List;

/**
 * One line of the story as it came out.
 *
 * @param from who acts
 * @param to to whom; empty where nothing crosses
 * @param what in a few words
 * @param outcome what was expected and, when {@code asTold}, happened
 * @param details one sentence each: ground, receipt, place, remedy
 * @param asTold false where the line came out otherwise
 */
public record StoryLine(String from, String to, String what, String outcome, List<String> details, boolean asTold) {
    public StoryLine {
        details = List.copyOf(details);
    }

    /** As it is printed: columns, then details below. */
    public String text() {
        String arrow = to.isEmpty() ? "" : "→ " + to;
        StringBuilder text = new StringBuilder(
                String.format(" %-8s%-7s%-56s%s%s", from, arrow, what, outcome, asTold ? "" : "   NOT AS TOLD"));
        details.forEach(detail ->
                text.append(System.lineSeparator()).append("                 ").append(detail));
        return text.toString();
    }
}
