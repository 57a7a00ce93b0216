package org.tenzij.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.tenzij.exchange.Kind;

/**
 * One clause of the rule, as counsel wrote it.
 *
 * @param direction judged by the sender's node, or by the recipient's
 * @param source at least one article
 * @param title per language: nl, en, es, pap_CW, pap_AW
 * @param weight PROHIBIT and REQUIRE bind messages of at least this class; PERMIT carries fields of at most this class
 * @param fields PERMIT: the fields it can carry, {@code *} for all the class allows
 * @param derogation PERMIT: only when no ordinary ground holds
 * @param liftedBy REMOVE: grounds under which the fields may stay
 * @param conditions REMOVE: what a yes asks for besides where the fields do stay; may be none
 * @param review last day on which a PERMIT applies unreviewed; the others keep holding. Source: settled point 7
 * @param substance the clause without titles and sentences, for the digest of applied clauses
 */
public record Clause(
        String id,
        Effect effect,
        Direction direction,
        List<Source> source,
        Map<String, String> title,
        Scope scope,
        DataClass weight,
        Set<String> fields,
        boolean derogation,
        Set<String> liftedBy,
        List<Condition> conditions,
        Set<Duty> duties,
        LocalDate review,
        JsonNode substance) {
    /** Which node judges it. */
    public enum Direction {
        SEND,
        RECEIVE
    }

    public Clause {
        source = List.copyOf(source);
        title = Map.copyOf(title);
        fields = Set.copyOf(fields);
        liftedBy = Set.copyOf(liftedBy);
        conditions = List.copyOf(conditions);
        duties = Set.copyOf(duties);
    }

    boolean applies(Regime from, Regime to, Kind kind, DataClass dataClass) {
        return scope.takes(from, to, kind)
                && (effect == Effect.PERMIT ? dataClass.compareTo(weight) <= 0 : dataClass.compareTo(weight) >= 0);
    }

    /** The first moment at which its review is overdue. */
    public Instant reviewEnds() {
        return review.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    boolean carries(String path, DataClass dataClass) {
        return dataClass.compareTo(weight) <= 0 && (fields.contains("*") || fields.contains(path));
    }

    /** All conditions together, with unknown as unknown. */
    Truth value(Values values) {
        Truth all = Truth.TRUE;
        for (Condition condition : conditions) {
            Truth one = condition.value(values);
            if (one == Truth.FALSE) {
                return Truth.FALSE;
            }
            all = one == Truth.UNKNOWN ? Truth.UNKNOWN : all;
        }
        return all;
    }

    /** The title for that reader: Papiamentu and Spanish where there is one, else Dutch for Dutch, else English. */
    public String title(Locale locale) {
        String regional = locale.getLanguage() + "_" + locale.getCountry();
        String english = title.getOrDefault("en", id);
        return title.getOrDefault(regional, title.getOrDefault(locale.getLanguage(), english));
    }

    @Override
    public String toString() {
        return id;
    }
}
