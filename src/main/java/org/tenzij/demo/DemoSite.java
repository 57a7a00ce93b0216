package org.tenzij.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.thymeleaf.ThymeleafAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.tenzij.send.Outgoing;
import org.tenzij.web.RunningNode;

/** The start page of the demo: the story so far, and every node with its exchanges. Bound to loopback and nothing else. */
final class DemoSite implements AutoCloseable {
    @SpringBootConfiguration
    @ImportAutoConfiguration({
        ServletWebServerFactoryAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        ThymeleafAutoConfiguration.class
    })
    @Import(StartPage.class)
    static class Whole {}

    /** What the page shows; filled while the story is played. */
    static final class Board {
        private final List<StoryLine> lines = new CopyOnWriteArrayList<>();
        private final DemoNetwork network;

        Board(DemoNetwork network) {
            this.network = network;
        }

        void add(StoryLine line) {
            lines.add(line);
        }
    }

    /** One node on the page. */
    public record Shown(String party, int port, List<Outgoing.Exchange> sent, int received, int quarantined) {
        static Shown of(RunningNode node) {
            return new Shown(
                    node.party().id(),
                    node.port(),
                    node.outgoing().list(200),
                    node.incoming().messages(null, 1000).size(),
                    node.incoming().quarantine(1000).size());
        }
    }

    @Controller
    static class StartPage {
        private final Board board;

        StartPage(Board board) {
            this.board = board;
        }

        @GetMapping("/")
        String start(Model model) {
            model.addAttribute("lines", new ArrayList<>(board.lines));
            model.addAttribute(
                    "nodes", board.network.nodes().stream().map(Shown::of).toList());
            return "demo";
        }
    }

    private final ConfigurableApplicationContext context;

    private DemoSite(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static DemoSite start(Board board, int port) {
        SpringApplication application = new SpringApplication(Whole.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setRegisterShutdownHook(false);
        application.setDefaultProperties(Map.of("server.port", port));
        application.addInitializers((ApplicationContextInitializer<GenericApplicationContext>)
                context -> context.registerBean(Board.class, () -> board));
        return new DemoSite(application.run("--server.port=" + port));
    }

    /** Where the start page is. */
    String address() {
        return "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
    }

    @Override
    public void close() {
        context.close();
    }
}
