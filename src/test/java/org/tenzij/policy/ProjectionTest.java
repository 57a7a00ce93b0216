package org.tenzij.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.json.StrictJson;

/** What of a payload leaves and what of it must not be said in a free text either, field by field. */
class ProjectionTest {
    private static final String FIELDS = """
            kind: signal
            persons: "subjects[]"
            states: [NL]
            fields:
              - {path: kind, class: NON_PERSONAL}
              - {path: text, class: IDENTIFYING, freeText: true}
              - {path: "subjects[].name", class: IDENTIFYING, remove: {by: D1, when: transfer-of-minor}}
              - {path: "subjects[].birthDate", class: IDENTIFYING, generalise: {to: YEAR, by: D1, when: transfer, exact: allowed}}
              - {path: "subjects[].document", class: IDENTIFYING, pseudonymise: {domain: document, by: D1, when: transfer, exact: never}}
              - {path: "subjects[].sex", class: IDENTIFYING}
              - {path: "notes[].text", class: IDENTIFYING, freeText: true}
              - {path: "notes[].height", class: IDENTIFYING}
            """;
    private static final Catalogue CATALOGUE =
            CatalogueReaderTest.reader().read(PolicyParts.file("fields/signal.yaml", FIELDS));
    private static final Categories WORDS = new Categories(Set.of("Victim"), Set.of(), Map.of("source", Set.of("b-2")));
    private static final Attachment FILE = new Attachment("a", "text/plain", 1, Digest.of(new byte[0]));

    private static String keyed(String domain, String value) {
        return "P-" + domain + "-" + value.length();
    }

    private static JsonNode json(String text) {
        return StrictJson.tree(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8), "payload");
    }

    /** Everything is kept but these paths, which go as it is said here; of the second person the name is removed. */
    private static Projection projection(
            Map<String, Disposition> other,
            Redacted redacted,
            List<Attachment> attachments,
            BinaryOperator<String> keyed) {
        int size = CATALOGUE.fields().size();
        FieldDecision[] common = new FieldDecision[size];
        FieldDecision[][] own = new FieldDecision[2][size];
        List<FieldDecision> decisions = new ArrayList<>();
        for (Field field : CATALOGUE.fields()) {
            Disposition disposition = other.getOrDefault(field.path(), Disposition.KEEP);
            common[field.ordinal()] = new FieldDecision(field.path(), disposition, "T");
            own[0][field.ordinal()] = common[field.ordinal()];
            own[1][field.ordinal()] = new FieldDecision(
                    field.path().replaceFirst("\\[\\]", "[1]"),
                    field.path().endsWith("name") ? Disposition.REMOVE : disposition,
                    "D1");
            decisions.add(common[field.ordinal()]);
        }
        return new Projection(CATALOGUE, common, own, decisions, attachments, Set.of(), redacted, keyed);
    }

    private static Projection projection(Map<String, Disposition> other) {
        return projection(other, new Redacted(true, Map.of()), List.of(), ProjectionTest::keyed);
    }

    private static void leaves(Projection projection, String payload, String left) {
        assertThat(projection.apply(json(payload))).isEqualTo(json(left));
    }

    @Test
    void whatIsKeptLeavesAsItIsAndWhatIsNotListedNever() {
        leaves(projection(Map.of()), "{'kind':'a','gossip':'b'}", "{'kind':'a'}");
        leaves(projection(Map.of()), "{'kind':null}", "{'kind':null}");
        leaves(projection(Map.of("kind", Disposition.REMOVE)), "{'kind':null}", "{}");
        leaves(projection(Map.of("kind", Disposition.REMOVE)), "{'kind':'a'}", "{}");
        leaves(projection(Map.of()), "{'kind':{'a':1}}", "{}");
        leaves(projection(Map.of()), "{'subjects':'a'}", "{}");
    }

    @Test
    void onePersonsFieldsAreDecidedForThatPerson() {
        leaves(
                projection(Map.of()),
                "{'subjects':[{'name':'a','sex':'F'},{'name':'b','sex':'M'},{'name':'c'}]}",
                "{'subjects':[{'name':'a','sex':'F'},{'sex':'M'},{'name':'c'}]}");
    }

    @Test
    void anElementOfWhichNothingIsLeftGoesToo() {
        leaves(projection(Map.of()), "{'subjects':[{'name':'a'},{'name':'b'}]}", "{'subjects':[{'name':'a'}]}");
        leaves(
                projection(Map.of("subjects[].sex", Disposition.REMOVE)),
                "{'kind':'a','subjects':[{'sex':'F'}]}",
                "{'kind':'a'}");
        leaves(projection(Map.of()), "{'kind':['a']}", "{}");
    }

    @Test
    void anEmptyListLeavesWhereAllItCouldHoldWould() {
        leaves(projection(Map.of()), "{'subjects':[],'notes':{}}", "{'subjects':[],'notes':{}}");
        leaves(projection(Map.of("subjects[].sex", Disposition.REMOVE)), "{'subjects':[]}", "{}");
        leaves(projection(Map.of()), "{'subjects':null}", "{'subjects':null}");
    }

    @Test
    void aCoarserValueOrAPseudonymLeavesInTheExactOnesPlace() {
        Projection projection = projection(Map.of(
                "subjects[].birthDate", Disposition.GENERALISE, "subjects[].document", Disposition.PSEUDONYMISE));
        leaves(
                projection,
                "{'subjects':[{'birthDate':'1990-01-31','document':'CO 1'}]}",
                "{'subjects':[{'birthDate':'1990','document':'P-document-4'}]}");
        leaves(
                projection,
                "{'subjects':[{'birthDate':'long ago','document':' ','sex':'F'}]}",
                "{'subjects':[{'sex':'F'}]}");
        leaves(projection, "{'subjects':[{'birthDate':null}]}", "{'subjects':[{'birthDate':null}]}");
        assertThat(projection.generalised()).containsExactly("subjects[].birthDate");
        assertThat(projection.pseudonymised()).containsExactly("subjects[].document");
        assertThat(projection.removed()).isEmpty();
    }

    @Test
    void wherePseudonymsAreNotMadeTheValueStays() {
        Projection none = projection(
                Map.of("subjects[].document", Disposition.PSEUDONYMISE),
                new Redacted(true, Map.of()),
                List.of(),
                (domain, value) -> "");
        leaves(none, "{'subjects':[{'document':'CO 1'}]}", "{}");
    }

    @Test
    void aFreeTextLeavesAsItWasRedacted() {
        Redacted redacted = new Redacted(true, Map.of("text", "[…]", "notes[1].text", "so […]", "kind", "x"));
        Projection projection = projection(Map.of(), redacted, List.of(), ProjectionTest::keyed);
        leaves(
                projection,
                "{'kind':'a','text':'Ana','notes':[{'text':'Luz'},{'text':'so Luz'}]}",
                "{'kind':'a','text':'[…]','notes':[{'text':'Luz'},{'text':'so […]'}]}");
    }

    @Test
    void itIsEmptyWhereNothingIsLeftToSend() {
        Map<String, Disposition> all = Map.of(
                "kind", Disposition.REMOVE,
                "text", Disposition.REMOVE,
                "subjects[].name", Disposition.REMOVE,
                "subjects[].birthDate", Disposition.REMOVE,
                "subjects[].document", Disposition.REMOVE,
                "subjects[].sex", Disposition.REMOVE,
                "notes[].text", Disposition.REMOVE,
                "notes[].height", Disposition.REMOVE);
        JsonNode payload = json("{'kind':'a','subjects':[{'birthDate':'1990-01-31'}]}");
        assertThat(projection(all).empty(payload)).isTrue();
        assertThat(projection(Map.of()).empty(payload)).isFalse();
        Map<String, Disposition> year = new java.util.HashMap<>(all);
        year.put("subjects[].birthDate", Disposition.GENERALISE);
        assertThat(projection(year).empty(payload)).isFalse();
        assertThat(projection(year).empty(json("{'subjects':[{'birthDate':'long ago'}]}")))
                .isTrue();
    }

    @Test
    void aTemplateCoversItWhereNothingElseLeavesAndNoTextAndNoFile() {
        Map<String, Disposition> texts = Map.of("text", Disposition.REMOVE, "notes[].text", Disposition.REMOVE);
        Set<String> rest = Set.of(
                "kind",
                "subjects[].name",
                "subjects[].birthDate",
                "subjects[].document",
                "subjects[].sex",
                "notes[].height");
        Set<String> less = Set.of("kind");
        Set<String> texted = new java.util.HashSet<>(rest);
        texted.add("text");
        assertThat(projection(texts).within(rest)).isTrue();
        assertThat(projection(texts).within(less)).isFalse();
        assertThat(projection(texts).within(texted)).isFalse();
        assertThat(projection(texts, new Redacted(true, Map.of()), List.of(FILE), ProjectionTest::keyed)
                        .within(rest))
                .isFalse();
        assertThat(projection(texts, new Redacted(true, Map.of()), List.of(FILE), ProjectionTest::keyed)
                        .attachments())
                .containsExactly(FILE);
    }

    private static List<String> withheld(Projection projection, String payload) {
        return Withheld.of(WORDS, CATALOGUE, json(payload), projection).stream()
                .map(one -> one.path() + "=" + one.value())
                .toList();
    }

    @Test
    void whatDoesNotLeaveWholeMayNotBeSaidInATextEither() {
        Projection projection = projection(Map.of(
                "subjects[].birthDate", Disposition.GENERALISE,
                "subjects[].sex", Disposition.REMOVE,
                "notes[].height", Disposition.REMOVE,
                "text", Disposition.REMOVE));
        assertThat(withheld(
                        projection,
                        "{'kind':'a','gossip':'b','text':'Ana','subjects':[{'name':'Ana','birthDate':'1990-01-31','sex':'f'},"
                                + "{'name':'Luz'}],'notes':[{'height':180}]}"))
                .containsExactly(
                        "text=Ana",
                        "subjects[].birthDate=1990-01-31",
                        "subjects[].sex=f",
                        "subjects[].name=Luz",
                        "notes[].height=180");
    }

    @Test
    void wordsThatTellAKindAreNotWithheld() {
        Projection projection = projection(Map.of("subjects[].sex", Disposition.REMOVE));
        for (String said :
                List.of("'VICTIM_OF'", "'Victim'", "'b-2'", "' '", "true", "null", "'THB:LAB'", "{'a':'b'}")) {
            assertThat(withheld(projection, "{'subjects':[{'sex':" + said + "}]}"))
                    .as(said)
                    .isEmpty();
        }
        assertThat(withheld(projection, "{'subjects':[{'sex':'Victim2'}],'kind':['x']}"))
                .containsExactly("subjects[].sex=Victim2");
    }

    @Test
    void noMoreThanAThousandValuesAreHeldAgainstATextAndAMessageIsFarSmaller() {
        Projection projection = projection(Map.of("notes[].height", Disposition.REMOVE));
        StringBuilder notes = new StringBuilder("{'notes':[{'height':0}");
        for (int i = 1; i <= 1_000; i++) {
            notes.append(",{'height':").append(i).append('}');
        }
        assertThat(withheld(projection, notes + "]}")).hasSize(1_000);
    }

    @Test
    void aSurveyFindsTextsPersonsAndWhatNobodyListed() {
        Survey survey = Survey.of(
                CATALOGUE,
                json("{'kind':null,'text':' ','gossip':'b','notes':[{'text':'so'},{'text':'and','height':{}}],"
                        + "'subjects':['x',{'minor':false,'nationality':['CO'],'category':'V','sex':'F'}]}"));
        assertThat(survey.texts()).extracting(Survey.Text::path).containsExactly("notes[0].text", "notes[1].text");
        assertThat(survey.unknown())
                .containsExactly(
                        "gossip",
                        "notes[].height",
                        "subjects[]",
                        "subjects[].category",
                        "subjects[].minor",
                        "subjects[].nationality");
        assertThat(survey.persons())
                .containsExactly(new Survey.Person(true, Set.of(), ""), new Survey.Person(false, Set.of("CO"), "V"));
        assertThat(survey.dataClass()).isEqualTo(DataClass.IDENTIFYING);
        assertThat(Survey.of(CATALOGUE, json("{'kind':[],'text':null}")).unknown())
                .containsExactly("kind");
    }

    @Test
    void aSurveyNamesTwentyUnknownFieldsAtMost() {
        StringBuilder payload = new StringBuilder("{'kind':'a'");
        for (int i = 0; i < 25; i++) {
            payload.append(",'f").append(i).append("':1");
        }
        assertThat(Survey.of(CATALOGUE, json(payload + "}")).unknown()).hasSize(20);
    }
}
