package org.roadmarshal.coverage;

import java.util.List;
import org.roadmarshal.gis.geo.Lonlat;
import org.roadmarshal.kernel.Location;
import org.roadmarshal.kernel.Named;
import org.roadmarshal.station.Station;

/** What coverage is worked out of. @param units that are free and have a fix. @param past where incidents of the last year were */
record Situation(List<Free> units, List<Station> stations, List<Lonlat> past) {
    record Free(Named unit, Location place) {}
}
