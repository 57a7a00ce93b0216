package org.tenzij.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The purposes and the words for persons and statements are read as they are written, and nothing wrong is read. */
class VocabularyReaderTest {
    private static final String PURPOSES = """
            purposes:
              HELP: {nl: Hulp, en: Help}
              COUNT: {nl: Tellen, en: Counting, statistics: true, competences: [any]}
              SEEK: {nl: Zoeken, en: Seeking, led: true, knowledge: true, competences: [POLICE, COURT]}
            police: [POLICE]
            authorised: [COURT]
            otherData: [BORDER]
            """;
    private static final String CATEGORIES = """
            persons: [VICTIM, SUSPECT, OPEN]
            unsettled: [OPEN]
            statements:
              factType: [FACT, VIEW]
              source: [A, B]
              information: ["1"]
            """;

    @Test
    void thePurposesAreReadAsWritten() {
        Purposes read = VocabularyReader.purposes(PolicyParts.file("purposes.yaml", PURPOSES));
        assertThat(read.all().values())
                .containsExactly(
                        new Purpose("HELP", new Sentence("Hulp", "Help"), false, false, false, Set.of()),
                        new Purpose("COUNT", new Sentence("Tellen", "Counting"), false, true, false, Set.of("any")),
                        new Purpose(
                                "SEEK",
                                new Sentence("Zoeken", "Seeking"),
                                true,
                                false,
                                true,
                                Set.of("POLICE", "COURT")));
        assertThat(read.police()).containsExactly("POLICE");
        assertThat(read.authorised()).containsExactly("COURT");
        assertThat(read.otherData()).containsExactly("BORDER");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            HELP: {nl: Hulp     | Help: {nl: Hulp      | line 2, purpose Help | a purpose is named by capitals, digits and underscores | rename it
            en: Help            | en: Help, extra: 1   | line 2, purpose HELP | the key extra is not known here | remove it, or mend its name
            en: Help            | es: Ayuda            | line 2, purpose HELP | the key en is missing | write it; see README.md of the policies
            statistics: true    | statistics: yes      | line 3, purpose COUNT | the key statistics is neither true nor false | write true or false
            [any]               | [any, COURT]         | line 3, purpose COUNT | the key competences has any beside others | write [any], or name them
            [POLICE, COURT]     | [POLICE, court]      | line 4, purpose SEEK | the key competences has a word that does not fit, or stands twice | mend or remove it
            [POLICE, COURT]     | [POLICE, POLICE]     | line 4, purpose SEEK | the key competences has a word that does not fit, or stands twice | mend or remove it
            police: [POLICE]    | police: [any]        | line 5 | the key police says any | name the competences one by one
            authorised: [COURT] | authorised: [any]    | line 6 | the key authorised says any | name the competences one by one
            otherData: [BORDER] | otherData: [any]     | line 7 | the key otherData says any | name the competences one by one
            police: [POLICE]    | police: POLICE       | line 5 | the key police is not a list | write a list
            authorised: [COURT] | authorized: [COURT]  | line 6 | the key authorized is not known here | remove it, or mend its name
            """)
    void aWrongFileOfPurposesSaysWhatWhereAndWhatToDo(
            String from, String to, String where, String what, String remedy) {
        PolicyParts.refused(
                PolicyParts.file("purposes.yaml", PolicyParts.changed(PURPOSES, from, to)),
                VocabularyReader::purposes,
                where,
                what,
                remedy);
    }

    @Test
    void theWordsAreReadAsWritten() {
        Categories read = VocabularyReader.categories(PolicyParts.file("categories.yaml", CATEGORIES));
        assertThat(read.persons()).containsExactlyInAnyOrder("VICTIM", "SUSPECT", "OPEN");
        assertThat(read.unsettled()).containsExactly("OPEN");
        assertThat(read.grades())
                .isEqualTo(Map.of(
                        "factType", Set.of("FACT", "VIEW"), "source", Set.of("A", "B"), "information", Set.of("1")));
        assertThat(read.lists("SUSPECT")).isTrue();
        assertThat(read.lists("VIEW")).isTrue();
        assertThat(read.lists("2")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            unsettled: [OPEN]  | unsettled: [SHUT]        | line 2 | the key unsettled has a word that is not among persons | add it there, or mend it
            unsettled: [OPEN]  | unsettled: []            | line 2 | the key unsettled is missing or empty | list the words
            persons: [VICTIM,  | persons: [SUSPECT,       | line 1 | the key persons has a word that does not fit, or stands twice | mend or remove it
            source: [A, B]     | sauce: [A, B]            | line 4 | the key source is missing or empty | list the words
            information: ["1"] | information: [1]         | line 6 | the key information has an entry that is not text | write text
            """)
    void aWrongFileOfWordsSaysWhatWhereAndWhatToDo(String from, String to, String where, String what, String remedy) {
        PolicyParts.refused(
                PolicyParts.file("categories.yaml", PolicyParts.changed(CATEGORIES, from, to)),
                VocabularyReader::categories,
                where,
                what,
                remedy);
    }

    @Test
    void nothingMoreIsReadThanIsKnown() {
        PolicyParts.refused(
                PolicyParts.file("categories.yaml", CATEGORIES + "  grade: [X]\n"),
                VocabularyReader::categories,
                "line 7",
                "the key grade is not known here",
                "remove it, or mend its name");
        PolicyParts.refused(
                PolicyParts.file("categories.yaml", CATEGORIES + "grade: [X]\n"),
                VocabularyReader::categories,
                "line 7",
                "the key grade is not known here",
                "remove it, or mend its name");
    }
}
