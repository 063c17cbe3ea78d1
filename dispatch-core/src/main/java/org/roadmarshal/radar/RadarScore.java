package org.roadmarshal.radar;

import java.util.ArrayList;
import java.util.List;
import org.roadmarshal.radar.RadarReason.Kind;

/** Turns counts into reasons with points: a table that anybody can work out by hand. */
final class RadarScore {
    private static final int RELAPSE = 5;
    private static final int MOST_RELAPSE = 25;
    private static final int MOST_REPEATED = 10;
    private static final int SEASON = 2;
    private static final int MOST_SEASON = 10;
    private static final int PATTERN = 4;
    /** Fewer say nothing of a pattern. */
    private static final int PATTERN_FROM = 4;

    private static final int WEEK = 7;
    private static final int MARKET = 5;
    private static final int PARTY = 3;
    private static final int MOST_PARTY = 9;
    private static final int MOST_OPEN = 5;
    private static final int OVERDUE = 2;
    private static final int MOST_OVERDUE = 6;

    private RadarScore() {}

    static List<RadarReason> reasons(PlaceHistory place) {
        List<RadarReason> reasons = new ArrayList<>();
        add(reasons, Kind.RELAPSE, place.relapses(), null, Math.min(MOST_RELAPSE, RELAPSE * place.relapses()));
        add(reasons, Kind.REPEATED, place.year() - 1, null, Math.min(MOST_REPEATED, place.year() - 1));
        add(reasons, Kind.SEASON, place.season(), null, Math.min(MOST_SEASON, SEASON * place.season()));
        pattern(reasons, Kind.WEEKDAY, place.weekday(), place.all(), WEEK);
        pattern(reasons, Kind.MARKET_DAY, place.fifthDay(), place.all(), MARKET);
        add(reasons, Kind.PARTY, place.party(), null, Math.min(MOST_PARTY, PARTY * place.party()));
        add(reasons, Kind.OPEN, place.open(), null, Math.min(MOST_OPEN, place.open()));
        add(reasons, Kind.OVERDUE, place.overdue(), null, Math.min(MOST_OVERDUE, OVERDUE * place.overdue()));
        return reasons;
    }

    static int points(List<RadarReason> reasons) {
        return reasons.stream().mapToInt(RadarReason::points).sum();
    }

    private static void pattern(List<RadarReason> reasons, Kind kind, int count, int all, int days) {
        if (all >= PATTERN_FROM && count * days >= 2 * all) {
            add(reasons, kind, count, all, PATTERN);
        }
    }

    private static void add(List<RadarReason> reasons, Kind kind, int count, Integer of, int points) {
        if (count > 0) {
            reasons.add(new RadarReason(kind, count, of, points));
        }
    }
}
