package org.tenzij.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Fault;

class PolicyFilesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void theCopyOnTheClassPathIsTheFolder() {
        assertThat(PolicyFiles.fromClassPath().keySet()).isEqualTo(PolicyExamples.FILES.keySet());
        assertThat(PolicySet.fromClassPath().version()).isEqualTo(PolicyExamples.SET.version());
    }

    @Test
    void theCopyInsideAJarIsTheFolder() throws IOException {
        Path jar = folder.resolve("a jar.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream zip = new JarOutputStream(out)) {
            zip.putNextEntry(new JarEntry("policies/"));
            for (Map.Entry<String, byte[]> file : PolicyExamples.FILES.entrySet()) {
                zip.putNextEntry(new JarEntry("policies/" + file.getKey()));
                zip.write(file.getValue());
            }
            zip.putNextEntry(new JarEntry("policies/.hidden"));
            zip.putNextEntry(new JarEntry("policies-of-others/facts.yaml"));
        }
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
            assertThat(PolicySet.of(PolicyFiles.fromClassPath(loader)).version())
                    .isEqualTo(PolicyExamples.SET.version());
            assertThat(PolicyFiles.fromClassPath(loader).keySet()).isEqualTo(PolicyExamples.FILES.keySet());
        }
    }

    @Test
    void noPoliciesMeansNoStart() throws IOException {
        try (URLClassLoader empty = new URLClassLoader(new URL[0], null)) {
            Fault inside = catchThrowableOfType(Fault.class, () -> PolicyFiles.fromClassPath(empty));
            assertThat(inside.code()).isEqualTo(ErrorCode.DECIDE_BAD_POLICY);
        }
        Fault absent = catchThrowableOfType(Fault.class, () -> PolicySet.load(folder.resolve("none")));
        assertThat(absent.code()).isEqualTo(ErrorCode.DECIDE_BAD_POLICY);
        Fault blank = catchThrowableOfType(Fault.class, () -> PolicySet.load(folder));
        assertThat(blank.code()).isEqualTo(ErrorCode.DECIDE_BAD_POLICY);
    }

    @Test
    void hiddenFilesAreLeftOut() throws IOException {
        Files.writeString(folder.resolve(".gitkeep"), "");
        Files.writeString(folder.resolve("facts.yaml"), "facts: {}");
        assertThat(PolicyFiles.read(folder)).containsOnlyKeys("facts.yaml");
    }
}
