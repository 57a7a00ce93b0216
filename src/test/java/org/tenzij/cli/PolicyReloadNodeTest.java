package org.tenzij.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenzij.demo.DemoNetwork;
import org.tenzij.exchange.Party;
import org.tenzij.register.Entry;
import org.tenzij.register.Event;

/** A new policy set takes effect without a restart; one that does not hold changes nothing. */
class PolicyReloadNodeTest {
    private static final Party SX = new Party("sx");

    @TempDir
    Path folder;

    private DemoNetwork network;
    private Path policies;

    @BeforeEach
    void oneNode() throws IOException {
        policies = folder.resolve("policies");
        PolicyCopy.to(policies);
        network = DemoNetwork.start(
                folder.resolve("n"), List.of(SX, new Party("cw")), Map.of("tenzij.node.policies", policies.toString()));
    }

    @AfterEach
    void end() {
        network.close();
    }

    private String node() {
        return network.folder(SX).toString();
    }

    private Ran reload() {
        return Ran.of("policy", "reload", "--node", node());
    }

    private static String version(Ran ran) {
        Matcher version = Pattern.compile("in force: version [0-9]+, (sha256:[0-9a-f]{64}),")
                .matcher(ran.out());
        assertThat(version.find()).as(ran.out()).isTrue();
        return version.group(1);
    }

    private List<Entry> entries(Event event) {
        List<Entry> entries = new ArrayList<>();
        for (byte[] entry : network.node(SX).entries().read(0, 1000)) {
            entries.add(Entry.read(entry, "entry"));
        }
        entries.removeIf(entry -> entry.event() != event);
        return entries;
    }

    private void number(long number) throws IOException {
        Path set = policies.resolve("set.yaml");
        Files.writeString(set, Files.readString(set).replaceAll("(?m)^version: .*$", "version: " + number));
    }

    /** The policy version that decided on figures submitted now. */
    private String decidedBy(int year) throws IOException {
        Path form = folder.resolve("sx-" + year + ".csv");
        Files.writeString(
                form,
                "party,year,offence,indicator,unit,value,status,source\n" + "sx," + year
                        + ",THB,PROSECUTIONS,case,7,counted,Invented for the test\n" + "sx," + year
                        + ",THB,INVESTIGATIONS,case,12,counted,Invented for the test\n");
        Ran ran = Ran.of(
                "figures",
                "submit",
                "--node",
                node(),
                "--yes",
                "--to",
                "cw",
                "--wait",
                "30",
                "--json",
                form.toString());
        assertThat(ran.exit()).as(ran.err()).isZero();
        List<Entry> decided = entries(Event.DECIDED).stream()
                .filter(entry -> !"receipt".equals(entry.particulars().get("kind")))
                .toList();
        return String.valueOf(decided.getLast().particulars().get("policy"));
    }

    @Test
    void aNewSetDecidesFromThenOnAndTheRegisterSaysSo() throws IOException {
        Ran same = reload();
        assertThat(same.exit()).as(same.err()).isZero();
        assertThat(same.out()).startsWith("in force: version 2, sha256:").contains(", as before");
        String before = version(same);
        assertThat(decidedBy(2020)).isEqualTo(before);
        assertThat(entries(Event.CONFIGURED)).isEmpty();
        number(3);
        Ran ran = reload();
        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.out()).startsWith("in force: version 3, sha256:").contains(", new");
        String after = version(ran);
        assertThat(after).isNotEqualTo(before);
        assertThat(entries(Event.CONFIGURED))
                .singleElement()
                .satisfies(entry -> assertThat(entry.particulars())
                        .containsEntry("what", "policies")
                        .containsEntry("before", before)
                        .containsEntry("after", after)
                        .containsEntry("number", "3"));
        assertThat(decidedBy(2021)).isEqualTo(after);
    }

    @Test
    void aSetThatDoesNotHoldIsRefusedAndTheLastGoodOneStays() throws IOException {
        String before = version(reload());
        Path broken = policies.resolve("clauses/broken.yaml");
        Files.writeString(broken, "- id: X1\n  condition: [");
        Ran unreadable = reload();
        assertThat(unreadable.exit()).isEqualTo(Exit.INVALID_INPUT);
        assertThat(unreadable.out()).startsWith("decide.bad-policy: ").contains("where: clauses/broken.yaml");
        assertThat(version(unreadable)).isEqualTo(before);
        Files.delete(broken);
        // Unsigned is allowed in the example profile; a wrong signature is not.
        Ran signed = Ran.of(
                "policy",
                "sign",
                "--policies",
                policies.toString(),
                "--as",
                network.folder(new Party("cw"))
                        .resolve("authority/authority.p12")
                        .toString());
        assertThat(signed.exit()).as(signed.err()).isZero();
        Ran foreign = reload();
        assertThat(foreign.exit()).isEqualTo(Exit.INVALID_INPUT);
        assertThat(foreign.out()).startsWith("decide.unsigned-policy: ");
        assertThat(version(foreign)).isEqualTo(before);
        assertThat(decidedBy(2022)).isEqualTo(before);
        assertThat(entries(Event.CONFIGURED)).isEmpty();
    }

    @Test
    void withoutARunningNodeNothingIsReloaded() {
        network.close();
        Ran ran = reload();
        assertThat(ran.exit()).isEqualTo(Exit.NOT_CONFIGURED);
        assertThat(ran.err()).contains("configure.no-node");
    }
}
