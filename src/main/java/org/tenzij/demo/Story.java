package org.tenzij.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.GatewayException;
import org.tenzij.exchange.Party;
import org.tenzij.exchange.json.StrictJson;
import org.tenzij.figures.CsvForm;
import org.tenzij.figures.FiguresTexts;
import org.tenzij.figures.RegionalPicture;
import org.tenzij.node.RegisterKeys;
import org.tenzij.node.Submitting;
import org.tenzij.receive.Incoming;
import org.tenzij.register.Verification;
import org.tenzij.send.Outgoing;
import org.tenzij.web.RunningNode;

/** Plays the story through the real nodes and says of each line whether it came out as told. */
public final class Story {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private final DemoNetwork network;
    private final Consumer<StoryLine> listener;
    private final List<StoryLine> lines = new ArrayList<>();

    /** @param listener told of each line as it happens */
    public Story(DemoNetwork network, Consumer<StoryLine> listener) {
        this.network = network;
        this.listener = listener;
    }

    /** All lines, in their order. */
    public List<StoryLine> play() {
        figuresToAll("sx", "sx-2015-2017.csv", "annual figures 2015-2017 (real public figures)");
        figuresToAll("cw", "cw-2018-2020.csv", "annual figures 2018-2020 (real public figures)");
        figuresToAll("aw", "aw-2015-2021.csv", "annual figures 2015-2021 (real public figures)");
        wrongTotal();
        figuresToAll("bq", "bq-2017-2019.csv", "annual figures 2017-2019 (real figures of the report)");
        regionalPicture();
        smallCells();
        new CaseStory(network, this).play();
        mallory();
        registers();
        return List.copyOf(lines);
    }

    private void figuresToAll(String from, String file, String what) {
        Submitting.Accepted accepted = network.node(from).intake().figures(resource(file), file, List.of());
        List<Outgoing.Exchange> ended = accepted.exchanges().stream()
                .map(taken -> awaitEnd(network.node(from), taken))
                .toList();
        boolean asTold = ended.size() == network.nodes().size() - 1
                && ended.stream().allMatch(one -> one.state() == Outgoing.State.COMPLETED);
        List<String> details = new ArrayList<>();
        details.add("receipts: "
                + String.join(
                        ", ",
                        ended.stream()
                                .map(one -> one.recipient() + " " + word(one))
                                .toList()));
        tell(from, "all", what, "granted " + ground(ended.getFirst()), details, asTold);
    }

    private void wrongTotal() {
        String what = "annual figures 2025 (invented, marked)";
        try {
            network.node("bq").intake().figures(resource("bq-2025-invented.csv"), "bq-2025", List.of(new Party("rst")));
            tell("bq", "rst", what, "QUESTION", List.of("nobody asked"), false);
        } catch (GatewayException question) {
            List<String> findings = CsvForm.read(resource("bq-2025-invented.csv"), new Party("bq"), Instant.now())
                    .findings()
                    .lines(FiguresTexts.in("en"));
            tell("bq", "rst", what, "QUESTION", findings, question.code() == ErrorCode.VALIDATE_WRONG_TOTAL);
        }
    }

    private void smallCells() {
        Submitting.Accepted accepted = network.node("bq")
                .intake()
                .figures(resource("bq-2024-small-cells-invented.csv"), "bq-2024", List.of(new Party("rst")));
        Outgoing.Exchange ended =
                awaitEnd(network.node("bq"), accepted.exchanges().getFirst());
        refused(ended, "rst", "annual figures 2024 (invented, small cells)", "P6");
    }

    private void refused(Outgoing.Exchange ended, String to, String what, String gate) {
        byte[] kept = ended.explanation();
        JsonNode explanation = kept == null ? StrictJson.object() : StrictJson.tree(kept, "explanation");
        List<String> details = ExplanationLines.of(explanation);
        boolean nothingLeft =
                network.node(to).incoming().find(new Party("bq"), ended.id()).isEmpty() && ended.envelope() == null;
        tell(
                "bq",
                to,
                what,
                "REFUSED",
                details,
                nothingLeft
                        && ended.state() == Outgoing.State.REFUSED_BY_POLICY
                        && ExplanationLines.failed(explanation).contains(gate));
    }

    private void mallory() {
        RunningNode sender = network.node("sx");
        Outgoing.Exchange taken = sender.outgoing().list(1000).stream()
                .filter(one -> one.recipient().id().equals("rst") && one.envelope() != null)
                .findFirst()
                .orElseThrow();
        int before = network.node("rst").incoming().messages(null, 1000).size();
        byte[] altered = Mallory.altered(network.node("rst")
                .incoming()
                .sealed(new Incoming.Arrival(
                        sender.party(), Objects.requireNonNull(taken.envelope()), taken.changedAt())));
        Mallory.drop(
                "sx",
                network.folder(new Party("sx")).resolve("keys").resolve("sftp-client"),
                CommunityFolder.sftpPort(network.folder().resolve("community"), new Party("rst")),
                altered);
        Digest digest = Digest.of(altered);
        boolean quarantined = await(() -> quarantined(digest) != null);
        Incoming.Quarantined found = quarantined(digest);
        tell(
                "mallory",
                "rst",
                "an altered envelope, dropped with a stolen key",
                "REFUSED",
                List.of(
                        "in quarantine as " + (found == null ? "?" : found.code()) + "; the peer learns only "
                                + ErrorCode.OPEN_UNTRUSTED.code(),
                        "file " + digest.hex().substring(0, 16) + "… kept as received; nothing else changed"),
                quarantined
                        && found != null
                        && found.code().equals(ErrorCode.OPEN_NOT_AUTHENTIC.code())
                        && network.node("rst").incoming().messages(null, 1000).size() == before);
    }

    /** What the RST sees of it all: who reported, and how much is missing. */
    private void regionalPicture() {
        RegionalPicture picture = network.node("rst").figures().picture();
        List<String> details = new ArrayList<>();
        boolean complete = true;
        for (String party : List.of("bq", "cw", "sx", "aw")) {
            long years = picture.years().stream()
                    .filter(year -> picture.latest(new Party(party), year).isPresent())
                    .count();
            complete &= years > 0;
            details.add(party + ": figures of " + years + " years of "
                    + picture.years().size());
        }
        tell("rst", "", "the regional picture, from four feeds", complete ? "SHOWN" : "INCOMPLETE", details, complete);
    }

    private Incoming.@Nullable Quarantined quarantined(Digest envelope) {
        return network.node("rst").incoming().quarantine(100).stream()
                .filter(one -> one.envelope().equals(envelope))
                .findFirst()
                .orElse(null);
    }

    private void registers() {
        List<String> details = new ArrayList<>();
        long entries = 0;
        boolean sound = true;
        for (RunningNode node : network.nodes()) {
            await(node::published);
            Verification verification = node.verifyRegister();
            if (verification instanceof Verification.Sound good) {
                entries += good.checkpoint().size();
            } else {
                sound = false;
            }
            details.add(node.party() + ": " + RegisterKeys.text(verification));
        }
        tell(
                "register",
                "",
                entries + " entries, " + network.nodes().size() + " heads, verified from the files alone",
                sound ? "OK" : "BROKEN",
                details,
                sound);
    }

    void tell(String from, String to, String what, String outcome, List<String> details, boolean asTold) {
        StoryLine line = new StoryLine(from, to, what, outcome, details, asTold);
        lines.add(line);
        listener.accept(line);
    }

    static String ground(Outgoing.Exchange exchange) {
        byte[] decision = exchange.decision();
        return decision == null
                ? "nothing"
                : StrictJson.tree(decision, "decision").path("ground").asText();
    }

    private static String word(Outgoing.Exchange exchange) {
        return exchange.state() == Outgoing.State.COMPLETED
                ? "№ " + exchange.sequence()
                : exchange.state().name().toLowerCase(Locale.ROOT);
    }

    private static Outgoing.Exchange awaitEnd(RunningNode node, Submitting.Taken taken) {
        await(() -> ended(node, taken));
        return node.outgoing().find(taken.id()).orElseThrow();
    }

    private static boolean ended(RunningNode node, Submitting.Taken taken) {
        Outgoing.State state = node.outgoing().find(taken.id()).orElseThrow().state();
        return state.terminal() || state == Outgoing.State.HELD || state == Outgoing.State.DEAD_LETTER;
    }

    /** Looks until it is so, for a minute at most. */
    static boolean await(BooleanSupplier so) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!so.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                return false;
            }
            try {
                Thread.sleep(LOOK_EVERY);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    static byte[] resource(String name) {
        try (InputStream in = Story.class.getResourceAsStream("/demo/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
