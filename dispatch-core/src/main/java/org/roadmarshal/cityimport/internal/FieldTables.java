package org.roadmarshal.cityimport.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.roadmarshal.cityimport.internal.CityFiles.Equipment;
import org.roadmarshal.cityimport.internal.CityFiles.Person;
import org.roadmarshal.cityimport.internal.CityFiles.Station;
import org.roadmarshal.cityimport.internal.CityFiles.Unit;
import org.roadmarshal.cityimport.internal.CityFiles.Vehicle;
import org.roadmarshal.gis.geo.Viewport;
import org.roadmarshal.station.StationKind;
import org.roadmarshal.unit.UnitKind;
import org.roadmarshal.unit.VehicleUse;

/** Reads who and what is out there; people and vehicles first, as the others name them. */
final class FieldTables {
    private static final List<String> PLATE_COLOURS =
            List.of("blue", "yellow", "white", "black", "green", "yellow_green");
    private static final List<String> USES =
            Stream.of(VehicleUse.values()).map(VehicleUse::code).toList();
    /** A terminal's header has room for twenty. Some makers' numbers are hexadecimal. */
    private static final Pattern TERMINAL = Pattern.compile("[0-9A-Fa-f]{1,20}");

    private static final List<String> EQUIPMENT = List.of("body_camera", "helmet", "vest", "cone");

    private final Directory directory;
    private final Viewport around;
    private final Set<String> agencies;
    private Set<String> badges = Set.of();
    private Set<String> plates = Set.of();

    /** @param agencies the codes of all */
    FieldTables(Directory directory, Viewport around, Set<String> agencies) {
        this.directory = directory;
        this.around = around;
        this.agencies = agencies;
    }

    List<Person> people() {
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

    List<Vehicle> vehicles() {
        List<Vehicle> rows = directory.table(
                "vehicles.csv",
                row -> new Vehicle(
                        row.text("plate"),
                        row.word("plate_colour", PLATE_COLOURS),
                        row.text("kind"),
                        row.wordOr("use", USES, VehicleUse.ENFORCEMENT.code()),
                        row.needed("agency_code", "agency", agencies),
                        row.matching("terminal", TERMINAL, "the digits of a phone number")),
                "plate",
                "plate_colour",
                "kind",
                "agency_code");
        plates = directory.unique("vehicles.csv", "plate", rows, Vehicle::plate);
        directory.unique("vehicles.csv", "terminal", rows, Vehicle::address);
        return rows;
    }

    List<Equipment> equipment() {
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

    List<Station> stations() {
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

    List<Unit> units() {
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
}
