package org.tenzij.web;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.tenzij.exchange.Party;
import org.tenzij.figures.FiguresTexts;
import org.tenzij.node.Approving;
import org.tenzij.node.FiguresDesk;
import org.tenzij.node.Publishing;
import org.tenzij.node.Settings;
import org.tenzij.receive.Incoming;
import org.tenzij.send.Outgoing;
import org.tenzij.trust.Community;

/** The pages of a node: its exchanges, both ways, what waits for people, and the figures it has received. */
@Controller
class Pages {
    private static final int AT_MOST = 200;

    private final Party own;
    private final Outgoing outgoing;
    private final Approving approving;
    private final Incoming incoming;
    private final FiguresDesk desk;
    private final Publishing publishing;
    private final Community community;
    private final Settings settings;

    Pages(
            Party own,
            Outgoing outgoing,
            Approving approving,
            Incoming incoming,
            FiguresDesk desk,
            Publishing publishing,
            Community community,
            Settings settings) {
        this.own = own;
        this.outgoing = outgoing;
        this.approving = approving;
        this.incoming = incoming;
        this.desk = desk;
        this.publishing = publishing;
        this.community = community;
        this.settings = settings;
    }

    @GetMapping("/")
    String exchanges(Model model) {
        frame(model);
        model.addAttribute("sent", outgoing.list(AT_MOST));
        List<Incoming.Message> received = incoming.messages(null, AT_MOST).stream()
                .sorted(Comparator.comparing(Incoming.Message::admittedAt).reversed())
                .toList();
        model.addAttribute("received", received);
        model.addAttribute("quarantine", incoming.quarantine(AT_MOST));
        model.addAttribute("entries", publishing.size());
        model.addAttribute("checkpoint", publishing.checkpoint().orElse(""));
        return "exchanges";
    }

    @GetMapping("/approvals")
    String approvals(Model model) {
        frame(model);
        model.addAttribute(
                "waiting",
                approving.waitingForPeople().stream()
                        .limit(AT_MOST)
                        .map(Waiting::of)
                        .toList());
        return "approvals";
    }

    @GetMapping("/figures")
    String figures(Model model) {
        frame(model);
        FiguresTexts texts = FiguresTexts.in("en");
        model.addAttribute(
                "tables",
                Stream.concat(
                                desk.picture().completeness(texts).stream(),
                                Stream.of(desk.picture().table(texts)))
                        .toList());
        return "figures";
    }

    private void frame(Model model) {
        model.addAttribute("own", own);
        model.addAttribute("name", community.member(own).names().in("en"));
        model.addAttribute("demo", settings.node().profile() == Settings.Profile.EXAMPLE);
    }
}
