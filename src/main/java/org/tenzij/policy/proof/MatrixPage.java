package org.tenzij.policy.proof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tenzij.exchange.Kind;
import org.tenzij.policy.Effect;
import org.tenzij.policy.PolicySet;
import org.tenzij.policy.Side;

/**
 * The matrix as one page that stands by itself: no script, nothing fetched, readable by a screen reader and on paper. What is
 * said by colour is said in words too.
 */
public final class MatrixPage {
    private final PolicySet set;
    private final List<Matrix.Line> lines;
    private final boolean dutch;
    private final ResourceBundle words;
    private final StringBuilder out = new StringBuilder();

    private MatrixPage(PolicySet set, List<Matrix.Line> lines, Locale locale) {
        this.set = set;
        this.lines = lines;
        this.dutch = locale.getLanguage().equals("nl");
        this.words = ResourceBundle.getBundle(
                "org.tenzij.policy.proof.matrix",
                Locale.of(dutch ? "nl" : "en"),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** The page, in Dutch for a Dutch reader, in English for everyone else. */
    public static String html(PolicySet set, List<Matrix.Line> lines, Locale locale) {
        return new MatrixPage(set, lines, locale).page();
    }

    private String page() {
        add("<!doctype html><html lang=\"%s\"><head><meta charset=\"utf-8\">".formatted(dutch ? "nl" : "en"));
        add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        add("<title>%s</title><style>%s</style></head><body>".formatted(word("title"), MatrixStyle.CSS));
        add("<header><h1>%s</h1><p>%s</p>".formatted(word("title"), word("lead")));
        add("<p class=\"set\">%s %s</p>"
                .formatted(word("set"), escape(set.version().value())));
        legend();
        add("<nav><ul>");
        byKind().keySet().forEach(kind -> add("<li><a href=\"#%s\">%s</a></li>".formatted(kind, kind)));
        add("</ul></nav>");
        add("</header><main>");
        byKind().forEach(this::kind);
        grounds();
        add("</main></body></html>");
        return out.toString();
    }

    private Map<Kind, List<Matrix.Line>> byKind() {
        return lines.stream()
                .collect(Collectors.groupingBy(Matrix.Line::kind, LinkedHashMap::new, Collectors.toList()));
    }

    private void legend() {
        add("<ul class=\"legend\">");
        for (Verdict verdict : Verdict.values()) {
            add("<li><b class=\"%s\">%s</b> %s</li>"
                    .formatted(verdict.css(), word(verdict.css()), word(verdict.css() + ".long")));
        }
        add("<li>%s</li></ul>".formatted(word("derogation")));
    }

    private void kind(Kind kind, List<Matrix.Line> ofKind) {
        add("<section><h2 id=\"%s\">%s</h2>".formatted(kind.wireName(), escape(kind.wireName())));
        ofKind.stream()
                .collect(Collectors.groupingBy(Matrix.Line::dataClass, TreeMap::new, Collectors.toList()))
                .descendingMap()
                .forEach((dataClass, some) -> table(kind, dataClass.name(), some));
        add("</section>");
    }

    private void table(Kind kind, String dataClass, List<Matrix.Line> some) {
        Set<Side> senders = some.stream().map(Matrix.Line::sender).collect(Collectors.toCollection(LinkedHashSet::new));
        Set<Side> received = some.stream().map(Matrix.Line::recipient).collect(Collectors.toSet());
        List<Side> recipients = Stream.concat(senders.stream(), received.stream())
                .filter(received::contains)
                .distinct()
                .toList();
        Map<List<Side>, Matrix.Line> at = new LinkedHashMap<>();
        some.forEach(line -> at.put(List.of(line.sender(), line.recipient()), line));
        add("<div class=\"scroll\"><table><caption>%s <span>%s</span></caption>"
                .formatted(escape(kind.wireName()), dataClass));
        add("<thead><tr><th scope=\"col\">%s</th>".formatted(word("corner")));
        recipients.forEach(side -> add("<th scope=\"col\">%s</th>".formatted(name(side))));
        add("</tr></thead><tbody>");
        for (Side sender : senders) {
            add("<tr><th scope=\"row\">%s</th>".formatted(name(sender)));
            for (Side recipient : recipients) {
                Matrix.Line line = at.get(List.of(sender, recipient));
                if (line == null) {
                    add("<td class=\"self\"><span>%s</span></td>".formatted(word("self")));
                } else {
                    cell(line);
                }
            }
            add("</tr>");
        }
        add("</tbody></table></div>");
        details(some);
    }

    private static String name(Side side) {
        return side.mayActUnder().size() > 1
                ? side.party() + " <small>" + side.law() + "</small>"
                : side.party().toString();
    }

    private void cell(Matrix.Line line) {
        Verdict verdict = Verdict.of(line);
        List<String> grounds = line.grounds().stream()
                .filter(ground -> verdict == Verdict.SHUT || !ground.shut())
                .map(ground -> escape(ground.ground()) + (ground.derogation() ? "*" : ""))
                .toList();
        add("<td class=\"%s\"><b>%s</b>".formatted(verdict.css(), word(verdict.css())));
        if (!grounds.isEmpty()) {
            add(" <span>%s</span>".formatted(String.join(" ", grounds)));
        }
        add("</td>");
    }

    /** What each ground asks, once per pair of laws and not per pair of parties. */
    private void details(List<Matrix.Line> some) {
        Map<String, List<String>> asked = new LinkedHashMap<>();
        for (Matrix.Line line : some) {
            for (Matrix.Open ground : line.grounds()) {
                String pair = line.sender().party() + " (" + line.sender().law() + ") → "
                        + line.recipient().party() + " (" + line.recipient().law() + ")";
                asked.computeIfAbsent(needs(ground), missing -> new ArrayList<>())
                        .add(pair);
            }
        }
        if (asked.isEmpty()) {
            add("<p class=\"none\">%s</p>".formatted(word("none")));
            return;
        }
        add("<details><summary>%s</summary><ul class=\"needs\">".formatted(word("needs")));
        asked.forEach((needs, pairs) ->
                add("<li>%s<small>%s</small></li>".formatted(needs, escape(String.join(", ", pairs)))));
        add("</ul></details>");
    }

    private String needs(Matrix.Open ground) {
        StringBuilder text = new StringBuilder(
                "<h3>" + escape(ground.ground()) + (ground.shut() ? " " + word("shut.now") : "") + "</h3>");
        ground.needs().forEach((by, facts) -> {
            text.append("<p><i>").append(word("by." + by)).append("</i> ");
            text.append(facts.stream().map(this::sentence).collect(Collectors.joining(" ")))
                    .append("</p>");
        });
        return text.toString();
    }

    private String sentence(String said) {
        int equals = said.indexOf('=');
        String id = equals < 0 ? said : said.substring(0, equals);
        String meaning = set.fact(id).map(fact -> fact.meaning().in(locale())).orElse(id);
        if (equals < 0) {
            return escape(meaning);
        }
        String value = said.substring(equals + 1);
        return value.equals("false")
                ? word("not") + " " + escape(meaning)
                : escape(meaning) + " <code>" + escape(value) + "</code>";
    }

    private Locale locale() {
        return Locale.of(dutch ? "nl" : "en");
    }

    private void grounds() {
        add("<section><h2>%s</h2><dl>".formatted(word("grounds")));
        set.clauses().stream()
                .filter(clause -> clause.effect() == Effect.PERMIT)
                .forEach(clause -> add("<dt>%s</dt><dd>%s <small>%s</small></dd>"
                        .formatted(
                                escape(clause.id()),
                                escape(clause.title(locale())),
                                escape(clause.source().stream()
                                        .map(Object::toString)
                                        .collect(Collectors.joining("; "))))));
        add("</dl></section>");
    }

    private enum Verdict {
        OPEN,
        SHUT,
        NO;

        static Verdict of(Matrix.Line line) {
            return line.openToday() ? OPEN : line.grounds().isEmpty() ? NO : SHUT;
        }

        String css() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private String word(String key) {
        return escape(words.getString(key));
    }

    private void add(String line) {
        out.append(line).append('\n');
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
