package org.roadmarshal.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every arrow of the house's plan. A rule that is in the way is a reason to change the plan, in a decision record. */
@AnalyzeClasses(packages = "org.roadmarshal", importOptions = ImportOption.DoNotIncludeTests.class)
class ArrowsTest {
    private static final String ROOT = "org.roadmarshal.";
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.roadmarshal");

    /** A room, and the rooms that it may know. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kernel     |",
                "document   | kernel",
                "db         | kernel",
                "calendar   | kernel db journal http",
                "journal    | kernel db",
                "timer      | kernel db journal",
                "cluster    | kernel",
                "http       | kernel db journal",
                "identity   | kernel db journal timer http",
                "layer      | kernel db journal timer http gis",
                "unit       | kernel db journal timer http gis layer",
                "station    | kernel db journal timer http gis layer",
                "protocol   |",
                "position   | kernel db journal timer http gis",
                "road       | kernel db journal timer http gis",
                "track      | kernel db journal timer http gis layer position road",
                "device     | kernel db journal timer http gis cluster protocol position evidence alarm unit",
                "fence      | kernel db journal timer http gis position alarm",
                "evidence   | kernel db journal timer http gis document",
                "pack       | kernel db journal http evidence issue",
                "alarm      | kernel db journal timer http gis layer unit",
                "incident   | kernel db journal timer http gis layer",
                "task       | kernel db journal timer http gis layer unit position incident alarm",
                "joint      | kernel db journal http incident",
                "patrol     | kernel db journal timer http gis position task track",
                "recommendation | kernel db journal timer http gis layer unit position incident alarm task road",
                "coverage   | kernel db http gis unit station position road",
                "detour     | kernel db journal http gis unit position incident task road",
                "radar      | kernel db journal http gis position incident task road",
                "hotline    | kernel db journal timer http gis incident alarm calendar issue",
                "issue      | kernel db journal timer http gis layer evidence calendar alarm highway",
                "intake     | kernel db journal http gis document evidence issue highway",
                "open311    | kernel db journal http gis issue intake highway",
                "legal      | kernel db journal timer http calendar document evidence alarm issue",
                "campaign   | kernel db journal http gis document issue evidence",
                "history    | kernel db journal timer http gis layer unit position incident task track alarm",
                "review     | kernel db journal http gis document unit position incident task track",
                "message    | kernel db journal timer http evidence",
                "order      | kernel db journal timer http alarm",
                "push       | kernel db journal http",
                "highway    | kernel db journal http gis document",
                "cityimport | kernel db journal gis layer identity unit station incident issue highway campaign",
                "demo       | kernel gis",
                "simulator  | kernel gis protocol",
                "bench      | kernel db journal timer gis protocol position history task",
                "web        | kernel db journal cluster http position",
            })
    void knowsOnlyTheRoomsOfThePlan(String room, String known) {
        String[] allowed = Stream.concat(Stream.of(room), known == null ? Stream.of() : Arrays.stream(known.split(" ")))
                .map(name -> ROOT + name + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(ROOT + room + "..")
                .should()
                .dependOnClassesThat(resideInAPackage("org.roadmarshal..")
                        .and(not(resideInAnyPackage(allowed)))
                        .as("rooms beyond " + known))
                .allowEmptyShould(true)
                .check(HOUSE);
    }

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("org.roadmarshal.(*)..").should().beFreeOfCycles();

    /** A feature's inner rooms are its own; only the wiring, which makes it, looks in. */
    @ArchTest
    static void innerRoomsArePrivate(JavaClasses house) {
        house.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.endsWith(".internal"))
                .distinct()
                .forEach(inner -> {
                    String feature = inner.substring(0, inner.length() - ".internal".length());
                    classes()
                            .that()
                            .resideInAPackage(inner)
                            .should()
                            .onlyHaveDependentClassesThat()
                            .resideInAnyPackage(feature + "..", ROOT + "app..")
                            .check(house);
                });
    }

    /** Rules are plain code: they run in a worker, inside a transaction, and know no event loop. */
    @ArchTest
    static final ArchRule SERVICES_KNOW_NO_VERTX = noClasses()
            .that()
            .haveSimpleNameEndingWith("Service")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.vertx..");

    /** Only the one door and those who speak SQL know the database's library. */
    @ArchTest
    static final ArchRule NO_JDBC_BEYOND_THE_DOOR = noClasses()
            .that()
            .resideInAnyPackage(ROOT + "kernel..", ROOT + "cluster..", ROOT + "simulator..", ROOT + "demo..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.jdbi..", "java.sql..", "org.postgresql..");

    /** In a cluster each node counts its deployments from one: what tells nodes apart needs a name of its own. */
    @ArchTest
    static final ArchRule DEPLOYMENT_IDS_ARE_NO_NAMES =
            noClasses().should().callMethodWhere(target(name("deploymentID")));

    @ArchTest
    static final ArchRule NO_DRAWERS =
            noClasses().should().resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..", "..misc..");

    @ArchTest
    static final ArchRule NO_IMPLS = noClasses()
            .that(alwaysTrue())
            .should()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper");
}
