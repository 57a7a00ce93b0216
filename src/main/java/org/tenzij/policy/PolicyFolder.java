package org.tenzij.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files of a policy set, each in its place. A file that has no place stops the load: it may be a misnamed clause. */
record PolicyFolder(
        YamlFile facts,
        YamlFile gates,
        YamlFile handling,
        List<YamlFile> clauses,
        List<YamlFile> fields,
        List<YamlFile> instruments,
        List<YamlFile> cases) {

    static PolicyFolder sort(SortedMap<String, byte[]> files) {
        if (files.isEmpty()) {
            throw YamlFile.bad("policies", 0, "the policy folder is empty", "nothing leaves without a policy; fill it");
        }
        List<YamlFile> clauses = new ArrayList<>();
        List<YamlFile> fields = new ArrayList<>();
        List<YamlFile> instruments = new ArrayList<>();
        List<YamlFile> cases = new ArrayList<>();
        files.forEach((name, bytes) -> {
            switch (place(name)) {
                case "clauses" -> clauses.add(YamlFile.read(name, bytes));
                case "fields" -> fields.add(YamlFile.read(name, bytes));
                case "instruments" -> instruments.add(YamlFile.read(name, bytes));
                case "cases" -> cases.add(YamlFile.read(name, bytes));
                case "" -> {}
                default ->
                    throw YamlFile.bad(
                            name,
                            0,
                            "this file has no place among the policies",
                            "put it in clauses, fields, instruments or cases as .yaml, or take it away");
            }
        });
        if (clauses.isEmpty()) {
            throw YamlFile.bad(
                    "clauses", 0, "there is no file with clauses", "nothing leaves without a clause; add one");
        }
        return new PolicyFolder(
                single("facts.yaml", files.get("facts.yaml")),
                single("gates.yaml", files.get("gates.yaml")),
                single("handling.yaml", files.get("handling.yaml")),
                clauses,
                fields,
                instruments,
                cases);
    }

    private static String place(String name) {
        if (List.of("README.md", "facts.yaml", "gates.yaml", "handling.yaml").contains(name)) {
            return "";
        }
        int slash = name.indexOf('/');
        boolean shallow = slash > 0 && name.indexOf('/', slash + 1) < 0 && name.endsWith(".yaml");
        return shallow ? name.substring(0, slash) : "?";
    }

    private static YamlFile single(String name, byte @Nullable [] bytes) {
        if (bytes == null) {
            throw YamlFile.bad(name, 0, "the file is missing", "put it back");
        }
        return YamlFile.read(name, bytes);
    }

    /** Every YAML file; cases belong to the set as its proof. */
    Stream<YamlFile> all() {
        return Stream.of(List.of(facts, gates, handling), clauses, fields, instruments, cases)
                .flatMap(List::stream);
    }
}
