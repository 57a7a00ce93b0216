package org.tenzij.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the projection: what the ground carries, the necessity statement names, and no removal takes out. */
final class Minimiser {
    /** How the statement of necessity and the projection name the files beside the payload. */
    static final String ATTACHMENTS = "attachments";

    private final PolicySet set;
    private final Catalogue catalogue;
    private final Request request;
    private final Survey survey;
    private final Standing standing;
    private final DataClass atLeast;

    /** @param atLeast the class that a missing gate or the sender gives to every field */
    Minimiser(
            PolicySet set, Catalogue catalogue, Request request, Survey survey, Standing standing, DataClass atLeast) {
        this.set = set;
        this.catalogue = catalogue;
        this.request = request;
        this.survey = survey;
        this.standing = standing;
        this.atLeast = atLeast;
    }

    Projection under(Clause ground) {
        List<Field> fields = catalogue.fields();
        FieldDecision[] common = new FieldDecision[fields.size()];
        FieldDecision[][] perPerson = new FieldDecision[survey.persons().size()][fields.size()];
        List<FieldDecision> decisions = new ArrayList<>();
        for (Field field : fields) {
            Removal removal = field.removal();
            boolean own = removal != null && removal.when().perPerson();
            common[field.ordinal()] = decide(ground, field, field.path(), null);
            for (int i = 0; own && i < perPerson.length; i++) {
                String path = field.path().replaceFirst("\\[\\]", "[" + i + "]");
                perPerson[i][field.ordinal()] =
                        decide(ground, field, path, survey.persons().get(i));
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
            FieldDecision decision = cover(ground, ATTACHMENTS, heavy.orHeavier(atLeast), ATTACHMENTS);
            decisions.add(decision);
            attachments = decision.kept() ? request.attachments() : List.of();
        }
        return new Projection(catalogue, common, perPerson, decisions, attachments);
    }

    private FieldDecision decide(Clause ground, Field field, String path, Survey.@Nullable Person person) {
        Removal removal = field.removal();
        if (removal != null && takesOut(removal.when(), person) && !lifted(removal, ground)) {
            return new FieldDecision(path, Disposition.REMOVE, removal.clause());
        }
        return cover(ground, field.path(), field.dataClass().orHeavier(atLeast), path);
    }

    private FieldDecision cover(Clause ground, String listed, DataClass dataClass, String path) {
        if (!ground.carries(listed, dataClass)) {
            return new FieldDecision(path, Disposition.REMOVE, ground.id());
        }
        if (dataClass.personal() && !request.necessity().contains(listed)) {
            return new FieldDecision(path, Disposition.REMOVE, Check.NECESSITY.id());
        }
        return new FieldDecision(path, Disposition.KEEP, ground.id());
    }

    private boolean takesOut(Removal.When when, Survey.@Nullable Person person) {
        boolean transfer = standing.from().governed() && !standing.to().governed();
        return switch (when) {
            case ALWAYS -> true;
            case TRANSFER -> transfer;
            case TRANSFER_OF_MINOR -> transfer && (person == null || person.maybeMinor());
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
    private boolean lifted(Removal removal, Clause ground) {
        return set.clause(removal.clause())
                .map(clause -> clause.liftedBy().contains(ground.id()))
                .orElse(false);
    }
}
