package org.tenzij.node;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.GatewayException;
import org.tenzij.exchange.Invalid;
import org.tenzij.exchange.Refused;
import org.tenzij.exchange.json.StrictJson;

/** Binds route {@code outbox}: a file dropped for sending gets an answer beside it; a wrong one is kept in quarantine. */
public final class Outbox {
    private static final String NAME = "tenzij.outbox.name";

    /**
     * The answer to one file.
     *
     * @param accepted true when every recipient's exchange is durable
     * @param exchanges one per recipient
     * @param code why not; null when accepted
     * @param what one sentence
     * @param where row and column, or field
     * @param remedy what to do
     * @param kept name of the copy in the quarantine folder; null when accepted
     */
    public record Answer(
            boolean accepted,
            List<Submitting.Taken> exchanges,
            @Nullable String code,
            @Nullable String what,
            @Nullable String where,
            @Nullable String remedy,
            @Nullable String kept) {}

    private final Intake intake;
    private final Quarantine quarantine;

    Outbox(Intake intake, Quarantine quarantine) {
        this.intake = intake;
        this.quarantine = quarantine;
    }

    /** Hands the file in. The same file under the same name, after a kill, is the same submission. */
    public Answer submit(File file, Exchange camel) {
        camel.setProperty(NAME, file.getName());
        sweep(file.toPath());
        if (!Files.isRegularFile(file.toPath(), LinkOption.NOFOLLOW_LINKS)) {
            return refused(notAFile(), "");
        }
        if (file.length() > StrictJson.MAX_BYTES) {
            return refused(tooLarge(), quarantine.copy(file.toPath(), "large"));
        }
        byte[] bytes = read(file.toPath());
        boolean figures = file.getName().toLowerCase(Locale.ROOT).endsWith(".csv");
        try {
            Submitting.Accepted accepted = figures
                    ? intake.figures(bytes, file.getName(), List.of())
                    : intake.request(bytes, file.getName(), signature(file.toPath()));
            return new Answer(true, accepted.exchanges(), null, null, null, null, null);
        } catch (Invalid | Refused refusal) {
            return refused(refusal, quarantine.keep(bytes, figures ? "csv" : "json"));
        }
    }

    private static Invalid notAFile() {
        return new Invalid(
                ErrorCode.SUBMIT_UNSAFE_NAME,
                "this is a link or a device, and only files are taken",
                "outbox",
                "put the file itself there");
    }

    private static Invalid tooLarge() {
        return new Invalid(
                ErrorCode.SUBMIT_TOO_LARGE,
                "the file is larger than " + StrictJson.MAX_BYTES + " bytes",
                "outbox",
                "split it; a message holds at most 8 MiB");
    }

    private static Answer refused(GatewayException refusal, String kept) {
        return new Answer(
                false, List.of(), refusal.code().code(), refusal.what(), refusal.where(), refusal.remedy(), kept);
    }

    /** Names the answer after the file. */
    public Answer name(Answer answer, Exchange camel) {
        camel.getMessage().setHeader(Exchange.FILE_NAME, camel.getProperty(NAME, String.class) + ".answer.json");
        return answer;
    }

    /** Signatures whose file was answered and taken away go with the next file: not before, for a kill may lie between. */
    private static void sweep(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            return;
        }
        try (DirectoryStream<Path> signatures = Files.newDirectoryStream(folder, "*.p7s")) {
            for (Path signature : signatures) {
                String name = String.valueOf(signature.getFileName());
                if (Files.notExists(folder.resolve(name.substring(0, name.length() - ".p7s".length())))) {
                    Files.deleteIfExists(signature);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the outbox folder cannot be read", e);
        }
    }

    /** The officer's signature, where one stands beside the file. */
    private static byte @Nullable [] signature(Path file) {
        Path beside = file.resolveSibling(file.getFileName() + ".p7s");
        return Files.isRegularFile(beside, LinkOption.NOFOLLOW_LINKS) ? read(beside) : null;
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("a file in the outbox folder cannot be read", e);
        }
    }
}
