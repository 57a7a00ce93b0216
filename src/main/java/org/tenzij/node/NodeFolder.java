package org.tenzij.node;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Fault;

/** A node's configuration as it stands in its own folder: {@code config/application.properties}. */
public final class NodeFolder {
    private static final String FILE = "config/application.properties";

    private NodeFolder() {}

    /** The properties. Fails with {@code configure.no-node} where the folder is not a node's. */
    public static Map<String, String> properties(Path folder) {
        Properties read = new Properties();
        try (Reader in = Files.newBufferedReader(folder.resolve(FILE))) {
            read.load(in);
        } catch (IOException e) {
            throw new Fault(
                    ErrorCode.CONFIGURE_NO_NODE,
                    "this is not the folder of a node",
                    FILE,
                    "name the folder that holds the node's config, keys and store",
                    e);
        }
        Map<String, String> properties = new TreeMap<>();
        read.stringPropertyNames().forEach(key -> properties.put(key, read.getProperty(key)));
        return properties;
    }

    /** Writes them anew, one line each in the order of their keys. */
    public static void write(Path folder, Map<String, String> properties) {
        List<String> lines = properties.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue().replace("\\", "\\\\"))
                .toList();
        try {
            Path file = folder.resolve(FILE);
            Files.createDirectories(file.getParent());
            Files.write(file, lines, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the node's configuration cannot be written", e);
        }
    }
}
