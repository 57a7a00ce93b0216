package org.tenzij.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Fault;
import org.tenzij.exchange.Party;
import org.tenzij.node.Folders;
import org.tenzij.node.NodeFolder;
import org.tenzij.node.StoreConfiguration;
import org.tenzij.store.StorageKey;
import org.tenzij.store.Store;
import org.tenzij.store.StoreSettings;
import org.tenzij.trust.Community;
import org.tenzij.trust.NodeKeys;
import picocli.CommandLine.Option;

/** {@code --node DIR}: the folder of the node a command is about, and what its configuration says. */
final class NodeOption {
    @Option(
            names = "--node",
            required = true,
            paramLabel = "DIR",
            description = "the node's folder, for example DIR/bq of demo --dir DIR")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path folder;

    /** For picocli, which sets the folder. */
    NodeOption() {}

    NodeOption(Path folder) {
        this.folder = folder;
    }

    Folders folders() {
        return new Folders(folder.toAbsolutePath());
    }

    /** The node's own properties. */
    Map<String, String> properties() {
        return NodeFolder.properties(folder);
    }

    String property(String key) {
        String value = properties().get(key);
        if (value == null) {
            throw new Fault(
                    ErrorCode.CONFIGURE_INVALID,
                    "a property is missing",
                    key,
                    "set it in config/application.properties");
        }
        return value;
    }

    Party party() {
        return new Party(property("tenzij.node.party"));
    }

    Community community() {
        return Community.read(
                Path.of(property("tenzij.node.community")),
                new Digest(property("tenzij.node.scheme-authority")),
                Instant.now());
    }

    /** The node's store, for reading only; it may be running meanwhile. */
    Store openReadOnly() {
        properties(); // a folder that is no node's is told as that, not as one whose keys are lost
        NodeKeys keys = NodeKeys.load(folders().keys());
        return Store.openReadOnly(where(), StorageKey.of(keys.storage().getEncoded()));
    }

    private StoreSettings where() {
        Map<String, String> properties = properties();
        String url = properties.get("tenzij.store.url");
        return url == null
                ? new StoreSettings.Sqlite(folders().database(), "reader")
                : StoreConfiguration.postgres(
                        url,
                        properties.get("tenzij.store.user"),
                        Path.of(property("tenzij.store.password-file")),
                        "reader");
    }
}
