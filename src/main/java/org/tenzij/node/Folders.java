package org.tenzij.node;

import java.nio.file.Path;

/** Where everything of one node stands, below its own folder. */
public record Folders(Path root) {
    public Path keys() {
        return root.resolve("keys");
    }

    public Path database() {
        return root.resolve("store.db");
    }

    public Path register() {
        return root.resolve("register");
    }

    public Path drop() {
        return root.resolve("drop");
    }

    public Path quarantine() {
        return root.resolve("quarantine");
    }

    /** The edition of the community that was used last. */
    public Path lastCommunity() {
        return root.resolve("community.last");
    }

    /** The edition of the signed policy set that was used last. */
    public Path lastPolicies() {
        return root.resolve("policies.last");
    }

    /** Port and token of the node that runs on this folder, for the commands. */
    public Path running() {
        return root.resolve("running.json");
    }
}
