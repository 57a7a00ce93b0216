package org.tenzij;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenzij.cli.Tenzij;

/** Plays every command that README.md shows, in its order. Maven is not started inside Maven: its commands are looked up. */
class ReadmeTest {
    private static final String PROGRAM = "java -jar target/tenzij.jar ";
    private static final String RUN = "run --node network/sx";
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```\\w*\\n(.*?)^```$");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)[^)]*\\)");
    private static final Pattern FOLDER = Pattern.compile("(?m)^\\| `([^`]+/)` \\|");

    /** What each command must answer. {@code run} stays up until the others have been played. */
    private static final Map<String, Integer> EXPECTED = new LinkedHashMap<>();

    static {
        EXPECTED.put("demo --once --json", 0);
        EXPECTED.put("demo --once --dir network", 0);
        EXPECTED.put("register verify --node network/bq", 0);
        EXPECTED.put("figures status --node network/rst", 0);
        EXPECTED.put("figures check --party bq src/main/resources/demo/bq-2025-invented.csv", 3);
        EXPECTED.put("policy check --policies policies", 0);
        EXPECTED.put("policy test --policies policies", 0);
        EXPECTED.put("policy prove --policies policies", 0);
        EXPECTED.put("policy matrix --from bq --to cw", 0);
        EXPECTED.put("policy explain policies/cases/01-figures-bq-audited.yaml", 0);
        EXPECTED.put(RUN, 0);
        // Its peers do not run, so the mail is still on its way after a second.
        EXPECTED.put("figures submit --node network/sx --yes --wait 1 src/main/resources/demo/sx-2015-2017.csv", 6);
        EXPECTED.put("exchange list --node network/sx", 0);
    }

    @TempDir
    Path folder;

    @Test
    void everyCommandDoesWhatIsSaid() throws Exception {
        List<String> commands = commands().stream()
                .filter(command -> command.startsWith(PROGRAM))
                .map(command -> command.substring(PROGRAM.length()))
                .toList();
        assertThat(commands).containsExactlyElementsOf(EXPECTED.keySet());
        Process running = null;
        try {
            for (String command : commands) {
                String[] arguments = Arrays.stream(command.split(" "))
                        .map(word -> word.startsWith("network")
                                ? folder.resolve(word).toString()
                                : word)
                        .toArray(String[]::new);
                if (command.equals(RUN)) {
                    running = start(arguments);
                } else {
                    assertThat(Tenzij.run(arguments)).as(command).isEqualTo(EXPECTED.get(command));
                }
            }
        } finally {
            if (running != null) {
                running.destroy();
                assertThat(running.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                        .isTrue();
            }
        }
    }

    private Process start(String[] arguments) throws IOException, InterruptedException {
        Path told = folder.resolve("run.err");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath(),
                Tenzij.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(told.toFile())
                .start();
        Instant end = Instant.now().plus(PATIENCE);
        while (!Files.readString(told).contains("runs; pages and commands on")) {
            if (!process.isAlive() || Instant.now().isAfter(end)) {
                process.destroy();
                throw new AssertionError("the node did not start: " + Files.readString(told));
            }
            Thread.sleep(100);
        }
        return process;
    }

    private static String classPath() {
        if (ReadmeTest.class.getClassLoader() instanceof URLClassLoader loader) {
            return Arrays.stream(loader.getURLs())
                    .map(url -> new File(url.getPath()).getPath())
                    .collect(Collectors.joining(File.pathSeparator));
        }
        return System.getProperty("java.class.path");
    }

    @Test
    void mavensCommandsAreThere() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        assertThat(commands().stream().filter(command -> !command.startsWith(PROGRAM)))
                .containsExactly("mvn -q spring-boot:run", "mvn verify");
        assertThat(pom)
                .contains(
                        "<artifactId>spring-boot-maven-plugin</artifactId>",
                        "<spring-boot.run.arguments>demo</spring-boot.run.arguments>",
                        "<mainClass>" + Tenzij.class.getName() + "</mainClass>",
                        "<artifactId>maven-toolchains-plugin</artifactId>",
                        "<artifactId>spring-boot-starter-parent</artifactId>",
                        "<finalName>tenzij</finalName>");
    }

    @Test
    void whatIsNamedIsThere() throws IOException {
        String readme = readme();
        List<String> named = new ArrayList<>();
        for (Pattern pattern : List.of(LINK, FOLDER)) {
            Matcher matcher = pattern.matcher(readme);
            while (matcher.find()) {
                named.add(matcher.group(1));
            }
        }
        assertThat(named)
                .hasSizeGreaterThan(8)
                .allSatisfy(path -> assertThat(Path.of(path)).exists());
    }

    /** Each line of each fenced block is a command. */
    private static List<String> commands() throws IOException {
        List<String> commands = new ArrayList<>();
        Matcher block = BLOCK.matcher(readme());
        while (block.find()) {
            block.group(1)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .map(String::strip)
                    .forEach(commands::add);
        }
        return commands;
    }

    private static String readme() throws IOException {
        return Files.readString(Path.of("README.md"));
    }
}
