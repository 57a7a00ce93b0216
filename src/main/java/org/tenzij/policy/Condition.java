package org.tenzij.policy;

/**
 * One testable part of a clause: a sentence people can read and one expression over declared facts.
 *
 * @param id unique in the policy set, for example {@code STAT.audit}
 * @param cel the expression as written. Source: Common Expression Language
 */
public record Condition(String id, Sentence sentence, String cel, Table table) {
    Truth value(Values values) {
        return table.at(values);
    }

    @Override
    public String toString() {
        return id + ": " + cel;
    }
}
