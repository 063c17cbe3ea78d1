package org.roadmarshal.cityimport.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;
import org.roadmarshal.cityimport.CityImportException;
import org.roadmarshal.cityimport.RoadImport;
import org.roadmarshal.cityimport.internal.CityFiles.Agency;
import org.roadmarshal.cityimport.internal.CityFiles.Area;
import org.roadmarshal.cityimport.internal.CityFiles.Equipment;
import org.roadmarshal.cityimport.internal.CityFiles.Issue;
import org.roadmarshal.cityimport.internal.CityFiles.Person;
import org.roadmarshal.cityimport.internal.CityFiles.Station;
import org.roadmarshal.cityimport.internal.CityFiles.Unit;
import org.roadmarshal.cityimport.internal.CityFiles.Vehicle;
import org.roadmarshal.gis.format.Feature;
import org.roadmarshal.gis.geo.Viewport;
import org.roadmarshal.identity.AgencyKind;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Json;
import org.roadmarshal.kernel.Location;
import org.roadmarshal.layer.City;
import org.roadmarshal.station.StationKind;
import org.roadmarshal.unit.UnitKind;

/** Reads a city directory and checks it whole: every word, every reference, every place. */
public final class CityReader {
    /** How far beyond the city's bounds its things may stand, degrees. */
    private static final double MARGIN = 0.5;

    private static final List<String> PLATE_COLOURS =
            List.of("blue", "yellow", "white", "black", "green", "yellow_green");
    private static final List<String> EQUIPMENT = List.of("body_camera", "helmet", "vest", "cone");

    private final Directory directory;
    private Viewport around;
    private Set<String> agencies;
    private Set<String> badges;
    private Set<String> plates;

    private CityReader(Directory directory) {
        this.directory = directory;
    }

    /** @throws CityImportException with every error */
    public static CityFiles read(Path path) {
        Directory directory = new Directory(path);
        CityFiles files = new CityReader(directory).read();
        if (!directory.errors().isEmpty()) {
            throw new CityImportException(directory.errors());
        }
        return files;
    }

    private CityFiles read() {
        City city = city();
        List<Agency> agencyRows = agencies();
        List<Area> areas = new ArrayList<>(areas("counties.geojson", "county", "code"));
        areas.addAll(areas("jurisdictions.geojson", "jurisdiction", "agency_code"));
        List<Person> people = people();
        List<Vehicle> vehicles = vehicles();
        List<Equipment> equipment = equipment();
        List<Station> stations = stations();
        List<Unit> units = units();
        List<Issue> issues = new IssueTable(directory, around, agencies).read();
        return new CityFiles(city, agencyRows, areas, people, vehicles, equipment, stations, units, issues, roads());
    }

    private City city() {
        try {
            JsonNode json = Json.MAPPER.readTree(Files.readString(directory.file("city.json")));
            List<Double> bounds = numbers(json, "bounds", 4);
            List<Double> centre = numbers(json, "centre", 2);
            Viewport box = new Viewport(bounds.get(0), bounds.get(1), bounds.get(2), bounds.get(3));
            box.fault(centre.get(0), centre.get(1))
                    .ifPresent(fault -> directory.fault("city.json", "centre: " + fault));
            around = wider(box);
            String code = text(json, "code");
            if (!code.matches("[a-z][a-z0-9-]{1,31}")) {
                directory.fault("city.json", "code must be lower-case letters, digits and -, not " + code);
            }
            return new City(
                    code,
                    text(json, "name"),
                    text(json, "nameEn"),
                    new Location(centre.get(0), centre.get(1)),
                    bounds,
                    ZoneId.of(text(json, "timeZone")).getId(),
                    json.path("illustrative").asText(null));
        } catch (JsonProcessingException e) {
            directory.fault("city.json", "is not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            directory.fault("city.json", "cannot be read");
        } catch (IllegalArgumentException | DateTimeException | DispatchException e) {
            directory.fault("city.json", e.getMessage());
        }
        return null;
    }

    private static String text(JsonNode json, String name) {
        String text = json.path(name).asText("");
        if (text.isBlank()) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return text;
    }

    private static List<Double> numbers(JsonNode json, String name, int count) {
        List<Double> numbers = new ArrayList<>();
        json.path(name).forEach(number -> numbers.add(number.asDouble(Double.NaN)));
        if (numbers.size() != count) {
            throw new IllegalArgumentException(name + " must be an array of " + count + " numbers");
        }
        return numbers;
    }

    private static Viewport wider(Viewport box) {
        return new Viewport(
                Math.max(-180, box.west() - MARGIN),
                Math.max(-90, box.south() - MARGIN),
                Math.min(180, box.east() + MARGIN),
                Math.min(90, box.north() + MARGIN));
    }

    private List<Agency> agencies() {
        if (!directory.has("agencies.csv")) {
            directory.fault("agencies.csv", "is missing");
        }
        List<String> kinds =
                Stream.of(AgencyKind.values()).map(AgencyKind::code).toList();
        List<Agency> rows = directory.table(
                "agencies.csv",
                row -> new Agency(
                        row.text("code"),
                        row.text("name"),
                        row.text("name_en"),
                        row.word("kind", kinds),
                        row.textOrNull("parent_code")),
                "code",
                "name",
                "name_en",
                "kind",
                "parent_code");
        agencies = directory.unique("agencies.csv", "code", rows, Agency::code);
        Map<String, String> parents = new HashMap<>();
        rows.forEach(row -> parents.put(row.code(), row.parentCode()));
        for (int i = 0; i < rows.size(); i++) {
            String fault = ancestry(rows.get(i), parents);
            if (fault != null) {
                directory.fault("agencies.csv:" + (i + 2), fault);
            }
        }
        return rows;
    }

    private static String ancestry(Agency agency, Map<String, String> parents) {
        if (agency.parentCode() != null && !parents.containsKey(agency.parentCode())) {
            return "parent_code: there is no agency " + agency.parentCode();
        }
        int steps = 0;
        for (String at = agency.parentCode(); at != null; at = parents.get(at)) {
            if (at.equals(agency.code()) || steps++ > parents.size()) {
                return "parent_code: " + agency.code() + " is above itself";
            }
        }
        return null;
    }

    private List<Area> areas(String file, String layer, String codeProperty) {
        List<Area> areas = directory.map(file, feature -> {
            String code = feature.text(codeProperty);
            String where = file + ":" + (code == null ? "a feature" : code);
            if (code == null || feature.text("name") == null || feature.text("name_en") == null) {
                directory.fault(where, "needs the properties " + codeProperty + ", name and name_en");
            }
            if (layer.equals("jurisdiction") && code != null && !agencies.contains(code)) {
                directory.fault(where, "there is no agency " + code);
            }
            return new Area(layer, code, feature.text("name"), feature.text("name_en"), polygon(where, feature));
        });
        directory.unique(file, codeProperty, areas, Area::code);
        return areas;
    }

    private Geometry polygon(String where, Feature feature) {
        Geometry geometry = feature.geometry();
        if (geometry == null || geometry.getDimension() != 2) {
            directory.fault(where, "must be a polygon");
            return null;
        }
        TopologyValidationError error = new IsValidOp(geometry).getValidationError();
        if (error != null) {
            directory.fault(where, error.getMessage() + " at " + error.getCoordinate());
        }
        return geometry;
    }

    private List<Person> people() {
        List<Person> rows = directory.table(
                "people.csv",
                row -> new Person(
                        row.text("badge"),
                        row.text("name"),
                        row.needed("agency_code", "agency", agencies),
                        row.textOrNull("role_title"),
                        row.textOrNull("certificate_no"),
                        row.date("certificate_expires"),
                        row.textOrNull("phone")),
                "badge",
                "name",
                "agency_code");
        badges = directory.unique("people.csv", "badge", rows, Person::badge);
        return rows;
    }

    private List<Vehicle> vehicles() {
        List<Vehicle> rows = directory.table(
                "vehicles.csv",
                row -> new Vehicle(
                        row.text("plate"),
                        row.word("plate_colour", PLATE_COLOURS),
                        row.text("kind"),
                        row.needed("agency_code", "agency", agencies),
                        row.textOrNull("terminal")),
                "plate",
                "plate_colour",
                "kind",
                "agency_code");
        plates = directory.unique("vehicles.csv", "plate", rows, Vehicle::plate);
        return rows;
    }

    private List<Equipment> equipment() {
        List<Equipment> rows = directory.table(
                "equipment.csv",
                row -> new Equipment(
                        row.text("serial"),
                        row.word("kind", EQUIPMENT),
                        row.needed("agency_code", "agency", agencies),
                        row.reference("holder_badge", "person", badges)),
                "serial",
                "kind",
                "agency_code",
                "holder_badge");
        directory.unique("equipment.csv", "kind and serial", rows, row -> row.kind() + " " + row.serial());
        return rows;
    }

    private List<Station> stations() {
        List<String> kinds =
                Stream.of(StationKind.values()).map(StationKind::code).toList();
        List<Station> rows = directory.table(
                "stations.csv",
                row -> new Station(
                        row.text("code"),
                        row.text("name"),
                        row.text("name_en"),
                        row.word("kind", kinds),
                        row.reference("agency_code", "agency", agencies),
                        row.place(around)),
                "code",
                "name",
                "name_en",
                "kind",
                "agency_code",
                "lon",
                "lat");
        directory.unique("stations.csv", "code", rows, Station::code);
        return rows;
    }

    private List<Unit> units() {
        Map<String, String> crews = new HashMap<>();
        List<Unit> rows = directory.table(
                "units.csv",
                row -> unit(row, crews),
                "callsign",
                "kind",
                "agency_code",
                "plate",
                "member_badges",
                "lon",
                "lat");
        directory.unique("units.csv", "callsign", rows, Unit::callsign);
        return rows;
    }

    /** @param crews who was already seen in which unit: a person crews one at a time */
    private Unit unit(Row row, Map<String, String> crews) {
        UnitKind kind = row.coded("kind", UnitKind.class);
        String plate = row.reference("plate", "vehicle", plates);
        if (kind == UnitKind.VEHICLE && plate == null) {
            row.fault("plate is empty, but the kind is vehicle");
        }
        String callsign = row.text("callsign");
        List<String> members = Stream.of(Objects.requireNonNullElse(row.textOrNull("member_badges"), "")
                        .split(";"))
                .map(String::strip)
                .filter(badge -> !badge.isEmpty())
                .toList();
        for (String badge : members) {
            if (!badges.contains(badge)) {
                row.fault("member_badges: there is no person " + badge);
            }
            String other = crews.putIfAbsent(badge, String.valueOf(callsign));
            if (other != null) {
                row.fault("member_badges: " + badge + " already crews " + other);
            }
        }
        return new Unit(
                callsign,
                kind == null ? null : kind.code(),
                row.needed("agency_code", "agency", agencies),
                plate,
                members,
                row.place(around));
    }

    private Path roads() {
        String name = directory.has("roads.osm.pbf") ? "roads.osm.pbf" : "roads.osm";
        if (!directory.has(name)) {
            return null;
        }
        try {
            RoadImport.check(directory.file(name));
        } catch (IOException e) {
            String what = e.getMessage().replace(directory.file(name) + " ", "");
            directory.fault(name, what.lines().findFirst().orElse(""));
        }
        return directory.file(name);
    }
}
