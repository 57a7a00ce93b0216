package org.tenzij.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenzij.demo.DemoNetwork;
import org.tenzij.exchange.Kind;
import org.tenzij.exchange.Party;
import org.tenzij.exchange.json.StrictJson;
import org.tenzij.node.Folders;
import org.tenzij.register.transfers.Notice;
import org.tenzij.store.StorageKey;
import org.tenzij.store.Store;
import org.tenzij.store.StoreSettings;
import org.tenzij.trust.NodeKeys;

/** The register as a person at a terminal asks for it, of a node that does not run any more. */
class RegisterCliTest {
    private static final Notice NOTICE = new Notice(
            Notice.Addressee.SUPERVISOR,
            new Party("sx"),
            "G3",
            "LED 37(1)(b)",
            List.of("assessment-1"),
            new Party("rst"),
            Kind.SIGNAL,
            "SPECIAL",
            null,
            Instant.parse("2026-11-02T08:00:00Z"));

    @TempDir
    static Path folder;

    @BeforeAll
    static void oneTransferAndOneNotice() {
        List<Party> parties = List.of(new Party("sx"), new Party("rst"));
        try (DemoNetwork network = DemoNetwork.start(folder, parties, Map.of())) {
            assertThat(network.node("sx").port()).isPositive();
            Ran submitted = Ran.of(
                    "figures",
                    "submit",
                    "--node",
                    node(),
                    "--yes",
                    "--wait",
                    "60",
                    "src/main/resources/demo/sx-2015-2017.csv");
            assertThat(submitted.exit()).as(submitted.err()).isZero();
        }
        Folders folders = new Folders(folder.resolve("sx"));
        StorageKey key = StorageKey.of(NodeKeys.load(folders.keys()).storage().getEncoded());
        try (Store store = Store.open(new StoreSettings.Sqlite(folders.database(), "test"), key)) {
            assertThat(store.notices().keep(NOTICE)).isTrue();
        }
    }

    private static String node() {
        return folder.resolve("sx").toString();
    }

    @Test
    void searchListsCountsAndPrintsJson() {
        Ran lines = Ran.of("register", "search", "--node", node());
        assertThat(lines.exit()).as(lines.err()).isZero();
        assertThat(lines.out().lines().toList())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).contains("rst", "annual-figures", "granted", "STAT"));
        Ran summary = Ran.of("register", "search", "--node", node(), "--summary");
        assertThat(summary.out()).contains("ground/gate").containsPattern("rst +granted +STAT +\\d");
        JsonNode counted = Ran.of("register", "search", "--node", node(), "--summary", "--json")
                .json();
        JsonNode all = Ran.of("register", "search", "--node", node(), "--json").json();
        assertThat(all).hasSize(counted.path("rows").get(0).path("count").asInt());
        assertThat(Ran.of("register", "search", "--node", node(), "--outcome", "refused")
                        .out())
                .isEmpty();
        assertThat(Ran.of("register", "search", "--node", node(), "--ground", "B3", "--json")
                        .json())
                .isEmpty();
    }

    @Test
    void exportWritesEachFormatForItsOwnerAlone() throws IOException {
        for (String format : List.of("csv", "xlsx", "json")) {
            Path file = folder.resolve("export." + format);
            Ran ran = Ran.of(
                    "register",
                    "export",
                    "--node",
                    node(),
                    "--format",
                    format,
                    "--out",
                    file.toString(),
                    "--lang",
                    "nl");
            assertThat(ran.exit()).as(ran.err()).isZero();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        int transfers = StrictJson.tree(Files.readAllBytes(folder.resolve("export.json")), "export")
                .size();
        assertThat(Files.readAllLines(folder.resolve("export.csv"))).hasSize(transfers + 1);
        try (InputStream file = Files.newInputStream(folder.resolve("export.xlsx"));
                XSSFWorkbook book = new XSSFWorkbook(file)) {
            assertThat(book.getSheetAt(0).getLastRowNum()).isEqualTo(transfers);
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(Path::toString)).noneMatch(name -> name.endsWith(".part"));
        }
    }

    @Test
    void whatCannotBeWrittenOrIsNoQuestionIsSaid() {
        Ran nowhere = Ran.of(
                "register", "export", "--node", node(), "--format", "csv", "--out", folder + "/no/such/place.csv");
        assertThat(nowhere.exit()).isEqualTo(Exit.FAULT);
        assertThat(nowhere.err()).startsWith("register.unwritable");
        assertThat(Ran.of("register", "export", "--node", node(), "--format", "xls", "--out", "x.xls")
                        .exit())
                .isEqualTo(Exit.INVALID_INPUT);
        assertThat(Ran.of("register", "search", "--node", node(), "--from", "soon")
                        .err())
                .startsWith("validate.wrong-code");
    }

    @Test
    void noticesAreLettersForTheSupervisor() throws IOException {
        Ran told = Ran.of("register", "notices", "--node", node());
        assertThat(told.out()).contains("NOTICE TO THE SUPERVISORY AUTHORITY", "assessment-1", "1 notices");
        Path out = folder.resolve("notices");
        Ran written = Ran.of("register", "notices", "--node", node(), "--out", out.toString());
        assertThat(written.exit()).as(written.err()).isZero();
        String name = "notice-" + NOTICE.digest().hex().substring(0, 16);
        assertThat(Files.readString(out.resolve(name + ".nl.txt"))).contains("KENNISGEVING");
        assertThat(Files.readString(out.resolve(name + ".en.txt"))).contains("NOTICE");
        assertThat(Notice.read(Files.readAllBytes(out.resolve(name + ".json")), "notice"))
                .isEqualTo(NOTICE);
    }

    @Test
    void aPersonIsLookedUpByARunningNodeOnlyAndNeverNamedInArguments() throws IOException {
        Path person = Files.writeString(folder.resolve("person.json"), "{\"document\":\"CO1\"}");
        Ran stopped = Ran.of(
                "register", "subjects", "--node", node(), "--purpose", "BREACH", "--by", "SX_OM_1", person.toString());
        assertThat(stopped.exit()).isNotZero();
        Files.writeString(person, "{\"names\":[\"Ana Voorbeeld\"");
        Ran broken = Ran.of(
                "register", "subjects", "--node", node(), "--purpose", "BREACH", "--by", "SX_OM_1", person.toString());
        assertThat(broken.exit()).isEqualTo(Exit.INVALID_INPUT);
        assertThat(broken.out() + broken.err()).doesNotContain("Ana", "Voorbeeld");
    }
}
