package org.tenzij.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.tenzij.exchange.Digest;

/**
 * The free texts of a request that a person has to look at before they may leave the Wpg side, and what stands in them that
 * does not leave otherwise. For the tool that redacts and for the eyes of who approves.
 */
public final class FreeText {
    private FreeText() {}

    /**
     * One text.
     *
     * @param path with indexes, for example {@code statements[0].text}
     * @param text as it stands, in NFC: what offsets and digest are about
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

    /** A part of a text. {@code why} is the field whose value it repeats, or what it looks like. */
    public record Place(int from, int to, String why) {}

    /** The texts that would leave under any ground that is open to the request. */
    public static List<Page> of(PolicySet set, Rule rule, Request request, Facts facts, Instant now) {
        Decision decision = rule.decide(request, facts, now);
        Catalogue catalogue = set.catalogue(request.kind()).orElse(null);
        if (catalogue == null) {
            return List.of();
        }
        List<Projection> projections = new ArrayList<>();
        decision.grounds().forEach(outcome -> {
            Projection projection = outcome.projection();
            if (projection != null) {
                projections.add(projection);
            }
        });
        List<Page> pages = new ArrayList<>();
        for (Survey.Text text : Survey.of(catalogue, request.payload()).texts()) {
            if (projections.stream().noneMatch(projection -> projection.leaves(text))) {
                continue;
            }
            String normal = Redacted.normal(text.content());
            Set<Place> places = new LinkedHashSet<>();
            for (Projection projection : projections) {
                new TextScan(Withheld.of(set.categories(), catalogue, request.payload(), projection))
                        .find(normal)
                        .forEach(found -> places.add(new Place(found.from(), found.to(), found.why())));
            }
            pages.add(new Page(text.path(), normal, Redacted.digest(normal), List.copyOf(places)));
        }
        return pages;
    }

    /** A redaction that cuts out everything that was found; a person still has to look. */
    public static Redaction proposed(List<Page> pages) {
        return new Redaction(pages.stream()
                .map(page -> new Redaction.Text(page.path(), page.sha256(), cuts(page)))
                .toList());
    }

    private static List<Redaction.Cut> cuts(Page page) {
        List<Redaction.Cut> cuts = new ArrayList<>();
        for (Place place : page.places()) {
            Redaction.Cut last = cuts.isEmpty() ? null : cuts.getLast();
            if (last != null && place.from() <= last.to()) {
                cuts.set(cuts.size() - 1, new Redaction.Cut(last.from(), Math.max(last.to(), place.to())));
            } else {
                cuts.add(new Redaction.Cut(place.from(), place.to()));
            }
        }
        return cuts;
    }
}
