package org.tenzij.web;

import java.time.InstantSource;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.tenzij.exchange.Party;
import org.tenzij.node.FiguresDesk;
import org.tenzij.node.Folders;
import org.tenzij.node.Settings;
import org.tenzij.receive.Incoming;
import org.tenzij.trust.Community;

/** The HTTP door's parts. */
@Configuration(proxyBeanMethods = false)
@Import({Api.class, PeopleApi.class, TransfersApi.class, SubjectsApi.class, PolicyApi.class, Pages.class, Problems.class
})
class WebConfiguration {
    @Bean
    AccessToken accessToken(Folders folders) {
        return new AccessToken(folders.running());
    }

    @Bean
    FilterRegistrationBean<Door> door(AccessToken token, Settings settings) {
        FilterRegistrationBean<Door> door =
                new FilterRegistrationBean<>(new Door(token, settings.node().profile()));
        door.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return door;
    }

    @Bean
    FiguresDesk figuresDesk(Party own, Incoming incoming, Community community, InstantSource clock) {
        return new FiguresDesk(own, incoming, community, clock);
    }
}
