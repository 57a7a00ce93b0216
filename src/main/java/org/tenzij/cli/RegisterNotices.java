package org.tenzij.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Fault;
import org.tenzij.exchange.json.CanonicalJson;
import org.tenzij.register.transfers.Notice;
import org.tenzij.register.transfers.NoticeText;
import org.tenzij.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "notices",
        mixinStandardHelpOptions = true,
        description = "Shows what the supervisor is to be told, or writes it as letters in nl and en with its JSON.",
        footer = {"", "Example: tenzij register notices --node DIR/bq --out notices"})
final class RegisterNotices implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private NodeOption node;

    @Option(names = "--out", paramLabel = "FOLDER", description = "write the letters there, three files each")
    private @Nullable Path folder;

    @Option(names = "--lang", defaultValue = "en", description = "en or nl (default: ${DEFAULT-VALUE})")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String language;

    @Override
    public Integer call() {
        List<Notice> notices;
        try (Store store = node.openReadOnly()) {
            notices = store.notices().all();
        }
        PrintWriter out = spec.commandLine().getOut();
        Path into = folder;
        if (into == null) {
            notices.forEach(notice -> out.println(NoticeText.of(notice, language)));
        } else {
            make(into);
            notices.forEach(notice -> write(into, notice));
        }
        out.println(notices.size() + " notices");
        out.flush();
        return Exit.DONE;
    }

    /** The name says nothing but the digest, by which the register's entry finds it. */
    private static void write(Path into, Notice notice) {
        String name = "notice-" + notice.digest().hex().substring(0, 16);
        for (String written : List.of("nl", "en")) {
            PrivateFile.write(
                    into.resolve(name + "." + written + ".txt"),
                    file -> file.write(NoticeText.of(notice, written).getBytes(StandardCharsets.UTF_8)));
        }
        PrivateFile.write(into.resolve(name + ".json"), file -> file.write(CanonicalJson.bytes(notice.toTree())));
    }

    private static void make(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new Fault(
                    ErrorCode.REGISTER_UNWRITABLE,
                    "the folder cannot be made",
                    "--out",
                    "name a folder in a place that is writable",
                    e);
        }
    }
}
