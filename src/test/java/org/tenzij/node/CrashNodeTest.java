package org.tenzij.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.Kind;
import org.tenzij.exchange.Party;
import org.tenzij.receive.Incoming;
import org.tenzij.register.Entry;
import org.tenzij.register.Event;
import org.tenzij.register.LawfulOrder;
import org.tenzij.register.RegisterVerifier;
import org.tenzij.register.Verification;
import org.tenzij.send.Outgoing;
import org.tenzij.store.StorageKey;
import org.tenzij.store.Store;
import org.tenzij.store.StoreSettings;
import org.tenzij.trust.Community;
import org.tenzij.trust.NodeKeys;

/** Two nodes that are killed again and again lose nothing, double nothing, and their registers say so. */
class CrashNodeTest {
    private static final int SUBMISSIONS = 200;

    /** The kills while it submits; two more come while it only seals, carries and receives. */
    private static final int KILLS_WHILE_SUBMITTING = 3;

    @TempDir
    Path folder;

    /** What was accepted, by its number, as the process said it. */
    private final Map<Integer, String> accepted = new TreeMap<>();

    @Test
    @Timeout(value = 240, unit = TimeUnit.SECONDS)
    void twoHundredSubmissionsThroughFiveKillsAreTwoHundredReceipts() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        int share = SUBMISSIONS / KILLS_WHILE_SUBMITTING;
        for (int kill = 0; kill < KILLS_WHILE_SUBMITTING; kill++) {
            int at = kill * share + 1 + random.nextInt(share - 1);
            runAndKill(line -> line.startsWith("accepted " + at + " "), 0);
        }
        runAndKill(line -> line.startsWith("accepted " + (SUBMISSIONS - 1) + " "), random.nextInt(50));
        runAndKill(line -> line.equals("ready"), random.nextInt(300));

        assertThat(run(line -> false, 0)).as("closed by itself, seed %d", seed).isZero();
        assertThat(accepted).hasSize(SUBMISSIONS);
        try (Store sender = open(CrashNetwork.FROM);
                Store recipient = open(CrashNetwork.TO)) {
            verifySender(sender);
            verifyRecipient(sender, recipient);
            verifyRegister(CrashNetwork.FROM, sender, Event.RECEIPT_VERIFIED);
            verifyRegister(CrashNetwork.TO, recipient, Event.ADMITTED);
        }
    }

    private void verifySender(Store sender) {
        List<Outgoing.Exchange> sent = sender.outgoing().list(10_000);
        assertThat(sent).hasSize(SUBMISSIONS).allSatisfy(one -> {
            assertThat(one.state()).isEqualTo(Outgoing.State.COMPLETED);
            assertThat(one.receipt()).isNotNull();
        });
        assertThat(sent.stream().map(one -> one.id().value())).containsExactlyInAnyOrderElementsOf(accepted.values());
        assertThat(sent.stream().map(one -> Digest.of(Objects.requireNonNull(one.receipt()))))
                .doesNotHaveDuplicates();
    }

    private static void verifyRecipient(Store sender, Store recipient) {
        List<Incoming.Message> messages = recipient.incoming().messages(null, 10_000);
        assertThat(messages).hasSize(SUBMISSIONS).allSatisfy(message -> {
            assertThat(message.sender()).isEqualTo(CrashNetwork.FROM);
            assertThat(message.kind()).isEqualTo(Kind.ANNUAL_FIGURES);
        });
        assertThat(messages.stream().map(message -> message.id() + " " + message.sequence() + " " + message.manifest()))
                .containsExactlyInAnyOrderElementsOf(sender.outgoing().list(10_000).stream()
                        .map(one -> one.id() + " " + one.sequence() + " " + one.manifest())
                        .toList());
        assertThat(messages.stream().map(Incoming.Message::sequence).sorted())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, SUBMISSIONS).boxed().toList());
        assertThat(recipient.incoming().contiguousUpTo(CrashNetwork.FROM)).isEqualTo(SUBMISSIONS);
        assertThat(recipient.incoming().quarantine(10)).isEmpty();
    }

    private void verifyRegister(Party party, Store store, Event once) {
        Verification verification = RegisterVerifier.verify(
                new Folders(folder.resolve(party.id())).register(),
                RegisterKeys.announced(community(), party),
                store.entryRows());
        assertThat(verification).as(RegisterKeys.text(verification)).isInstanceOf(Verification.Sound.class);
        assertThat(LawfulOrder.check(store.entryRows())).isEmpty();
        Map<String, Long> entries = entries(store).stream()
                .filter(entry -> entry.event() == once)
                .collect(Collectors.groupingBy(entry -> String.valueOf(entry.exchange()), Collectors.counting()));
        assertThat(entries.keySet()).containsExactlyInAnyOrderElementsOf(accepted.values());
        assertThat(entries.values()).containsOnly(1L);
    }

    private static List<Entry> entries(Store store) {
        List<Entry> entries = new ArrayList<>();
        for (byte[] entry : store.entryRows().read(0, 100_000)) {
            entries.add(Entry.read(entry, "entry " + entries.size()));
        }
        return entries;
    }

    private Store open(Party party) {
        Folders folders = new Folders(folder.resolve(party.id()));
        return Store.openReadOnly(
                new StoreSettings.Sqlite(folders.database(), "check"),
                StorageKey.of(NodeKeys.load(folders.keys()).storage().getEncoded()));
    }

    private Community community() {
        Map<String, String> properties = NodeFolder.properties(folder.resolve(CrashNetwork.FROM.id()));
        return Community.read(
                folder.resolve("community"),
                new Digest(Objects.requireNonNull(properties.get("tenzij.node.scheme-authority"))),
                Instant.now());
    }

    private void runAndKill(Predicate<String> sign, int millisLater) throws Exception {
        assertThat(run(sign, millisLater)).as("killed, not ended").isEqualTo(128 + 9);
    }

    /** Runs the nodes over the folder until they end, or are killed that long after the sign. Answers how they ended. */
    private int run(Predicate<String> sign, int millisLater) throws Exception {
        // The last key again: what was answered once is answered with the same exchange.
        int from = Math.max(0, accepted.size() - 1);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djdk.serialFilter=!*",
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath(),
                        CrashNetwork.class.getName(),
                        folder.toString(),
                        String.valueOf(from),
                        String.valueOf(SUBMISSIONS))
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("nodes.log").toFile()))
                .start();
        try (BufferedReader out = process.inputReader(StandardCharsets.US_ASCII)) {
            boolean dying = false;
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                note(line);
                if (!dying && sign.test(line)) {
                    dying = true;
                    Thread.sleep(millisLater);
                    // By its handle: the process itself would close the pipe, with lines in it.
                    assertThat(process.toHandle().destroyForcibly()).isTrue();
                }
            }
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return process.exitValue();
    }

    private void note(String line) {
        String[] words = line.split(" ", -1);
        if (words[0].equals("accepted")) {
            String before = accepted.putIfAbsent(Integer.valueOf(words[1]), words[2]);
            assertThat(before == null || before.equals(words[2]))
                    .as("submission %s is the same exchange again", words[1])
                    .isTrue();
        }
    }

    private static String classPath() {
        if (CrashNodeTest.class.getClassLoader() instanceof URLClassLoader loader) {
            return Arrays.stream(loader.getURLs())
                    .map(url -> new File(url.getPath()).getPath())
                    .collect(Collectors.joining(File.pathSeparator));
        }
        return System.getProperty("java.class.path");
    }
}
