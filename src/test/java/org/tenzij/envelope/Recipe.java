package org.tenzij.envelope;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The blocks of {@code src/docs/envelope-recipe.md}, as a reader would paste them. */
final class Recipe {
    private static final Path PAGE = Path.of("src/docs/envelope-recipe.md");
    private static final Pattern BLOCK = Pattern.compile("```bash\n# (\\w+) \\d+\n(.*?)```", Pattern.DOTALL);
    private static final Pattern FIELDS = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);

    /** How a script ended, and what it said. */
    record Outcome(int exit, String said) {}

    private Recipe() {}

    /** All blocks of one half, in their order. */
    static String half(String name) throws IOException {
        StringBuilder script = new StringBuilder();
        Matcher block = BLOCK.matcher(Files.readString(PAGE));
        while (block.find()) {
            if (block.group(1).equals(name)) {
                script.append(block.group(2));
            }
        }
        return script.toString();
    }

    /** How many blocks of shell the page has. */
    static long blocks() throws IOException {
        return BLOCK.matcher(Files.readString(PAGE)).results().count();
    }

    static String fields() throws IOException {
        Matcher fields = FIELDS.matcher(Files.readString(PAGE));
        if (!fields.find()) {
            throw new IOException("the recipe shows no fields.json");
        }
        return fields.group(1);
    }

    /** Runs a script with these variables, at most a minute. */
    static Outcome run(String script, Map<String, String> variables, Path folder)
            throws IOException, InterruptedException {
        Path file = Files.writeString(Files.createTempFile(folder, "script", ".sh"), script);
        Path said = Files.createTempFile(folder, "said", ".txt");
        ProcessBuilder builder = new ProcessBuilder("bash", file.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().putAll(variables);
        builder.environment().put("TMPDIR", folder.toString());
        Process process = builder.start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("the script did not end");
        }
        return new Outcome(process.exitValue(), Files.readString(said, StandardCharsets.UTF_8));
    }
}
