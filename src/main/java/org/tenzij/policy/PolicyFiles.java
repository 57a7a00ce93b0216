package org.tenzij.policy;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Fault;

/** Where the bytes of a policy set come from: a folder beside the jar, or the copy inside it. */
public final class PolicyFiles {
    private static final String INSIDE = "policies";
    private static final String LANDMARK = INSIDE + "/facts.yaml";
    private static final int MOST_FILES = 1_000;

    private PolicyFiles() {}

    /** Every file of that folder by its path inside, with {@code /}. Hidden files are left out. */
    public static SortedMap<String, byte[]> read(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw fault("there is no policy folder", String.valueOf(folder.getFileName()), "put the policies there");
        }
        try (Stream<Path> walk = Files.walk(folder)) {
            SortedMap<String, byte[]> files = new TreeMap<>();
            List<Path> found =
                    walk.limit(MOST_FILES + 1L).filter(Files::isRegularFile).toList();
            if (found.size() > MOST_FILES) {
                throw fault("the folder holds too many files", INSIDE, "keep only policy files in it");
            }
            for (Path file : found) {
                String name = folder.relativize(file)
                        .toString()
                        .replace(folder.getFileSystem().getSeparator(), "/");
                if (!file.getFileName().toString().startsWith(".")) {
                    files.put(name, Files.readAllBytes(file));
                }
            }
            return Collections.unmodifiableSortedMap(files);
        } catch (IOException e) {
            throw new Fault(
                    ErrorCode.DECIDE_BAD_POLICY,
                    "the policy folder cannot be read",
                    INSIDE,
                    "check its permissions",
                    e);
        }
    }

    /** The copy on the class path: classes folder, jar, or Spring Boot jar. */
    public static SortedMap<String, byte[]> fromClassPath() {
        return fromClassPath(PolicyFiles.class.getClassLoader());
    }

    static SortedMap<String, byte[]> fromClassPath(@Nullable ClassLoader loader) {
        URL landmark = loader == null ? null : loader.getResource(LANDMARK);
        if (landmark == null) {
            throw fault("the jar holds no policies", INSIDE, "put a policy folder beside the jar");
        }
        try {
            if (landmark.openConnection() instanceof JarURLConnection connection) {
                connection.setUseCaches(false);
                return inside(connection);
            }
            return read(Path.of(landmark.toURI()).resolveSibling(""));
        } catch (URISyntaxException | IOException e) {
            throw new Fault(
                    ErrorCode.DECIDE_BAD_POLICY,
                    "the policies in the jar cannot be read",
                    INSIDE,
                    "put a policy folder beside the jar",
                    e);
        }
    }

    /** A jar's connection speaks for the jar in a jar of Spring Boot as well, where a zip file system does not everywhere. */
    private static SortedMap<String, byte[]> inside(JarURLConnection connection) throws IOException {
        String prefix =
                connection.getEntryName().substring(0, connection.getEntryName().lastIndexOf('/') + 1);
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (JarFile jar = connection.getJarFile()) {
            List<JarEntry> entries = jar.stream()
                    .filter(entry -> entry.getName().startsWith(prefix) && !entry.isDirectory())
                    .filter(entry -> !entry.getName().contains("/."))
                    .toList();
            for (JarEntry entry : entries) {
                try (InputStream content = jar.getInputStream(entry)) {
                    files.put(entry.getName().substring(prefix.length()), content.readAllBytes());
                }
            }
        }
        return Collections.unmodifiableSortedMap(files);
    }

    private static Fault fault(String what, String where, String remedy) {
        return new Fault(ErrorCode.DECIDE_BAD_POLICY, what, where, remedy);
    }
}
