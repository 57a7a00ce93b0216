package org.tenzij.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
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
import org.tenzij.exchange.json.CanonicalJson;
import org.tenzij.exchange.json.StrictJson;

/**
 * The law as data: facts, field catalogues, clauses and instruments, read once, type-checked, immutable.
 *
 * <p>Loading fails with a {@link Fault} of code {@code decide.bad-policy} that names file, line and clause. A set that loads
 * and says nothing about a message refuses it.
 */
public final class PolicySet {
    private final Digest version;
    private final Map<String, FactDeclaration> facts;
    private final Map<String, Clause> clauses;
    private final Map<Kind, Catalogue> catalogues;
    private final List<Instrument> instruments;
    private final Map<Check, Gate> gates;
    private final Map<String, HandlingCode> handling;
    private final List<YamlFile> cases;
    private final List<FactDeclaration> byOrdinal;
    private final Set<String> boundClauses;

    private PolicySet(
            Digest version,
            Map<String, FactDeclaration> facts,
            Map<String, Clause> clauses,
            Map<Kind, Catalogue> catalogues,
            List<Instrument> instruments,
            Map<Check, Gate> gates,
            Map<String, HandlingCode> handling,
            List<YamlFile> cases) {
        this.version = version;
        this.facts = Collections.unmodifiableMap(facts);
        this.clauses = Collections.unmodifiableMap(clauses);
        this.catalogues = Collections.unmodifiableMap(catalogues);
        this.instruments = List.copyOf(instruments);
        this.gates = Collections.unmodifiableMap(gates);
        this.handling = Collections.unmodifiableMap(handling);
        this.cases = List.copyOf(cases);
        this.byOrdinal = List.copyOf(facts.values());
        this.boundClauses = clauses.values().stream()
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
        PolicyFolder folder = PolicyFolder.sort(files);
        Map<String, FactDeclaration> facts = FactReader.read(folder.facts());
        Expressions expressions = new Expressions(facts);
        ClauseReader clauses = new ClauseReader(expressions);
        folder.clauses().forEach(clauses::add);
        CatalogueReader fields = new CatalogueReader(expressions, clauses.read());
        Map<Kind, Catalogue> catalogues = new EnumMap<>(Kind.class);
        folder.fields().forEach(file -> {
            Catalogue catalogue = fields.read(file);
            catalogues.put(catalogue.kind(), catalogue);
        });
        List<Instrument> instruments = new ArrayList<>();
        for (YamlFile file : folder.instruments()) {
            Instrument instrument = InstrumentReader.read(file);
            if (instruments.stream().anyMatch(other -> other.id().equals(instrument.id()))) {
                throw file.section().bad("id", "is the id of another instrument too", "give it an id of its own");
            }
            instruments.add(instrument);
        }
        return new PolicySet(
                version(folder),
                facts,
                clauses.read(),
                catalogues,
                instruments,
                WordReader.gates(folder.gates()),
                WordReader.handling(folder.handling()),
                folder.cases());
    }

    private static Digest version(PolicyFolder folder) {
        ObjectNode all = StrictJson.object();
        folder.all().forEach(file -> all.set(file.name(), file.tree()));
        return Digest.of(CanonicalJson.bytes(all));
    }

    /** SHA-256 over the canonical form of all YAML files, cases included: what a route and a register entry pin. */
    public Digest version() {
        return version;
    }

    public Collection<Clause> clauses() {
        return clauses.values();
    }

    public Optional<Clause> clause(String id) {
        return Optional.ofNullable(clauses.get(id));
    }

    public Collection<FactDeclaration> facts() {
        return facts.values();
    }

    public Optional<FactDeclaration> fact(String id) {
        return Optional.ofNullable(facts.get(id));
    }

    FactDeclaration fact(int ordinal) {
        return byOrdinal.get(ordinal);
    }

    /** True for a clause that asks for a word given for exactly one projection. */
    boolean bound(Clause clause) {
        return boundClauses.contains(clause.id());
    }

    public List<Instrument> instruments() {
        return instruments;
    }

    /** The worked cases that came with the set. */
    public List<WorkedCase> cases() {
        return cases.stream().map(CaseReader::read).toList();
    }

    /** True where something in it was made up for the demonstration; outside the example profile a node refuses such a set. */
    public boolean hasExamples() {
        return instruments.stream().anyMatch(Instrument::example);
    }

    /** Clauses whose review is overdue at that time: those that permit have stopped applying. */
    public List<Clause> overdue(Instant at) {
        return clauses.values().stream()
                .filter(clause -> !at.isBefore(clause.reviewEnds()))
                .toList();
    }

    Optional<Catalogue> catalogue(Kind kind) {
        return Optional.ofNullable(catalogues.get(kind));
    }

    Optional<HandlingCode> handling(String code) {
        return Optional.ofNullable(handling.get(code));
    }

    Gate gate(Check check) {
        Gate gate = gates.get(check);
        if (gate == null) {
            throw new Fault(ErrorCode.INTERNAL, "a gate has no words", check.id(), "load the policy set again");
        }
        return gate;
    }

    /** The same set but for one clause, under the same version: for tests and for asking what a clause does. */
    PolicySet without(String clause) {
        Map<String, Clause> fewer = new LinkedHashMap<>(clauses);
        fewer.remove(clause);
        return new PolicySet(version, facts, fewer, catalogues, instruments, gates, handling, cases);
    }

    /** The same set and one clause more, under the same version. */
    PolicySet with(Clause clause) {
        Map<String, Clause> more = new LinkedHashMap<>(clauses);
        more.put(clause.id(), clause);
        return new PolicySet(version, facts, more, catalogues, instruments, gates, handling, cases);
    }
}
