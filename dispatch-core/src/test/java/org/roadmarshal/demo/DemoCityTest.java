package org.roadmarshal.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Geometry;
import org.roadmarshal.gis.format.CsvRow;
import org.roadmarshal.gis.format.CsvTable;
import org.roadmarshal.gis.format.Feature;
import org.roadmarshal.gis.format.GeoJsonLimits;
import org.roadmarshal.gis.format.GeoJsonReader;
import org.roadmarshal.gis.geo.Lonlat;
import org.roadmarshal.gis.geo.Viewport;
import org.roadmarshal.gis.road.Road;
import org.roadmarshal.gis.road.RoadGraph;
import org.roadmarshal.gis.road.RoadReader;
import org.roadmarshal.gis.road.Route;

class DemoCityTest {
    private static final Viewport REGION = new Viewport(118.8, 40.5, 121.4, 42.5);

    @TempDir
    private static Path city;

    private static final List<Road> ROADS = new ArrayList<>();
    private static RoadGraph graph;

    @BeforeAll
    static void write() throws IOException {
        new DemoCity().write(city, 7);
        RoadReader.Report report = RoadReader.read(city.resolve("roads.osm"), ROADS::add);
        assertThat(report.skipped()).isEmpty();
        graph = RoadGraph.of(ROADS);
    }

    @ParameterizedTest
    @CsvSource({
        "agencies.csv, kind, squad, 20",
        "agencies.csv, kind, township, 163",
        "agencies.csv, kind, county, 7",
        "agencies.csv, kind, bureau, 1",
        "agencies.csv, kind, operator, 54",
        "vehicles.csv, use, enforcement, 86",
        "vehicles.csv, use, coach, 361",
        "vehicles.csv, use, tour_bus, 206",
        "vehicles.csv, use, dangerous_goods, 850",
        "equipment.csv, kind, body_camera, 179",
        "equipment.csv, kind, helmet, 131",
        "equipment.csv, kind, vest, 139",
        "equipment.csv, kind, cone, 162",
        "stations.csv, kind, squad_post, 20",
        "stations.csv, kind, airport, 1",
        "issues.csv, category, market, 2",
    })
    void thereAreAsManyAsTheFirstUsersHave(String file, String column, String value, long count) throws IOException {
        assertThat(table(file).stream().filter(row -> row.text(column).equals(value)))
                .hasSize((int) count);
    }

    @ParameterizedTest
    @CsvSource({
        "people.csv, badge, 256",
        "people.csv, name, 256",
        "people.csv, certificate_no, 256",
        "vehicles.csv, plate, 1503",
        "vehicles.csv, terminal, 1503",
        "agencies.csv, code, 253",
        "stations.csv, code, 53",
        "equipment.csv, serial, 611",
    })
    void nothingIsThereTwice(String file, String column, int count) throws IOException {
        Set<String> values = new HashSet<>();
        table(file).forEach(row -> values.add(row.text(column)));
        assertThat(values).hasSize(count);
    }

    @ParameterizedTest
    @CsvSource({
        "garbage, t, 125.7",
        "ditch, km, 195.2",
        "obstructed_sign, count, 48",
        "non_highway_sign, count, 273",
        "crops, m2, 420",
        "market, count, 2",
        "illegal_structure, count, 262",
        "heap, count, 489",
        "heap, m2, 6732",
        "stall, count, 291",
    })
    void theCampaignAddsUpToItsTotals(String category, String unit, BigDecimal total) throws IOException {
        BigDecimal sum = BigDecimal.ZERO;
        for (CsvRow row : table("issues.csv")) {
            if (row.text("category").equals(category)) {
                sum = sum.add(amount(row, "quantity", "unit", unit)).add(amount(row, "quantity2", "unit2", unit));
            }
        }
        assertThat(sum).isEqualByComparingTo(total);
    }

    @Test
    void mostIssuesAreClosedAndEveryStateOccurs() throws IOException {
        Map<String, Long> states = table("issues.csv").stream()
                .collect(Collectors.groupingBy(row -> row.text("state"), Collectors.counting()));
        assertThat(states.keySet())
                .containsExactlyInAnyOrder(
                        "registered", "filed", "dispatched", "in_progress", "reported_done", "closed");
        long all = states.values().stream().mapToLong(Long::longValue).sum();
        assertThat(1 - (double) states.get("closed") / all).isCloseTo(0.12, within(0.02));
    }

    @Test
    void everyIssueLiesBesideItsRoad() throws IOException {
        for (CsvRow row : table("issues.csv")) {
            assertThat(row.text("stake")).matches("K\\d+\\+\\d{3}");
            assertThat(row.text("side")).isIn("left", "right");
            assertThat(OffsetDateTime.parse(row.text("found_at")).getYear()).isEqualTo(2020);
            Lonlat place = row.place();
            assertThat(graph.nearest(place, 50)).as("row %d", row.number()).isPresent();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "people.csv, agency_code, agencies.csv, code",
        "vehicles.csv, agency_code, agencies.csv, code",
        "equipment.csv, agency_code, agencies.csv, code",
        "equipment.csv, holder_badge, people.csv, badge",
        "stations.csv, agency_code, agencies.csv, code",
        "units.csv, agency_code, agencies.csv, code",
        "units.csv, plate, vehicles.csv, plate",
        "units.csv, member_badges, people.csv, badge",
        "issues.csv, agency_code, agencies.csv, code",
        "issues.csv, township_code, agencies.csv, code",
        "agencies.csv, parent_code, agencies.csv, code",
    })
    void everyReferenceLeadsSomewhere(String file, String column, String target, String key) throws IOException {
        Set<String> known = table(target).stream().map(row -> row.text(key)).collect(Collectors.toSet());
        assertThat(table(file).stream()
                        .map(row -> row.textOrNull(column))
                        .filter(value -> value != null)
                        .flatMap(value -> Stream.of(value.split(";"))))
                .isNotEmpty()
                .isSubsetOf(known);
    }

    @Test
    void nobodyIsInTwoUnitsAndEveryUnitStandsInTheRegion() throws IOException {
        Set<String> members = new HashSet<>();
        Set<String> plates = new HashSet<>();
        for (CsvRow unit : table("units.csv")) {
            assertThat(unit.text("callsign")).matches("1[0-2]\\d-\\d{2}");
            assertThat(unit.text("kind").equals("vehicle")).isEqualTo(unit.textOrNull("plate") != null);
            assertThat(unit.text("member_badges").split(";")).allMatch(members::add);
            assertThat(unit.textOrNull("plate") == null || plates.add(unit.text("plate")))
                    .isTrue();
            assertThat(REGION.contains(unit.number("lon"), unit.number("lat"))).isTrue();
        }
        assertThat(plates).hasSize(86).allMatch(plate -> plate.matches("辽N(D\\d{5}|[A-HJ-NP-Z]\\d{4})"));
    }

    @Test
    void supervisedVehiclesAreOfOperatorsAndCarryTheirClassesPlates() throws IOException {
        Set<String> operators = new HashSet<>();
        for (CsvRow vehicle : table("vehicles.csv")) {
            if (!vehicle.text("use").equals("enforcement")) {
                operators.add(vehicle.text("agency_code"));
                assertThat(vehicle.text("plate_colour") + " " + vehicle.text("plate"))
                        .matches("yellow 辽N\\d{5}|yellow_green 辽N\\d{5}D");
                assertThat(vehicle.text("terminal")).matches("\\d{12}");
            }
        }
        assertThat(operators).hasSize(54).allMatch(code -> code.matches("op-\\d{2}"));
    }

    @Test
    void everyTownCanBeReachedAndLeft() {
        Lonlat middle = new Lonlat(120.45, 41.573);
        for (Place town : new Gazetteer().places(7)) {
            Lonlat place = Plane.lonlat(town.middle());
            assertThat(graph.fastest(middle, place)).as("to " + town.name()).isPresent();
            assertThat(graph.fastest(place, middle)).as("from " + town.name()).isPresent();
        }
    }

    @ParameterizedTest
    @CsvSource({"120.45, 41.573, 119.402, 41.245", "119.402, 41.245, 120.45, 41.573", "120.45, 41.573, 120.77, 41.801"})
    void longWaysGoByTheExpressway(double lon1, double lat1, double lon2, double lat2) {
        Route route =
                graph.fastest(new Lonlat(lon1, lat1), new Lonlat(lon2, lat2)).orElseThrow();
        assertThat(route.metres() / route.seconds() * 3.6).as("mean km/h").isGreaterThan(70);
    }

    @Test
    void theRoadsAreARegionsWorthAndSayWhatTheyAre() throws IOException {
        assertThat(ROADS).hasSizeBetween(6_000, 15_000);
        assertThat(ROADS.stream().map(Road::ref).filter(ref -> ref != null))
                .contains("G101", "G25", "G16", "G305", "G306", "S206", "S307");
        assertThat(ROADS.stream().filter(road -> road.roadClass().name().equals("MOTORWAY")))
                .allMatch(Road::oneway);
        assertThat(ROADS.stream().flatMap(road -> Stream.of(road.line().getCoordinates())))
                .allMatch(place -> REGION.contains(place.x, place.y));
        String head = Files.readString(city.resolve("roads.osm")).substring(0, 400);
        assertThat(head).contains("generated illustration, not a survey");
    }

    @Test
    void theSquadsShareEveryCountyAmongThem() throws IOException {
        Map<String, Feature> counties = features("counties.geojson");
        Map<String, Feature> areas = features("jurisdictions.geojson");
        assertThat(counties).hasSize(7);
        assertThat(counties.values()).allMatch(county -> county.geometry().isValid());
        assertThat(areas.values()).allMatch(area -> area.geometry().isValid());
        double whole = counties.values().stream()
                .mapToDouble(county -> county.geometry().getArea())
                .sum();
        double shared = areas.values().stream()
                .mapToDouble(area -> area.geometry().getArea())
                .sum();
        assertThat(shared).isCloseTo(whole, within(whole * 1e-5));
        Geometry beipiao = counties.get("211381").geometry();
        double within = List.of("squad-111", "squad-112", "squad-113").stream()
                .mapToDouble(
                        code -> areas.get(code).geometry().intersection(beipiao).getArea())
                .sum();
        assertThat(within).isCloseTo(beipiao.getArea(), within(beipiao.getArea() * 1e-5));
    }

    @Test
    void theSameSeedWritesTheSameBytes(@TempDir Path again, @TempDir Path other) throws IOException {
        new DemoCity().write(again, 7);
        new DemoCity().write(other, 8);
        Map<String, Boolean> changed = new HashMap<>();
        try (Stream<Path> files = Files.list(city)) {
            for (Path file : files.toList()) {
                assertThat(again.resolve(file.getFileName())).hasSameBinaryContentAs(file);
                changed.put(
                        file.getFileName().toString(), Files.mismatch(file, other.resolve(file.getFileName())) >= 0);
            }
        }
        assertThat(changed).hasSize(20).containsEntry("roads.osm", true).containsEntry("people.csv", true);
    }

    private static BigDecimal amount(CsvRow row, String quantity, String unitColumn, String unit) {
        return unit.equals(row.textOrNull(unitColumn)) ? new BigDecimal(row.text(quantity)) : BigDecimal.ZERO;
    }

    private static List<CsvRow> table(String file) throws IOException {
        return CsvTable.read(city.resolve(file));
    }

    private static Map<String, Feature> features(String file) throws IOException {
        Map<String, Feature> features = new LinkedHashMap<>();
        new GeoJsonReader(GeoJsonLimits.IMPORT.within(REGION))
                .features(Files.newInputStream(city.resolve(file)), feature -> features.put(feature.id(), feature));
        return features;
    }
}
