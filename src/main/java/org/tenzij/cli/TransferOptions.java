package org.tenzij.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tenzij.register.transfers.Transfer;
import org.tenzij.register.transfers.TransferQuery;
import org.tenzij.register.transfers.Transfers;
import org.tenzij.store.Store;
import picocli.CommandLine.Option;

/** Which lines of the register are meant. */
final class TransferOptions {
    @Option(names = "--from", paramLabel = "DAY", description = "handed in on or after that day (UTC), or that moment")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "DAY", description = "handed in on or before that day, or before that moment")
    private @Nullable String to;

    @Option(names = "--recipient", paramLabel = "PARTY", description = "to that party")
    private @Nullable String recipient;

    @Option(names = "--ground", paramLabel = "CLAUSE", description = "on that ground, for example B3")
    private @Nullable String ground;

    @Option(
            names = "--outcome",
            description = "granted, held, refused, expired, withdrawn, recorded-outside or undecided")
    private @Nullable String outcome;

    @Option(names = "--kind", description = "of that kind, for example signal")
    private @Nullable String kind;

    /** Reads the node's store, beside the running node or without one. */
    List<Transfer> transfers(NodeOption node) {
        TransferQuery query = TransferQuery.of(from, to, recipient, ground, outcome, kind);
        try (Store store = node.openReadOnly()) {
            return Transfers.query(store.entryRows(), query);
        }
    }
}
