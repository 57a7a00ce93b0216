package org.tenzij.policy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes the projection: what the ground carries, the statement of necessity names, and no removal takes out; coarser or
 * pseudonymised where the catalogue says so.
 */
final class Minimiser {
    /** How the statement of necessity and the projection name the files beside the payload. */
    static final String ATTACHMENTS = "attachments";
    /** What an entry of the statement of necessity ends with that asks for the exact value. */
    static final String EXACT = "=exact";

    private final PolicySet set;
    private final Catalogue catalogue;
    private final Request request;
    private final Survey survey;
    private final Redacted redacted;
    private final Pseudonyms pseudonyms;
    private final Standing standing;
    private final DataClass atLeast;

    /** @param atLeast the class that a missing gate or the sender gives to every field */
    Minimiser(
            PolicySet set,
            Catalogue catalogue,
            Request request,
            Survey survey,
            Redacted redacted,
            Pseudonyms pseudonyms,
            Standing standing,
            DataClass atLeast) {
        this.set = set;
        this.catalogue = catalogue;
        this.request = request;
        this.survey = survey;
        this.redacted = redacted;
        this.pseudonyms = pseudonyms;
        this.standing = standing;
        this.atLeast = atLeast;
    }

    /** What would leave under that ground; null for a ground that carries everything, which no clause is. */
    Projection under(@Nullable Clause ground) {
        List<Field> fields = catalogue.fields();
        FieldDecision[] common = new FieldDecision[fields.size()];
        FieldDecision[][] perPerson = new FieldDecision[survey.persons().size()][fields.size()];
        List<FieldDecision> decisions = new ArrayList<>();
        Set<String> lifted = new LinkedHashSet<>();
        for (Field field : fields) {
            Removal removal = field.removal();
            boolean own = removal != null && removal.when().perPerson();
            Set<String> here = survey.seen(field) ? lifted : new LinkedHashSet<>();
            common[field.ordinal()] = decide(ground, field, field.path(), null, own ? new LinkedHashSet<>() : here);
            for (int i = 0; own && i < perPerson.length; i++) {
                String path = field.path().replaceFirst("\\[\\]", "[" + i + "]");
                perPerson[i][field.ordinal()] =
                        decide(ground, field, path, survey.persons().get(i), here);
                if (survey.seen(field)) {
                    decisions.add(perPerson[i][field.ordinal()]);
                }
            }
            if (survey.seen(field) && !own) {
                decisions.add(common[field.ordinal()]);
            }
        }
        List<Attachment> attachments = List.of();
        DataClass heavy = catalogue.attachments();
        if (!request.attachments().isEmpty() && heavy != null) {
            FieldDecision decision =
                    cover(ground, ATTACHMENTS, heavy.orHeavier(atLeast), ATTACHMENTS, Disposition.KEEP, null);
            decisions.add(decision);
            attachments = decision.kept() ? request.attachments() : List.of();
        }
        return new Projection(
                catalogue,
                common,
                perPerson,
                decisions,
                attachments,
                Set.copyOf(lifted),
                redacted,
                (domain, value) -> pseudonyms.of(request.recipient().party(), domain, value));
    }

    private FieldDecision decide(
            @Nullable Clause ground, Field field, String path, Survey.@Nullable Person person, Set<String> lifted) {
        if (field.freeText() && !redacted.fits()) {
            return new FieldDecision(path, Disposition.REMOVE, Check.REDACTION.id());
        }
        Removal removal = field.removal();
        if (removal != null && takesOut(removal.when(), person)) {
            if (!lifted(removal.clause(), ground)) {
                return new FieldDecision(path, Disposition.REMOVE, removal.clause());
            }
            lifted.add(removal.clause());
        }
        Softening softening = field.softening();
        if (softening != null && (softening.terms().always() || transfer())) {
            Softening.Terms terms = softening.terms();
            if (lifted(terms.clause(), ground)) {
                lifted.add(terms.clause());
            } else if (!(terms.exactAllowed() && request.necessity().contains(field.path() + EXACT))) {
                return cover(
                        ground,
                        field.path(),
                        terms.dataClass().orHeavier(atLeast),
                        path,
                        softening.disposition(),
                        terms.clause());
            }
        }
        return cover(ground, field.path(), field.dataClass().orHeavier(atLeast), path, Disposition.KEEP, null);
    }

    /** @param by the clause that orders the disposition; null where the ground itself does */
    private FieldDecision cover(
            @Nullable Clause ground,
            String listed,
            DataClass dataClass,
            String path,
            Disposition disposition,
            @Nullable String by) {
        String carrier = ground == null ? Check.NO_GROUND.id() : ground.id();
        if (ground != null && !ground.carries(listed, dataClass)) {
            return new FieldDecision(path, Disposition.REMOVE, carrier);
        }
        if (dataClass.personal() && !named(listed)) {
            return new FieldDecision(path, Disposition.REMOVE, Check.NECESSITY.id());
        }
        return new FieldDecision(path, disposition, by == null ? carrier : by);
    }

    private boolean named(String path) {
        return request.necessity().contains(path) || request.necessity().contains(path + EXACT);
    }

    private boolean transfer() {
        return standing.from().governed() && !standing.to().governed();
    }

    private boolean takesOut(Removal.When when, Survey.@Nullable Person person) {
        return switch (when) {
            case ALWAYS -> true;
            case TRANSFER -> transfer();
            case TRANSFER_OF_MINOR -> transfer() && (person == null || person.maybeMinor());
            case TO_STATE_OF_NATIONALITY ->
                person == null
                        || person.nationality().isEmpty()
                        || person.nationality().stream().anyMatch(code -> ownState(code, catalogue.states()));
        };
    }

    private static boolean ownState(String code, Set<String> states) {
        return code.isBlank() || states.contains(code);
    }

    /** Only a clause that says so is lifted; one that is gone lifts nothing. */
    private boolean lifted(String clause, @Nullable Clause ground) {
        return ground != null
                && set.clause(clause)
                        .map(one -> one.liftedBy().contains(ground.id()))
                        .orElse(false);
    }
}
