package org.roadmarshal.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.roadmarshal.gis.format.CsvRow;
import org.roadmarshal.gis.geo.Earth;
import org.roadmarshal.gis.geo.Lonlat;
import org.roadmarshal.gis.road.RoadGraph;
import org.roadmarshal.gis.road.Snap;

/** The people of the squads, their vehicles and equipment, and the units in which they go out. */
final class Force {
    private static final int OFFICERS = 256;
    private static final int VEHICLES = 86;
    private static final String PLATE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final LocalDate CERTIFICATES_FROM = LocalDate.of(2026, 12, 1);

    private final List<CsvRow> squads;
    private final Chance chance;
    private final Map<String, List<Officer>> officers = new LinkedHashMap<>();
    private final Map<String, List<String>> plates = new LinkedHashMap<>();

    Force(List<CsvRow> squads, long seed) {
        this.squads = squads;
        this.chance = new Chance(seed, "force");
        squads.forEach(squad -> {
            officers.put(squad.text("code"), new ArrayList<>());
            plates.put(squad.text("code"), new ArrayList<>());
        });
    }

    /** @param vehicles the table that takes the squads' own */
    void write(Path directory, CsvFile vehicles, RoadGraph roads) throws IOException {
        people(directory.resolve("people.csv"));
        vehicles(vehicles);
        equipment(directory.resolve("equipment.csv"));
        units(directory.resolve("units.csv"), roads);
    }

    private String squad(int i) {
        return squads.get(i % squads.size()).text("code");
    }

    private void people(Path file) throws IOException {
        PersonNames names = new PersonNames(chance);
        try (CsvFile out =
                new CsvFile(file, "badge,name,agency_code,role_title,certificate_no,certificate_expires,phone")) {
            for (int i = 0; i < OFFICERS; i++) {
                int rank = i / squads.size();
                String title = rank == 0 ? "大队长" : rank == 1 ? "副大队长" : rank < 4 ? "中队长" : "执法员";
                String badge = String.format(Locale.ROOT, "CY%04d", i + 1);
                Officer officer = new Officer(badge, names.next(), squad(i), title);
                officers.get(officer.squad()).add(officer);
                out.row(
                        badge,
                        officer.name(),
                        officer.squad(),
                        title,
                        String.format(Locale.ROOT, "211300%05d", 10_000 + i * 7),
                        CERTIFICATES_FROM.plusDays(chance.nextInt(5 * 365)),
                        String.format(Locale.ROOT, "100-4210-%04d", i + 1));
            }
        }
    }

    private void vehicles(CsvFile out) throws IOException {
        List<String> kinds = List.of("patrol_car", "patrol_car", "suv", "suv", "pickup", "van");
        for (int i = 0; i < VEHICLES; i++) {
            boolean electric = i % 9 == 4;
            boolean weighing = squad(i).equals("squad-118") && i >= squads.size();
            String plate = electric
                    ? String.format(Locale.ROOT, "辽ND%05d", 10_037 + i * 613)
                    : "辽N" + PLATE_LETTERS.charAt(chance.nextInt(PLATE_LETTERS.length()))
                            + String.format(Locale.ROOT, "%04d", 1000 + i * 97);
            plates.get(squad(i)).add(plate);
            out.row(
                    plate,
                    electric ? "green" : weighing ? "yellow" : "blue",
                    weighing ? "weighing_truck" : chance.pick(kinds),
                    "enforcement",
                    squad(i),
                    String.format(Locale.ROOT, "0421%08d", 10_001 + i));
        }
    }

    private void equipment(Path file) throws IOException {
        List<Officer> all = officers.values().stream().flatMap(List::stream).toList();
        Map<String, Integer> counts = new LinkedHashMap<>();
        counts.put("body_camera", 179);
        counts.put("helmet", 131);
        counts.put("vest", 139);
        counts.put("cone", 162);
        try (CsvFile out = new CsvFile(file, "serial,kind,agency_code,holder_badge")) {
            for (Map.Entry<String, Integer> kind : counts.entrySet()) {
                String prefix = kind.getKey().substring(0, 1).toUpperCase(Locale.ROOT);
                for (int i = 0; i < kind.getValue(); i++) {
                    String serial = String.format(Locale.ROOT, "%s-%04d", prefix, i + 1);
                    Officer holder = all.get((int) ((long) i * all.size() / kind.getValue()));
                    if (kind.getKey().equals("cone")) {
                        out.row(serial, kind.getKey(), squad(i), null);
                    } else {
                        out.row(serial, kind.getKey(), holder.squad(), holder.badge());
                    }
                }
            }
        }
    }

    /** Two officers a vehicle while there are enough, the others on foot by twos; the head of a squad stays in. */
    private void units(Path file, RoadGraph roads) throws IOException {
        try (CsvFile out = new CsvFile(file, "callsign,kind,agency_code,plate,member_badges,lon,lat")) {
            for (CsvRow squad : squads) {
                String code = squad.text("code");
                List<String> badges = new ArrayList<>(
                        officers.get(code).stream().skip(1).map(Officer::badge).toList());
                List<String> free = new ArrayList<>(plates.get(code));
                for (int n = 1; badges.size() >= 2; n++) {
                    String plate = free.isEmpty() ? null : free.remove(0);
                    Lonlat place = near(squad.place(), plate == null ? 900 : 5000, roads);
                    out.row(
                            String.format(Locale.ROOT, "%s-%02d", code.substring(code.length() - 3), n),
                            plate == null ? "foot" : "vehicle",
                            code,
                            plate,
                            badges.remove(0) + ";" + badges.remove(0),
                            CsvFile.lon(place),
                            CsvFile.lat(place));
                }
            }
        }
    }

    private Lonlat near(Lonlat post, double metres, RoadGraph roads) {
        Lonlat about = Earth.destination(post, chance.between(0, 360), chance.between(0.1, 1) * metres);
        return roads.nearest(about, 5000).map(Snap::place).orElse(post);
    }
}
