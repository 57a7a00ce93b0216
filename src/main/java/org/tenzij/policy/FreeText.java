package org.tenzij.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.tenzij.exchange.Digest;

/**
 * The free texts of a request that a person has to look at before they may leave the Wpg side, and what stands in them that
 * does not leave otherwise. For the tool that redacts and for the eyes of who approves. Source: law.md, P10.
 */
public final class FreeText {
    /** Why a place is marked where something was struck out. */
    public static final String STRUCK_OUT = "STRUCK_OUT";

    private FreeText() {}

    /**
     * One text.
     *
     * @param path with indexes, for example {@code statements[0].text}
     * @param text in NFC: what offsets and digest are about
     * @param places what was found in it, in order
     */
    public record Page(String path, String text, Digest sha256, List<Place> places) {
        public Page {
            places = List.copyOf(places);
        }

        /** Names the path alone. */
        @Override
        public String toString() {
            return "Page[" + path + "]";
        }
    }

    /**
     * A part of a text.
     *
     * @param from first UTF-16 unit of it
     * @param to first unit after it
     * @param why the field whose value it repeats, what it looks like, or {@link #STRUCK_OUT}
     */
    public record Place(int from, int to, String why) {}

    /**
     * The texts that would leave under any ground that is open to the request, as they were handed in. Marked is what was found
     * and what the request itself already strikes out.
     */
    public static List<Page> of(Decision decision) {
        List<Projection> projections = decision.grounds().stream()
                .map(GroundOutcome::projection)
                .filter(Objects::nonNull)
                .toList();
        List<Page> pages = new ArrayList<>();
        for (Survey.Text text : decision.evaluation.survey.texts()) {
            if (projections.stream().anyMatch(projection -> projection.leaves(text))) {
                String normal = Redacted.normal(text.content());
                Set<Place> places = new LinkedHashSet<>(struckOut(decision, text.path(), normal));
                projections.forEach(projection -> places.addAll(found(decision, projection, normal)));
                pages.add(page(text.path(), normal, places));
            }
        }
        return List.copyOf(pages);
    }

    /** The texts as they leave under that projection of the decision's payload, where something was struck out marked. */
    public static List<Page> left(Decision decision, Projection projection) {
        return decision.evaluation.survey.texts().stream()
                .filter(projection::leaves)
                .map(text -> {
                    String left = decision.evaluation
                            .redacted
                            .texts()
                            .getOrDefault(text.path(), Redacted.normal(text.content()));
                    Set<Place> places = new LinkedHashSet<>(found(decision, projection, left));
                    for (int at = left.indexOf(Redaction.MARK); at >= 0; at = left.indexOf(Redaction.MARK, at + 1)) {
                        places.add(new Place(at, at + Redaction.MARK.length(), STRUCK_OUT));
                    }
                    return page(text.path(), left, places);
                })
                .toList();
    }

    private static Page page(String path, String text, Set<Place> places) {
        return new Page(
                path,
                text,
                Redacted.digest(text),
                places.stream()
                        .sorted(Comparator.comparingInt(Place::from).thenComparingInt(Place::to))
                        .toList());
    }

    /** Values and identifiers that do not leave under that projection. */
    private static List<Place> found(Decision decision, Projection projection, String text) {
        Catalogue catalogue = decision.evaluation.catalogue();
        if (catalogue == null) {
            return List.of();
        }
        List<Withheld> withheld = Withheld.of(
                decision.evaluation.set.categories(),
                catalogue,
                decision.request().payload(),
                projection);
        return new TextScan(withheld)
                .find(text).stream()
                        .map(found -> new Place(found.from(), found.to(), found.why()))
                        .toList();
    }

    private static List<Place> struckOut(Decision decision, String path, String normal) {
        Redaction redaction = decision.request().redaction();
        if (redaction == null || !decision.evaluation.redacted.fits()) {
            return List.of();
        }
        return redaction.texts().stream()
                .filter(text -> text.path().equals(path) && text.sha256().equals(Redacted.digest(normal)))
                .flatMap(text -> text.cuts().stream())
                .map(cut -> new Place(cut.from(), cut.to(), STRUCK_OUT))
                .toList();
    }
}
