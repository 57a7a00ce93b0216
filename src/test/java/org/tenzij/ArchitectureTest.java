package org.tenzij;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the lines of the house: who may know whom. */
class ArchitectureTest {
    private static final List<String> ROOMS = List.of(
            "exchange",
            "policy",
            "figures",
            "envelope",
            "trust",
            "people",
            "register",
            "send",
            "receive",
            "store",
            "node",
            "web",
            "cli",
            "demo");
    private static final Pattern UNWANTED_NAME =
            Pattern.compile(".*(Manager|Helper|Util|Utils|Processor|Handler|Service|Info|DTO|Dto|Impl|Common|Base)");

    private static JavaClasses house;

    @BeforeAll
    static void read() {
        house = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.tenzij");
    }

    @Test
    void everyRoomOfTheHouseHasClasses() {
        assertThat(house.stream()
                        .map(JavaClass::getPackageName)
                        .map(name -> name.replaceFirst("org\\.tenzij\\.([a-z]+).*", "$1"))
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(ROOMS);
        assertThat(house.size()).isGreaterThan(100);
    }

    /** Each room and the rooms it may know; the vocabulary is known to all. */
    @ParameterizedTest
    @CsvSource({
        "exchange, ''",
        "policy, ''",
        "figures, ''",
        "envelope, ''",
        "trust, ''",
        "register, ''",
        "people, policy trust",
        "send, policy figures envelope trust register people",
        "receive, policy figures envelope trust register people",
        "store, send receive register people trust",
        "node, policy figures envelope trust register people send receive store",
        "web, policy figures envelope trust register people send receive node",
        "cli, policy figures envelope trust register people send receive store node web demo",
        "demo, policy figures envelope trust register people send receive node web"
    })
    void aRoomKnowsOnlyTheRoomsBelowIt(String room, String mayKnow) {
        List<String> allowed = mayKnow.isEmpty() ? List.of() : List.of(mayKnow.split(" "));
        String[] forbidden = ROOMS.stream()
                .filter(other -> !other.equals(room) && !other.equals("exchange") && !allowed.contains(other))
                .map(other -> "org.tenzij." + other + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage("org.tenzij." + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden)
                .check(house);
    }

    @Test
    void camelIsKnownToTheNodeAlone() {
        noClasses()
                .that(resideOutsideOfPackages("org.tenzij.node.."))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.camel..")
                .check(house);
    }

    @Test
    void springStaysWithWiringStoreAndScreens() {
        noClasses()
                .that(resideInAnyPackage(
                        "org.tenzij.exchange..",
                        "org.tenzij.policy..",
                        "org.tenzij.figures..",
                        "org.tenzij.envelope..",
                        "org.tenzij.trust..",
                        "org.tenzij.register..",
                        "org.tenzij.people..",
                        "org.tenzij.send..",
                        "org.tenzij.receive.."))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework..")
                .check(house);
    }

    @Test
    void theRuleKnowsNoClockNoCryptographyAndNoTransport() {
        noClasses()
                .that()
                .resideInAPackage("org.tenzij.policy..")
                // reads the copy inside the jar, which has an address
                .and()
                .doNotHaveSimpleName("PolicyFiles")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.net..", "javax.crypto..", "java.sql..", "org.bouncycastle..", "org.apache.sshd..")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(house);
    }

    @Test
    void theRegisterNeverSeesPayload() {
        noClasses()
                .that()
                .resideInAPackage("org.tenzij.register..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.tenzij.exchange.payload..")
                .check(house);
    }

    @Test
    void roomsHaveNoCircles() {
        slices().matching("org.tenzij.(*)..").should().beFreeOfCycles().check(house);
    }

    @Test
    void everyPackageIsNullMarkedAndSaysWhatItIsFor() {
        classes()
                .that()
                .haveSimpleName("package-info")
                .should()
                .beAnnotatedWith(NullMarked.class)
                .check(house);
        assertThat(house.stream()
                        .filter(one -> one.getSimpleName().equals("package-info"))
                        .count())
                .isEqualTo(
                        house.stream().map(JavaClass::getPackageName).distinct().count());
    }

    @Test
    void namesSayWhatThingsAre() {
        assertThat(house.stream()
                        .map(JavaClass::getSimpleName)
                        .filter(name -> UNWANTED_NAME.matcher(name).matches()))
                .isEmpty();
    }
}
