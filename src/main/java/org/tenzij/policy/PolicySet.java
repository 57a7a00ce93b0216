package org.tenzij.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Fault;
import org.tenzij.exchange.Kind;

/**
 * The law as data: facts, field catalogues, clauses and instruments, read once, type-checked, immutable.
 *
 * <p>Loading fails with a {@link Fault} of code {@code decide.bad-policy} that names file, line and clause. A set that loads
 * and says nothing about a message refuses it.
 */
public final class PolicySet {
    private final PolicyContent content;
    private final List<FactDeclaration> byOrdinal;
    private final Set<String> boundClauses;

    private PolicySet(PolicyContent content) {
        this.content = content;
        this.byOrdinal = List.copyOf(content.facts().values());
        this.boundClauses = content.clauses().values().stream()
                .filter(clause -> clause.conditions().stream()
                        .flatMapToInt(
                                condition -> Arrays.stream(condition.table().facts()))
                        .anyMatch(ordinal -> byOrdinal.get(ordinal).bound()))
                .map(Clause::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The set in that folder. */
    public static PolicySet load(Path folder) {
        return of(PolicyFiles.read(folder));
    }

    /** The set on the class path, for the example profile only. Source: settled point 6. */
    public static PolicySet fromClassPath() {
        return of(PolicyFiles.fromClassPath());
    }

    /** The set made of these files, by their path inside the policy folder. */
    public static PolicySet of(SortedMap<String, byte[]> files) {
        return new PolicySet(PolicyContent.of(PolicyFolder.sort(files)));
    }

    /** SHA-256 over the canonical form of all YAML files, cases included: what a route and a register entry pin. */
    public Digest version() {
        return content.version();
    }

    /** The ascending number that the set gives itself in {@code set.yaml}. */
    public long number() {
        return content.number();
    }

    /** What the set calls itself. */
    public Sentence title() {
        return content.title();
    }

    public Collection<Clause> clauses() {
        return content.clauses().values();
    }

    public Optional<Clause> clause(String id) {
        return Optional.ofNullable(content.clauses().get(id));
    }

    public Collection<FactDeclaration> facts() {
        return content.facts().values();
    }

    public Optional<FactDeclaration> fact(String id) {
        return Optional.ofNullable(content.facts().get(id));
    }

    FactDeclaration fact(int ordinal) {
        return byOrdinal.get(ordinal);
    }

    /** True for a clause that asks for a word given for exactly one projection. */
    boolean bound(Clause clause) {
        return boundClauses.contains(clause.id());
    }

    public List<Instrument> instruments() {
        return content.instruments();
    }

    /** The worked cases that came with the set. */
    public List<WorkedCase> cases() {
        return content.cases().stream().map(CaseReader::read).toList();
    }

    /** True where something in it was made up for the demonstration; outside the example profile a node refuses such a set. */
    public boolean hasExamples() {
        return content.instruments().stream().anyMatch(Instrument::example)
                || content.templates().values().stream().anyMatch(Template::example);
    }

    /** Clauses whose review is overdue at that time: those that permit have stopped applying. */
    public List<Clause> overdue(Instant at) {
        return content.clauses().values().stream()
                .filter(clause -> !at.isBefore(clause.reviewEnds()))
                .toList();
    }

    Optional<Catalogue> catalogue(Kind kind) {
        return Optional.ofNullable(content.catalogues().get(kind));
    }

    Optional<HandlingCode> handling(String code) {
        return Optional.ofNullable(content.handling().get(code));
    }

    Gate gate(Check check) {
        Gate gate = content.gates().get(check);
        if (gate == null) {
            throw new Fault(ErrorCode.INTERNAL, "a gate has no words", check.id(), "load the policy set again");
        }
        return gate;
    }

    /** The purposes that exist, in the order of the file. */
    public Collection<Purpose> purposes() {
        return content.purposes().all().values();
    }

    /**
     * What the signed community file says of a recipient, as facts for the rule: {@code recipientCompetent}, {@code
     * recipientPolice} and {@code recipientAuthorised}. Competence for a purpose that says of nobody who serves it is
     * unknown, which is no. Source: LED 35(1)(b); Wpg 15, 36e(5).
     *
     * @param authorities of each authority that is meant its competences; one that serves the purpose suffices
     * @param purposes the codes the message names
     */
    public Map<String, Boolean> competence(List<Set<String>> authorities, Collection<String> purposes) {
        return content.purposes().competence(authorities, purposes);
    }

    /**
     * Whether a sender on the Wpg side may say of data about a case that they are not police data: only where everyone who may
     * have sent them has a competence that goes with such data. Nobody picks the lighter law. Source: settled point 17; Wpg 36b.
     *
     * @param authorities of each authority that may have sent it its competences
     */
    public boolean mayHaveOtherData(List<Set<String>> authorities) {
        return content.purposes().mayHaveOtherData(authorities);
    }

    Purposes purposeTable() {
        return content.purposes();
    }

    Categories categories() {
        return content.categories();
    }

    /** Messages of closed codes that one approval may cover for some time. */
    public Collection<Template> templates() {
        return content.templates().values();
    }

    public Optional<Template> template(String id) {
        return Optional.ofNullable(content.templates().get(id));
    }

    /** What a user may choose in one go, in the order of the file. */
    public Collection<Preset> presets() {
        return content.presets().values();
    }

    public Optional<Preset> preset(String id) {
        return Optional.ofNullable(content.presets().get(id));
    }

    /** Every free text of that payload, as its kind's list of fields knows them. */
    public List<String> freeTexts(Kind kind, JsonNode payload) {
        return catalogue(kind)
                .map(catalogue -> Survey.of(catalogue, payload).texts().stream()
                        .map(Survey.Text::content)
                        .toList())
                .orElse(List.of());
    }

    /** When single cases become a pattern. */
    public PatternOfUse pattern() {
        return content.pattern();
    }

    /** The same set but for one clause, under the same version: for tests and for asking what a clause does. */
    PolicySet without(String clause) {
        Map<String, Clause> fewer = new LinkedHashMap<>(content.clauses());
        fewer.remove(clause);
        return new PolicySet(content.with(fewer));
    }

    /** The same set, were these instruments filed too, under the same version. */
    PolicySet withInstruments(Collection<Instrument> filed) {
        List<Instrument> more = new ArrayList<>(content.instruments());
        more.addAll(filed);
        return new PolicySet(content.with(content.clauses(), more));
    }

    /** The same set and one clause more, under the same version. */
    PolicySet with(Clause clause) {
        Map<String, Clause> more = new LinkedHashMap<>(content.clauses());
        more.put(clause.id(), clause);
        return new PolicySet(content.with(more));
    }
}
