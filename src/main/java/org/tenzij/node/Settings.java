package org.tenzij.node;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Everything a node is configured with, under {@code tenzij}. An unknown key or a missing value stops the start; no switch
 * weakens a check.
 *
 * @param node who this node is and where its folders are
 * @param store where state is kept
 * @param drop the SFTP server in which peers put sealed files
 * @param rhythm how much at once, how long, how often
 * @param outbox the folder from which files are taken for sending
 */
@Validated
@ConfigurationProperties(prefix = "tenzij", ignoreUnknownFields = false)
public record Settings(
        @Valid @NotNull NodeSettings node,
        @Valid @DefaultValue StoreSettings store,
        @Valid @DefaultValue DropSettings drop,
        @Valid @DefaultValue RhythmSettings rhythm,
        @Valid @NotNull OutboxSettings outbox) {

    /** The example profile runs on generated keys and shipped policies; production accepts neither. */
    public enum Profile {
        EXAMPLE,
        PRODUCTION
    }

    /**
     * Who this node is.
     *
     * @param party id of the party this node belongs to
     * @param profile what kind of keys and policies it accepts
     * @param folder the node's own folder: keys, store, register, outbox, quarantine
     * @param community the folder with {@code community.json}, its signature and the revocation lists
     * @param schemeAuthority SHA-256 of the certificate of the scheme authority, {@code sha256:…}, as it was read aloud
     * @param policies the folder with the policy set; absent means the copy inside the program, example profile only
     * @param routes the folder with the routes; absent means the copy inside the program
     * @param routesDigest digest of the routes this node may run by, {@code sha256:…}; outside the example profile it must be
     *     there. It is the SHA-256 of what {@code find * -name '*.yaml' | LC_ALL=C sort | xargs sha256sum} prints in the folder
     * @param revocationAge how old a revocation list may be before everything signed under it is refused
     */
    public record NodeSettings(
            @NotNull @Pattern(regexp = "[a-z][a-z0-9]{1,15}")
            String party,

            @DefaultValue("PRODUCTION") Profile profile,
            @NotNull Path folder,
            @NotNull Path community,

            @NotNull @Pattern(regexp = "sha256:[0-9a-f]{64}")
            String schemeAuthority,

            @Nullable Path policies,
            @Nullable Path routes,

            @Nullable @Pattern(regexp = "sha256:[0-9a-f]{64}")
            String routesDigest,

            @DefaultValue("31d") Duration revocationAge) {}

    /**
     * Where state is kept.
     *
     * @param url JDBC address of a PostgreSQL database; absent means SQLite in the node's folder
     * @param user database user
     * @param passwordFile file that holds the password and nothing else
     */
    public record StoreSettings(
            @Nullable String url,
            @Nullable String user,
            @Nullable Path passwordFile) {}

    /**
     * The SFTP server.
     *
     * @param host address the SFTP server binds
     * @param port its port; 0 takes a free one
     * @param folder where each peer's drop folder stands
     * @param fileLimit the largest file a peer may put
     * @param quota how much of one peer may wait
     * @param quotaFiles how many files of one peer may wait
     */
    public record DropSettings(
            @DefaultValue("127.0.0.1") String host,
            @Min(0) @Max(65_535) @DefaultValue("2222") int port,
            @Nullable Path folder,
            @DefaultValue("33MB") DataSize fileLimit,
            @DefaultValue("1GB") DataSize quota,
            @Min(1) @DefaultValue("20000") int quotaFiles) {}

    /**
     * How much at once, how long, how often.
     *
     * @param batch how many exchanges one round takes
     * @param lease how long a claim lasts before others may take it
     * @param poll how often each loop looks by itself when nobody rings
     * @param receiptWithin how long a receipt may take before the envelope is carried again
     * @param expiry how long a message lives when its sender does not say
     * @param grace how long after expiry the sender still awaits a receipt that is on its way
     */
    public record RhythmSettings(
            @Min(1) @Max(256) @DefaultValue("64") int batch,
            @DefaultValue("60s") Duration lease,
            @DefaultValue("2s") Duration poll,
            @DefaultValue("60s") Duration receiptWithin,
            @DefaultValue("14d") Duration expiry,
            @DefaultValue("1h") Duration grace) {}

    /**
     * The folder for sending.
     *
     * @param folder where request files ({@code .json}) and figures ({@code .csv}) are dropped
     * @param answers where the answer to each file is put
     * @param quietMillis how long a file must not have changed before it is taken, in milliseconds
     * @param checkMillis how often a file is looked at while it grows, in milliseconds
     * @param delayMillis how often the folder is looked into, in milliseconds
     */
    public record OutboxSettings(
            @NotNull Path folder,
            @NotNull Path answers,
            @Min(0) @DefaultValue("1000") long quietMillis,
            @Min(1) @DefaultValue("500") long checkMillis,
            @Min(10) @DefaultValue("500") long delayMillis) {}
}
