package org.roadmarshal.detour;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.roadmarshal.gis.geo.Lonlat;
import org.roadmarshal.gis.road.Reach;
import org.roadmarshal.gis.road.RoadPlace;
import org.roadmarshal.road.Driving;

/** The nearest patrol of each issue, within some minutes: one bounded search a patrol. */
final class DetourSearch {
    private static final double OFF_ROAD_M = 500;
    private static final int MOST = 50;

    private final Driving driving;
    private final double most;

    DetourSearch(Driving driving, int minutes) {
        this.driving = driving;
        this.most = 60.0 * minutes;
    }

    List<Detour> run(Nearby nearby) {
        Map<OpenIssue, RoadPlace> places = new HashMap<>();
        for (OpenIssue issue : nearby.issues()) {
            Lonlat there = new Lonlat(issue.location().lon(), issue.location().lat());
            driving.network().place(there, null, OFF_ROAD_M).ifPresent(place -> places.put(issue, place));
        }
        Map<OpenIssue, Detour> best = new HashMap<>();
        for (Nearby.Patrol patrol : nearby.patrols()) {
            driving.network()
                    .place(patrol.place(), patrol.course(), OFF_ROAD_M)
                    .map(start -> driving.network().reach(List.of(start), most, driving.blocked()))
                    .ifPresent(reach -> places.forEach((issue, place) -> offer(best, issue, patrol, reach, place)));
        }
        List<Detour> found = new ArrayList<>(best.values());
        found.sort(Comparator.comparing(Detour::overdue).reversed().thenComparing(Detour::seconds));
        return found.subList(0, Math.min(MOST, found.size()));
    }

    private void offer(
            Map<OpenIssue, Detour> best, OpenIssue issue, Nearby.Patrol patrol, Reach reach, RoadPlace place) {
        double seconds = reach.seconds(place);
        Detour known = best.get(issue);
        if (seconds <= most && (known == null || seconds < known.seconds())) {
            best.put(
                    issue,
                    new Detour(
                            issue.id(),
                            issue.category(),
                            issue.what(),
                            issue.location(),
                            issue.overdue(),
                            patrol.unit(),
                            (int) seconds));
        }
    }
}
