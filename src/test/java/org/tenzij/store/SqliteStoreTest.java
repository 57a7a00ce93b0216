package org.tenzij.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;

/** The contracts of the ports, on SQLite. */
class SqliteStoreTest {
    @Nested
    class Outgoing extends OutgoingContract {
        @Override
        Opened fresh(Path folder) {
            return Opened.sqlite(folder);
        }
    }

    @Nested
    class Incoming extends IncomingContract {
        @Override
        Opened fresh(Path folder) {
            return Opened.sqlite(folder);
        }
    }

    @Nested
    class Account extends AccountContract {
        @Override
        Opened fresh(Path folder) {
            return Opened.sqlite(folder);
        }
    }

    @Nested
    class Durability extends DurabilityContract {
        @Override
        Opened fresh(Path folder) {
            return Opened.sqlite(folder);
        }

        @Override
        long keptOutside() {
            try (var files = Files.list(folder.resolve("spool"))) {
                return files.count();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
