package org.tenzij.policy;

import java.util.List;
import java.util.Set;
import org.tenzij.exchange.Kind;

/** Stands in where a kind has no catalogue: it knows no field, so it lets none pass. */
final class NoCatalogue {
    private NoCatalogue() {}

    static Catalogue of(Kind kind) {
        return new Catalogue(kind, List.of(), new FieldTree(), null, Set.of(), null, null, List.of());
    }
}
