package org.roadmarshal.highway.internal;

import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.roadmarshal.gis.zone.AnnouncedZone;
import org.roadmarshal.gis.zone.Verdict;
import org.roadmarshal.highway.HighwayBook;
import org.roadmarshal.highway.ZoneVerdict;
import org.roadmarshal.highway.ZoneVerdict.Announced;
import org.roadmarshal.highway.ZoneVerdict.Area;
import org.roadmarshal.highway.ZoneVerdict.Outcome;

/** Says a verdict with the names, the numbers and the law. */
public final class Judging {
    private Judging() {}

    public static ZoneVerdict verdict(HighwayBook book, Geometry wgs84, double error) {
        return book.verdicts()
                .judge(wgs84, error)
                .map(verdict -> said(book, verdict, error))
                .orElseGet(() -> new ZoneVerdict(
                        Outcome.OUTSIDE,
                        Area.BEYOND,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        error,
                        List.of()));
    }

    private static ZoneVerdict said(HighwayBook book, Verdict verdict, double error) {
        HighwayBook.Known known = book.named().get(verdict.beside().alignment().route());
        AnnouncedZone zone = verdict.announced();
        Area area = Area.valueOf(verdict.area().name());
        return new ZoneVerdict(
                Outcome.valueOf(verdict.outcome().name()),
                area,
                Stakes.place(verdict.beside()),
                known.name(),
                known.classCode(),
                centimetres(verdict.toDitch()),
                centimetres(verdict.toLand()),
                centimetres(verdict.toZone()),
                verdict.widths().ditch(),
                verdict.widths().land(),
                verdict.widths().zone(),
                zone == null ? null : new Announced(zone.id(), zone.name()),
                error,
                book.articles().getOrDefault(area == Area.BEYOND ? Area.CONTROL_ZONE.code() : area.code(), List.of()));
    }

    private static double centimetres(double metres) {
        return Math.round(metres * 100) / 100.0;
    }
}
