package org.tenzij.policy;

import java.util.Collection;
import java.util.List;

/** Whether every free text that would leave was redacted by a person, and nothing is left in it that does not leave. */
final class Clearance {
    private Clearance() {}

    static boolean of(
            PolicySet set,
            Catalogue catalogue,
            Request request,
            Survey survey,
            Redacted redacted,
            Collection<Projection> projections) {
        if (!redacted.fits()) {
            return false;
        }
        List<Survey.Text> leaving = survey.texts().stream()
                .filter(text -> projections.stream().anyMatch(projection -> projection.leaves(text)))
                .toList();
        if (!leaving.stream().allMatch(text -> redacted.texts().containsKey(text.path()))) {
            return false;
        }
        return projections.stream()
                .allMatch(projection -> clean(set, catalogue, request, leaving, redacted, projection));
    }

    private static boolean clean(
            PolicySet set,
            Catalogue catalogue,
            Request request,
            List<Survey.Text> leaving,
            Redacted redacted,
            Projection projection) {
        List<String> left = leaving.stream()
                .filter(projection::leaves)
                .map(text -> redacted.texts().getOrDefault(text.path(), text.content()))
                .toList();
        if (left.isEmpty()) {
            return true;
        }
        List<Withheld> withheld = Withheld.of(set.categories(), catalogue, request.payload(), projection);
        if (!Withheld.countable(withheld)) {
            return false;
        }
        TextScan scan = new TextScan(withheld);
        return left.stream().allMatch(text -> scan.find(text).isEmpty());
    }
}
