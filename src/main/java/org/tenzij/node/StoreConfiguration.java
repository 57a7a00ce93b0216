package org.tenzij.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Fault;
import org.tenzij.exchange.Party;
import org.tenzij.receive.Incoming;
import org.tenzij.register.EntryRows;
import org.tenzij.register.SigningKey;
import org.tenzij.register.TileLog;
import org.tenzij.send.Outgoing;
import org.tenzij.store.StorageKey;
import org.tenzij.store.Store;
import org.tenzij.store.StoreSettings;
import org.tenzij.store.Transactions;
import org.tenzij.trust.Community;
import org.tenzij.trust.NodeKeys;
import org.tenzij.trust.NoteKey;

/** Where state is kept, and the register that is derived from it. */
@Configuration(proxyBeanMethods = false)
public class StoreConfiguration {
    @Bean(destroyMethod = "close")
    Store store(Settings settings, Folders folders, NodeKeys keys) {
        return Store.open(where(settings, folders), StorageKey.of(keys.storage().getEncoded()));
    }

    private static StoreSettings where(Settings settings, Folders folders) {
        // In containers every process is number 1: the name of a worker is of this start alone.
        String worker = settings.node().party() + "-" + UUID.randomUUID();
        String url = settings.store().url();
        if (url == null) {
            return new StoreSettings.Sqlite(folders.database(), worker);
        }
        return postgres(url, settings.store().user(), settings.store().passwordFile(), worker);
    }

    /** A PostgreSQL store. Fails with {@code configure.invalid} where user or password is missing. */
    public static StoreSettings postgres(
            String url, @Nullable String user, @Nullable Path passwordFile, String worker) {
        if (user == null || passwordFile == null) {
            throw new Fault(
                    ErrorCode.CONFIGURE_INVALID,
                    "a PostgreSQL store needs a user and a password file",
                    "tenzij.store",
                    "set tenzij.store.user and tenzij.store.password-file");
        }
        return new StoreSettings.Postgres(url, user, secret(passwordFile), worker);
    }

    private static String secret(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new Fault(
                    ErrorCode.CONFIGURE_INVALID,
                    "the password file of the store cannot be read",
                    "tenzij.store.password-file",
                    "name a file that this node's user can read",
                    e);
        }
    }

    @Bean
    Outgoing outgoing(Store store) {
        return store.outgoing();
    }

    @Bean
    Incoming incoming(Store store) {
        return store.incoming();
    }

    @Bean
    EntryRows entryRows(Store store) {
        return store.entryRows();
    }

    @Bean
    Transactions transactions(Store store) {
        return store.transactions();
    }

    @Bean(destroyMethod = "publish")
    Publishing publishing(
            Settings settings,
            Folders folders,
            Community community,
            NodeKeys keys,
            EntryRows rows,
            InstantSource clock) {
        NoteKey announced = community.member(new Party(settings.node().party())).registerKey();
        SigningKey key = new SigningKey(announced.name(), keys.register().key(), announced.key());
        return new Publishing(TileLog.open(folders.register(), key, rows), rows, clock);
    }
}
