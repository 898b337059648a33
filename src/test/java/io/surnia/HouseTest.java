package io.surnia;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.surnia.platform.config.Setting;
import io.surnia.platform.config.Settings;
import java.lang.reflect.Field;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of the house that a compiler does not hold; STYLE.md gives their reasons. */
class HouseTest {
    private static final String HOUSE = "io.surnia";

    /** Line by line from the top: a room imports only rooms on lower lines. */
    private static final List<Set<String>> LINES = List.of(
            Set.of("app"),
            Set.of("backup", "portability", "bench", "sample"),
            Set.of("partnerapi", "manage", "scim", "console", "portal"),
            Set.of("reports", "billing", "webhooks", "privacy"),
            Set.of("provisioning", "directory"),
            Set.of("notices"),
            Set.of("exposures", "scoring"),
            Set.of("letters", "links"),
            Set.of("programs"),
            Set.of("phishing"),
            Set.of("assignments"),
            Set.of("library", "people", "administrators"),
            Set.of("customers"),
            Set.of("partner"),
            Set.of("mail"),
            Set.of("jobs", "idempotency"),
            Set.of("platform"));

    /** Pages are compiled into a package of their own, from templates that stand beside no room. */
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("/io/surnia/jte/"))
            .importPackages(HOUSE);

    @ParameterizedTest
    @MethodSource("rooms")
    void aRoomImportsOnlyRoomsOnLowerLines(String room) {
        noClasses()
                .that()
                .resideInAPackage(packages(room))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(notBelow(room))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void everyPackageIsPartOfARoomThatHasItsLine() {
        Set<String> standing = CLASSES.stream()
                .map(JavaClass::getPackageName)
                .map(name -> name.substring(HOUSE.length() + 1))
                .map(name -> name.replaceFirst("\\..*", ""))
                .collect(Collectors.toSet());
        assertThat(standing).isSubsetOf(rooms().toList());
    }

    @Test
    void thePartsOfThePlatformStandOnEachOtherWithoutACircle() {
        slices().matching(HOUSE + ".platform.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyThePlatformsHttpKnowsTheHttpLibrary() {
        noClasses()
                .that()
                .resideOutsideOfPackage(HOUSE + ".platform.http..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..", "jakarta.servlet..")
                .check(CLASSES);
    }

    @Test
    void nothingAsksTheSystemForTheTime() {
        noClasses()
                .that()
                .resideOutsideOfPackages(HOUSE + ".app..", HOUSE + ".platform.time..")
                .should()
                .callMethodWhere(describe("it asks the system for the time", HouseTest::asksTheSystemForTheTime))
                .check(CLASSES);
    }

    @Test
    void everyPackageSaysWhatItOwnsAndIsNullMarked() {
        Set<JavaPackage> packages = CLASSES.stream().map(JavaClass::getPackage).collect(Collectors.toSet());
        assertThat(packages)
                .filteredOn(each -> !each.isAnnotatedWith(NullMarked.class))
                .isEmpty();
    }

    @Test
    void storesAreTheirRoomsOwn() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Store")
                .should()
                .notBePublic()
                .check(CLASSES);
    }

    /** A learner's manager is the domain's own word, in its room and as a door writes it. */
    @Test
    void namesSayWhatAThingIs() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Helper|Utils?|Base)")
                .orShould()
                .haveNameMatching(".*(?<![.$]|[.$]Wire)Manager")
                .orShould()
                .haveNameMatching(".*[.$]Abstract[^.$]*")
                .check(CLASSES);
    }

    @Test
    void thePlatformsFoundationKnowsNoDoor() {
        noClasses()
                .that(resideInAPackage(HOUSE + ".platform.db..").or(resideInAPackage(HOUSE + ".platform.time..")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(HOUSE + ".platform.http..", HOUSE + ".platform.json..", HOUSE + ".platform.html..")
                .check(CLASSES);
    }

    @Test
    void everySettingIsReadWhereItIsUsedAndListed() throws IllegalAccessException {
        Set<String> declared = new TreeSet<>();
        Set<String> read = new TreeSet<>();
        for (Field field : Settings.class.getFields()) {
            if (field.getType() == Setting.class) {
                declared.add(field.getName());
                assertThat(Settings.ALL).contains((Setting<?>) field.get(null));
            }
        }
        for (JavaClass each : CLASSES) {
            if (!each.getPackageName().equals(Settings.class.getPackageName())) {
                each.getFieldAccessesFromSelf().stream()
                        .filter(access -> access.getTargetOwner().isEquivalentTo(Settings.class))
                        .forEach(access -> read.add(access.getTarget().getName()));
            }
        }
        assertThat(declared).hasSameSizeAs(Settings.ALL);
        assertThat(read).containsAll(declared);
    }

    static Stream<String> rooms() {
        return LINES.stream().flatMap(Set::stream).sorted();
    }

    private static String[] notBelow(String room) {
        int line = lineOf(room);
        return LINES.subList(0, line + 1).stream()
                .flatMap(Set::stream)
                .filter(other -> !other.equals(room))
                .map(HouseTest::packages)
                .toArray(String[]::new);
    }

    private static int lineOf(String room) {
        for (int line = 0; line < LINES.size(); line++) {
            if (LINES.get(line).contains(room)) {
                return line;
            }
        }
        throw new IllegalArgumentException(room);
    }

    private static String packages(String room) {
        return HOUSE + "." + room + "..";
    }

    private static boolean asksTheSystemForTheTime(JavaMethodCall call) {
        String owner = call.getTargetOwner().getFullName();
        String method = call.getTarget().getName();
        boolean givenAClock =
                call.getTarget().getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
        boolean now = owner.startsWith("java.time.") && method.equals("now") && !givenAClock;
        boolean clock = owner.equals("java.time.Clock") && method.startsWith("system");
        boolean millis = owner.equals("java.lang.System") && method.equals("currentTimeMillis");
        return now || clock || millis;
    }
}
