package org.tenzij.register.transfers;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The columns of an export, in their order: the same in every format and every release. A new one is added at the end.
 *
 * <p>Source: law.md, documentation duties.
 */
public enum Column {
    ID("id", "Uitwisseling", "Exchange", transfer -> transfer.id().value()),
    KIND("kind", "Soort", "Kind", Transfer::kind),
    RECIPIENT(
            "recipient",
            "Ontvanger",
            "Recipient",
            transfer -> transfer.recipient().id()),
    AUTHORITY("authority", "Ontvangende autoriteit", "Recipient authority", answer("authority")),
    SUBMITTED("submitted", "Ingediend", "Submitted", Transfer::submitted),
    DECIDED("decided", "Beslist", "Decided", Transfer::decided),
    OUTCOME("outcome", "Uitkomst", "Outcome", transfer -> transfer.outcome().word()),
    GROUND("ground", "Grondslag", "Ground", Transfer::ground),
    GATES("gates", "Niet gehaalde toetsen", "Failed gates", Transfer::gates),
    DATA_CLASS("class", "Gegevensklasse", "Data class", answer("class")),
    FIELDS("fields", "Velden (~ grover, # pseudoniem)", "Fields (~ coarser, # pseudonym)", list("fields")),
    PURPOSES("purposes", "Doelen", "Purposes", list("purposes")),
    CATEGORIES("categories", "Categorieen betrokkenen", "Subject categories", list("categories")),
    PERSONS("persons", "Aantal personen", "Number of persons", answer("persons")),
    HANDLING("handling", "Verwerkingscodes", "Handling codes", list("handling")),
    APPROVED_BY("approvedBy", "Goedgekeurd door", "Approved by", list("approvedBy")),
    STATEMENTS("statements", "Ondertekende verklaringen", "Signed statements", Transfer::statements),
    INSTRUMENTS("instruments", "Instrumenten", "Instruments", list("instruments")),
    UNDERTAKING("undertaking", "Toezegging", "Undertaking", answer("undertaking")),
    DUTIES("duties", "Plichten", "Duties", list("duties")),
    TRIED_FIRST("triedFirst", "Eerst geprobeerd", "Tried first", list("triedFirst")),
    REGIMES("regimes", "Regimes", "Regimes", answer("regimes")),
    POLICY("policy", "Beleidsversie", "Policy version", answer("policy")),
    PROJECTION("projection", "Vingerafdruk van wat vertrok", "Digest of what left", answer("projection")),
    EXPIRES("expires", "Besluit geldt tot", "Decision holds until", answer("expires")),
    CHANNEL("channel", "Buiten de gateway via", "Outside the gateway by", answer("channel")),
    SEALED("sealed", "Verzegeld", "Sealed", transfer -> transfer.way().sealed()),
    CARRIED("carried", "Vertrokken", "Left", transfer -> transfer.way().carried()),
    ATTEMPTS(
            "attempts",
            "Pogingen",
            "Attempts",
            transfer -> Integer.toString(transfer.way().attempts())),
    RECEIPT("receipt", "Ontvangstbewijs", "Receipt", transfer -> transfer.way().receipt()),
    ENDED("ended", "Geeindigd", "Ended", transfer -> transfer.way().ended()),
    END("end", "Geeindigd door", "Ended by", transfer -> transfer.way().end()),
    CODE("code", "Foutcode", "Error code", transfer -> transfer.way().code());

    private final String key;
    private final String nl;
    private final String en;

    @SuppressWarnings("ImmutableEnumChecker") // functions of their argument alone
    private final Function<Transfer, @Nullable Object> value;

    Column(String key, String nl, String en, Function<Transfer, @Nullable Object> value) {
        this.key = key;
        this.nl = nl;
        this.en = en;
        this.value = value;
    }

    private static Function<Transfer, @Nullable Object> answer(String particular) {
        return transfer -> transfer.answered(particular);
    }

    private static Function<Transfer, @Nullable Object> list(String particular) {
        return transfer -> transfer.list(particular);
    }

    /** The name in JSON, which never changes. */
    public String key() {
        return key;
    }

    /** The title above the column, in plain letters; Dutch for {@code nl}, English for everyone else. */
    public String title(String language) {
        return language.equals("nl") ? nl : en;
    }

    /** Its words: none, one, or for a list several. */
    List<String> words(Transfer transfer) {
        return switch (value.apply(transfer)) {
            case null -> List.of();
            case List<?> list -> list.stream().map(Object::toString).toList();
            case Object one -> List.of(one.toString());
        };
    }

    /** True where the column holds a list. */
    boolean several() {
        return switch (this) {
            case GATES,
                    FIELDS,
                    PURPOSES,
                    CATEGORIES,
                    HANDLING,
                    APPROVED_BY,
                    STATEMENTS,
                    INSTRUMENTS,
                    DUTIES,
                    TRIED_FIRST -> true;
            default -> false;
        };
    }

    /** As it stands in one cell; empty where there is nothing to say. */
    String cell(Transfer transfer) {
        return String.join(", ", words(transfer));
    }

    /** The titles of all columns. */
    static List<String> titles(String language) {
        return Arrays.stream(values()).map(column -> column.title(language)).toList();
    }

    /** The cells of one line, one for each column. */
    static List<String> cells(Transfer transfer) {
        return Arrays.stream(values()).map(column -> column.cell(transfer)).toList();
    }
}
