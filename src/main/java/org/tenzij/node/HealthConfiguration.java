package org.tenzij.node;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tenzij.node.carriage.DropServer;
import org.tenzij.register.EntryRows;

/** What the node says of itself under {@code /actuator/health}. A dead peer never makes a node unready. */
@Configuration(proxyBeanMethods = false)
class HealthConfiguration {
    /** The store answers, and the register's files follow it. */
    @Bean
    HealthIndicator registerHealthIndicator(EntryRows rows, Publishing publishing) {
        return () -> {
            long durable = rows.size();
            return Health.up()
                    .withDetail("entries", durable)
                    .withDetail("published", publishing.size())
                    .build();
        };
    }

    @Bean
    HealthIndicator dropHealthIndicator(DropServer server) {
        return () -> Health.up().withDetail("port", server.port()).build();
    }
}
