package org.roadmarshal.highway.internal;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.roadmarshal.gis.format.GeoJsonWriter;
import org.roadmarshal.gis.geo.Lonlat;
import org.roadmarshal.gis.geo.Wgs84;
import org.roadmarshal.gis.linear.Alignment;
import org.roadmarshal.gis.linear.Direction;
import org.roadmarshal.gis.linear.Found;
import org.roadmarshal.gis.linear.Side;
import org.roadmarshal.gis.linear.StakePart;
import org.roadmarshal.gis.linear.StakePlaces;
import org.roadmarshal.gis.linear.StakeText;
import org.roadmarshal.highway.HighwayBook;
import org.roadmarshal.highway.RouteSide;
import org.roadmarshal.highway.StakeAnswer;
import org.roadmarshal.highway.StakePlace;
import org.roadmarshal.kernel.Location;

/** From texts to places and back. */
public final class Stakes {
    private static final Pattern ROUTE = Pattern.compile("^\\s*(" + StakeText.ROUTE + ")", Pattern.CASE_INSENSITIVE);

    private Stakes() {}

    public static List<StakePlace> at(HighwayBook book, Geometry wgs84, double within) {
        return book.routes().near(wgs84, within).stream().map(Stakes::place).toList();
    }

    static StakePlace place(Found found) {
        return new StakePlace(
                found.alignment().route(),
                found.alignment().prefix(),
                found.fromAxis(),
                found.toAxis(),
                RouteSide.of(found.side()),
                Math.round(found.distance() * 1000) / 1000.0,
                measured(found.alignment(), found.fromAxis(), found.toAxis()));
    }

    private static String measured(Alignment line, long from, long to) {
        String first = line.metreText(from);
        String last = line.metreText(to);
        return first.equals(last) ? first : first + "-" + last;
    }

    private static String text(Alignment line, long from, long to) {
        String first = line.text(from);
        return from == to ? first : first + "-" + line.text(to);
    }

    public static StakeAnswer locate(HighwayBook book, String text) {
        return Faults.told(() -> {
            StakeText read = StakeText.parse(text, up(book, text));
            List<StakeAnswer.Candidate> candidates = StakePlaces.of(book.routes(), read).stream()
                    .map(candidate -> candidate(book, read, candidate))
                    .toList();
            return new StakeAnswer(
                    candidates.size() == 1 ? StakeAnswer.Outcome.FOUND : StakeAnswer.Outcome.AMBIGUOUS, candidates);
        });
    }

    private static Direction up(HighwayBook book, String text) {
        Matcher route = ROUTE.matcher(text);
        HighwayBook.Known known = route.find() ? book.named().get(route.group(1).toUpperCase(Locale.ROOT)) : null;
        return known == null ? Direction.INCREASING : known.up();
    }

    /** With a side, the place is at the ditch of that side; without, on the line. */
    private static StakeAnswer.Candidate candidate(HighwayBook book, StakeText read, StakePlaces.Candidate candidate) {
        Alignment line = candidate.alignment();
        long from = candidate.fromAxis();
        long to = candidate.toAxis();
        long middle = (from + to) / 2;
        double offset = read.side() == null
                ? 0
                : book.widths().at(line, middle, read.side()).ditch();
        StakePlace place = new StakePlace(
                line.route(),
                line.prefix(),
                from,
                to,
                read.side() == null ? null : RouteSide.of(read.side()),
                offset,
                text(line, from, to));
        Lonlat spot = line.place(covered(line, middle, from), read.side() == Side.LEFT ? -offset : offset);
        Geometry geometry = from == to ? Wgs84.point(spot) : line(line, from, to);
        return new StakeAnswer.Candidate(
                place, part(candidate.part()), new Location(spot.lon(), spot.lat()), GeoJsonWriter.geometry(geometry));
    }

    /** The middle of a stretch may lie in a hole. */
    private static long covered(Alignment line, long middle, long from) {
        return line.segments().stream().anyMatch(segment -> middle >= segment.fromAxis() && middle <= segment.toAxis())
                ? middle
                : from;
    }

    private static Geometry line(Alignment line, long from, long to) {
        return Wgs84.line(line.path(from, to).stream().map(Lonlat::toCoordinate).toArray(Coordinate[]::new));
    }

    private static StakeAnswer.Part part(StakePart part) {
        return part == null ? null : StakeAnswer.Part.valueOf(part.name());
    }
}
