package org.roadmarshal.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.roadmarshal.gis.geo.Lonlat;

/** The road-environment issues of the spring campaign of 2020: its real totals, at made-up places. */
final class Campaign {
    private static final LocalDate BEGIN = LocalDate.of(2020, 3, 16);
    private static final int DAYS = 76;

    /** Of a hundred issues twelve are open. */
    private static final List<String> OPEN = List.of(
            "registered",
            "registered",
            "filed",
            "filed",
            "dispatched",
            "dispatched",
            "dispatched",
            "in_progress",
            "in_progress",
            "in_progress",
            "reported_done",
            "reported_done");

    /** The place in this text is how much the roads of a letter are patrolled, a kilometre. */
    private static final String WEIGHTS = " XSG";

    private final List<Highway> highways;
    private final Territory territory;
    private final Chance chance;
    private final Chance closing;
    private final List<Issue> issues = new ArrayList<>();

    /**
     * What was counted of one category.
     *
     * @param whole total in steps
     * @param step size of the unit's smallest amount
     * @param issues how many issues share it
     */
    private record Total(Category category, int whole, double step, String unit, int issues) {}

    private enum Category {
        GARBAGE("路肩堆积生活垃圾", 1),
        DITCH("边沟淤积需清理", 10),
        OBSTRUCTED_SIGN("树木遮挡公路标志", 3),
        NON_HIGHWAY_SIGN("违法设置非公路标志", 15),
        CROPS("公路用地内种植农作物", 15),
        MARKET("集市占用路面骑路经营", 20),
        ILLEGAL_STRUCTURE("建筑控制区内违法搭建", 20),
        HEAP("路侧堆放砂石、柴草", 4),
        STALL("路侧摆摊占道经营", 4);

        private final String words;
        private final int limitDays;

        Category(String words, int limitDays) {
            this.words = words;
            this.limitDays = limitDays;
        }
    }

    private record Issue(Category category, double quantity, String unit, Integer squareMetres) {}

    private record Spot(Highway highway, double metres, boolean left, Lonlat place, String squad, String township) {}

    Campaign(List<Highway> highways, Territory territory, long seed) {
        this.highways = highways;
        this.territory = territory;
        this.chance = new Chance(seed, "campaign");
        this.closing = new Chance(seed, "closing");
        for (Total total : List.of(
                new Total(Category.GARBAGE, 1257, 0.1, "t", 148),
                new Total(Category.DITCH, 1952, 0.1, "km", 124),
                new Total(Category.OBSTRUCTED_SIGN, 48, 1, "count", 41),
                new Total(Category.NON_HIGHWAY_SIGN, 273, 1, "count", 164),
                new Total(Category.CROPS, 420, 1, "m2", 9),
                new Total(Category.MARKET, 2, 1, "count", 2),
                new Total(Category.ILLEGAL_STRUCTURE, 262, 1, "count", 203),
                new Total(Category.STALL, 291, 1, "count", 137))) {
            for (int share : chance.share(total.whole(), total.issues())) {
                issues.add(new Issue(total.category(), share * total.step(), total.unit(), null));
            }
        }
        int[] heaps = chance.share(489, 256);
        int[] squareMetres = chance.share(6732, heaps.length);
        for (int i = 0; i < heaps.length; i++) {
            issues.add(new Issue(Category.HEAP, heaps[i], "count", squareMetres[i]));
        }
        Collections.shuffle(issues, chance);
    }

    void write(Path file) throws IOException {
        try (CsvFile out = new CsvFile(
                file,
                "number,category,state,lon,lat,route,stake,side,quantity,unit,quantity2,unit2,found_at,"
                        + "closed_at,description,agency_code,township_code")) {
            for (int i = 0; i < issues.size(); i++) {
                write(out, i, issues.get(i), spot());
            }
        }
    }

    private void write(CsvFile out, int i, Issue issue, Spot spot) throws IOException {
        long minutes = (long) i * DAYS * 10 * 60 / issues.size();
        LocalDateTime found = BEGIN.plusDays(minutes / 600).atTime(8, 0).plusMinutes(minutes % 600);
        String stake = spot.highway().mark(spot.metres());
        boolean whole = issue.quantity() == Math.rint(issue.quantity());
        String quantity = String.format(Locale.ROOT, whole ? "%.0f" : "%.1f", issue.quantity());
        String state = i % 100 < OPEN.size() * 8 && i % 8 == 0 ? OPEN.get(i % 100 / 8) : "closed";
        out.row(
                String.format(Locale.ROOT, "LY2020-%04d", i + 1),
                issue.category().name().toLowerCase(Locale.ROOT),
                state,
                CsvFile.lon(spot.place()),
                CsvFile.lat(spot.place()),
                spot.highway().ref(),
                stake,
                spot.left() ? "left" : "right",
                quantity,
                issue.unit(),
                issue.squareMetres(),
                issue.squareMetres() == null ? null : "m2",
                time(found),
                state.equals("closed") ? time(closed(found, issue.category())) : null,
                "%s %s %s侧：%s".formatted(spot.highway().ref(), stake, spot.left() ? "左" : "右", issue.category().words),
                spot.squad(),
                spot.township());
    }

    private static String time(LocalDateTime time) {
        return time.atOffset(ZoneOffset.ofHours(8)).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    /** Most are closed well within their limit, a few after it; in the afternoon. */
    private LocalDateTime closed(LocalDateTime found, Category category) {
        double share = closing.nextDouble() < 0.08 ? closing.between(1.2, 2.2) : closing.between(0.3, 0.95);
        return found.toLocalDate()
                .plusDays(Math.round(category.limitDays * 1.4 * share))
                .atTime(18, closing.nextInt(60));
    }

    /** The campaign itself. Its targets are made up, as nobody printed them. */
    static void writePlan(Path file) throws IOException {
        try (CsvFile out = new CsvFile(file, "name,name_en,state,starts_on,ends_on,agency_code,categories,targets")) {
            out.row(
                    "2020年春季路域环境整治行动",
                    "Spring road-environment campaign 2020",
                    "running",
                    BEGIN,
                    BEGIN.plusDays(DAYS - 1),
                    "bureau",
                    "garbage;ditch;obstructed_sign;non_highway_sign;crops;market;illegal_structure;heap;stall",
                    "garbage t 120;ditch km 190;obstructed_sign count 45;non_highway_sign count 260;crops m2 400;"
                            + "market count 2;illegal_structure count 240;heap count 450;heap m2 6000;stall count 270");
        }
    }

    /** Somewhere beside a road, as likely on every kilometre; outside the city's border it is drawn again. */
    private Spot spot() {
        Optional<Spot> spot = Optional.empty();
        while (spot.isEmpty()) {
            spot = draw();
        }
        return spot.get();
    }

    private Optional<Spot> draw() {
        Highway highway = weighted();
        double metres = chance.between(0, highway.openMetres());
        for (Highway.Part stretch : highway.stretches()) {
            if (metres <= stretch.metres()) {
                boolean left = chance.nextBoolean();
                Lonlat place = Plane.lonlat(beside(stretch.line(), metres, left));
                double stake = stretch.startMetres() + metres;
                return territory.squadOf(place).flatMap(squad -> territory
                        .countyOf(place)
                        .map(county ->
                                new Spot(highway, stake, left, place, squad, territory.townshipOf(place, county))));
            }
            metres -= stretch.metres();
        }
        return Optional.empty();
    }

    /** National and provincial roads are patrolled more than county roads. */
    private Highway weighted() {
        while (true) {
            Highway highway = chance.pick(highways);
            double weight = highway.openMetres()
                    / 300_000
                    * WEIGHTS.indexOf(highway.ref().charAt(0));
            if (chance.nextDouble() < weight) {
                return highway;
            }
        }
    }

    private Coordinate beside(List<Coordinate> line, double metres, boolean left) {
        double gone = 0;
        for (int i = 1; i < line.size(); i++) {
            double step = line.get(i - 1).distance(line.get(i));
            if (gone + step >= metres || i == line.size() - 1) {
                Coordinate along = Curve.direction(line.get(i - 1), line.get(i));
                Coordinate on = Curve.shift(line.get(i - 1), along, Math.min(step, metres - gone));
                return Curve.shift(on, Curve.turn(along, left ? -90 : 90), chance.between(9, 28));
            }
            gone += step;
        }
        throw new IllegalStateException("a line without length");
    }
}
