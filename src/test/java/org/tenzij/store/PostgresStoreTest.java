package org.tenzij.store;

import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The contracts of the ports, on PostgreSQL. */
class PostgresStoreTest {
    @Nested
    class Outgoing extends OutgoingContract {
        @Override
        Opened fresh(Path folder) {
            return Opened.postgres();
        }
    }

    @Nested
    class Incoming extends IncomingContract {
        @Override
        Opened fresh(Path folder) {
            return Opened.postgres();
        }
    }

    @Nested
    class Account extends AccountContract {
        @Override
        Opened fresh(Path folder) {
            return Opened.postgres();
        }
    }

    @Nested
    class Durability extends DurabilityContract {
        @Override
        Opened fresh(Path folder) {
            return Opened.postgres();
        }

        @Override
        long keptOutside() {
            return JdbcClient.create(store.database().reading())
                    .sql("select count(*) from content_chunk")
                    .query(Long.class)
                    .single();
        }
    }
}
