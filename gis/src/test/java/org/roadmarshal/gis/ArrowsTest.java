package org.roadmarshal.gis;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which package of the library may use which. */
@AnalyzeClasses(packages = "org.roadmarshal.gis", importOptions = ImportOption.DoNotIncludeTests.class)
class ArrowsTest {
    @ArchTest
    static final ArchRule ARROWS = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("org.roadmarshal..")
            .layer("geo")
            .definedBy("org.roadmarshal.gis.geo..")
            .layer("crs")
            .definedBy("org.roadmarshal.gis.crs..")
            .layer("road")
            .definedBy("org.roadmarshal.gis.road..")
            .layer("format")
            .definedBy("org.roadmarshal.gis.format..")
            .layer("track")
            .definedBy("org.roadmarshal.gis.track..")
            .layer("index")
            .definedBy("org.roadmarshal.gis.index..")
            .layer("tile")
            .definedBy("org.roadmarshal.gis.tile..")
            .layer("patrol")
            .definedBy("org.roadmarshal.gis.patrol..")
            .layer("fence")
            .definedBy("org.roadmarshal.gis.fence..")
            .layer("linear")
            .definedBy("org.roadmarshal.gis.linear..")
            .layer("zone")
            .definedBy("org.roadmarshal.gis.zone..")
            .whereLayer("geo")
            .mayNotAccessAnyLayer()
            .whereLayer("crs")
            .mayOnlyAccessLayers("geo")
            .whereLayer("road")
            .mayOnlyAccessLayers("geo", "crs", "track")
            .whereLayer("track")
            .mayOnlyAccessLayers("geo")
            .whereLayer("format")
            .mayOnlyAccessLayers("geo", "crs", "track")
            .whereLayer("index")
            .mayOnlyAccessLayers("geo")
            .whereLayer("tile")
            .mayOnlyAccessLayers("geo", "crs")
            .whereLayer("patrol")
            .mayOnlyAccessLayers("geo", "track")
            .whereLayer("linear")
            .mayOnlyAccessLayers("geo", "crs")
            .whereLayer("zone")
            .mayOnlyAccessLayers("linear")
            .whereLayer("fence")
            .mayOnlyAccessLayers("geo")
            .ensureAllClassesAreContainedInArchitecture();

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("org.roadmarshal.gis.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule A_PLAIN_LIBRARY = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx..", "org.jdbi..", "com.zaxxer..", "java.sql..", "java.net.http..");
}
