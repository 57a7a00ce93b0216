package org.tenzij.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files of a policy set, each in its place. A file that has no place stops the load: it may be a misnamed clause. */
record PolicyFolder(
        Map<String, YamlFile> single,
        List<YamlFile> clauses,
        List<YamlFile> fields,
        List<YamlFile> instruments,
        List<YamlFile> cases) {

    /** Files that stand in the folder itself, each of which must be there. */
    private static final List<String> SINGLE = List.of(
            "set.yaml",
            "facts.yaml",
            "gates.yaml",
            "handling.yaml",
            "purposes.yaml",
            "categories.yaml",
            "templates.yaml",
            "presets.yaml",
            "patterns.yaml");

    /** What a folder may hold besides, and what is no part of the rule: the signature covers the rule, not itself. */
    private static final List<String> BESIDES = List.of("README.md", "SHA256SUMS", "SHA256SUMS.p7s");

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
        Map<String, YamlFile> single = new LinkedHashMap<>();
        SINGLE.forEach(name -> single.put(name, single(name, files.get(name))));
        return new PolicyFolder(single, clauses, fields, instruments, cases);
    }

    private static String place(String name) {
        if (SINGLE.contains(name) || BESIDES.contains(name)) {
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
        return Stream.of(single.values(), clauses, fields, instruments, cases).flatMap(Collection::stream);
    }

    /** That file of the folder itself. */
    YamlFile file(String name) {
        YamlFile file = single.get(name);
        if (file == null) {
            throw YamlFile.bad(name, 0, "the file is missing", "put it back");
        }
        return file;
    }
}
