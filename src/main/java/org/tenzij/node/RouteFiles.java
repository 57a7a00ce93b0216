package org.tenzij.node;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.main.RoutesCollector;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Fault;

/**
 * The routes a node runs by, and the only ones: read once, so that what was digested is what is loaded. A route from
 * anywhere else, class or file, is not collected. Source: settled point 6.
 */
final class RouteFiles implements RoutesCollector {
    private static final String INSIDE = "routes/";
    private static final String YAML = ".yaml";
    private static final int MOST_FILES = 1_000;

    private final String from;
    private final SortedMap<String, byte[]> files;

    private RouteFiles(String from, SortedMap<String, byte[]> files) {
        if (files.isEmpty()) {
            throw invalid("there are no routes", "put the route files there", null);
        }
        this.from = from;
        this.files = Collections.unmodifiableSortedMap(files);
    }

    /** Every {@code .yaml} of that folder and the folders in it; of the copy inside the program where it is null. */
    static RouteFiles read(@Nullable Path folder) {
        try {
            return folder == null ? inside() : folder(folder);
        } catch (IOException e) {
            throw invalid("the routes cannot be read", "name a folder that this node's user can read", e);
        }
    }

    private static RouteFiles folder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw invalid("there is no such folder", "name the folder that holds the route files", null);
        }
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : walk.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().endsWith(YAML))
                    .limit(MOST_FILES)
                    .toList()) {
                String name = folder.relativize(file)
                        .toString()
                        .replace(folder.getFileSystem().getSeparator(), "/");
                files.put(name, Files.readAllBytes(file));
            }
        }
        return new RouteFiles(folder.toString(), files);
    }

    private static RouteFiles inside() throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (org.springframework.core.io.Resource file :
                new PathMatchingResourcePatternResolver().getResources("classpath:" + INSIDE + "**/*" + YAML)) {
            String address = file.getURL().toString();
            try (InputStream content = file.getInputStream()) {
                files.put(address.substring(address.lastIndexOf(INSIDE) + INSIDE.length()), content.readAllBytes());
            }
        }
        return new RouteFiles("program", files);
    }

    /** Where they were read: a folder, or {@code program}. */
    String from() {
        return from;
    }

    /** One digest over all, as {@code sha256sum} over the list that {@code sha256sum} prints, names in the order of bytes. */
    Digest digest() {
        StringBuilder list = new StringBuilder();
        files.forEach((name, bytes) ->
                list.append(Digest.of(bytes).hex()).append("  ").append(name).append('\n'));
        return Digest.of(list.toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * These routes, where they are the ones that were agreed.
     *
     * @param agreed the digest in the configuration
     * @param required false in the example profile, where a digest may be left out; a wrong one is refused there as well
     * @throws Fault {@code configure.invalid}, naming the digest these files have
     */
    RouteFiles pinned(@Nullable String agreed, boolean required) {
        String actual = digest().value();
        if (agreed == null ? required : !agreed.equals(actual)) {
            throw new Fault(
                    ErrorCode.CONFIGURE_INVALID,
                    agreed == null
                            ? "the routes are not pinned; these have the digest " + actual
                            : "the routes are not the ones that are pinned; these have the digest " + actual,
                    "tenzij.node.routes-digest",
                    "read the routes in " + from + " and, if they are the ones you want, set this digest");
        }
        return this;
    }

    @Override
    public Collection<Resource> findRouteResourcesFromDirectory(
            CamelContext camel, @Nullable String exclude, @Nullable String include) {
        List<Resource> resources = new ArrayList<>();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            resources.add(ResourceHelper.fromBytes(file.getKey(), file.getValue()));
        }
        return resources;
    }

    @Override
    public Collection<RoutesBuilder> collectRoutesFromRegistry(
            CamelContext camel, @Nullable String exclude, @Nullable String include) {
        return List.of();
    }

    @Override
    public Collection<RoutesBuilder> collectRoutesFromDirectory(
            CamelContext camel, @Nullable String exclude, @Nullable String include) {
        Collection<Resource> resources = findRouteResourcesFromDirectory(camel, exclude, include);
        return List.of(new RoutesBuilder() {
            @Override
            public void addRoutesToCamelContext(CamelContext context) throws Exception {
                PluginHelper.getRoutesLoader(context).loadRoutes(resources);
            }

            @Override
            public void addTemplatedRoutesToCamelContext(CamelContext context) {
                // The node makes them, one per peer.
            }

            @Override
            public Set<String> updateRoutesToCamelContext(CamelContext context) {
                throw new UnsupportedOperationException("routes do not change while the node runs");
            }
        });
    }

    /** A route that cannot be loaded stops the start, whatever the configuration says. */
    @Override
    public boolean isIgnoreLoadingError() {
        return false;
    }

    @Override
    public void setIgnoreLoadingError(boolean ignored) {
        // See above.
    }

    private static Fault invalid(String what, String remedy, @Nullable IOException cause) {
        return cause == null
                ? new Fault(ErrorCode.CONFIGURE_INVALID, what, "tenzij.node.routes", remedy)
                : new Fault(ErrorCode.CONFIGURE_INVALID, what, "tenzij.node.routes", remedy, cause);
    }
}
