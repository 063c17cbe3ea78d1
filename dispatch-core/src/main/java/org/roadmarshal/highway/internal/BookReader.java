package org.roadmarshal.highway.internal;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.locationtech.jts.geom.LineString;
import org.roadmarshal.gis.geo.Lonlat;
import org.roadmarshal.gis.linear.Alignment;
import org.roadmarshal.gis.linear.Direction;
import org.roadmarshal.gis.linear.Equation;
import org.roadmarshal.gis.linear.LinearException;
import org.roadmarshal.gis.linear.Post;
import org.roadmarshal.gis.linear.RouteBook;
import org.roadmarshal.gis.linear.SegmentPlan;
import org.roadmarshal.gis.linear.StakePart;
import org.roadmarshal.gis.zone.AnnouncedZone;
import org.roadmarshal.gis.zone.Verdicts;
import org.roadmarshal.highway.HighwayBook;
import org.roadmarshal.highway.HighwayBook.Known;
import org.roadmarshal.highway.ZoneVerdict;

/** Makes a book of the tables. */
public final class BookReader {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private BookReader() {}

    /** @throws LinearException where the routes do not hang together, which what writes them has to see to */
    static HighwayBook read(Handle handle, int org, long version) {
        List<JdbcHighway.RouteRow> rows = JdbcHighway.routes(handle, org);
        Map<Long, String> refs =
                rows.stream().collect(Collectors.toMap(JdbcHighway.RouteRow::id, JdbcHighway.RouteRow::ref));
        List<Alignment> alignments = alignments(handle, org, refs);
        RouteBook routes = new RouteBook(alignments);
        RouteWidths widths = new RouteWidths(routes, rows, JdbcHighway.edges(handle, org), refs);
        List<AnnouncedZone> announced = JdbcHighway.zones(handle, org).stream()
                .map(zone -> announced(routes, refs.get(zone.highwayId()), zone))
                .toList();
        return new HighwayBook(
                version,
                routes,
                rows.stream().collect(Collectors.toMap(JdbcHighway.RouteRow::ref, BookReader::known)),
                widths,
                widths.cuts(),
                announced,
                new Verdicts(routes, widths, announced),
                JdbcHighway.articles(handle, org).stream()
                        .collect(Collectors.groupingBy(
                                JdbcHighway.ArticleRow::area,
                                Collectors.mapping(
                                        row -> new ZoneVerdict.Article(
                                                row.law(), row.article(), row.summary(), row.summaryEn()),
                                        Collectors.toList()))));
    }

    private static Known known(JdbcHighway.RouteRow row) {
        return new Known(
                row.id(),
                row.ref(),
                row.name(),
                row.classCode(),
                row.up().equals("increasing") ? Direction.INCREASING : Direction.DECREASING);
    }

    private static AnnouncedZone announced(RouteBook routes, String ref, JdbcHighway.ZoneRow zone) {
        Stretch stretch = Stretch.of(routes.line(ref, zone.prefix()), zone.fromMm(), zone.toMm());
        return new AnnouncedZone(
                zone.id(), zone.name(), ref, zone.prefix(), stretch.fromAxis(), stretch.toAxis(), zone.geometry());
    }

    private record Line(String ref, String prefix) {}

    private static List<Alignment> alignments(Handle handle, int org, Map<Long, String> refs) {
        Map<Long, List<Equation>> equations = JdbcHighway.equations(handle, org).stream()
                .collect(Collectors.groupingBy(
                        JdbcHighway.EquationRow::segmentId,
                        Collectors.mapping(row -> new Equation(row.backMm(), row.aheadMm()), Collectors.toList())));
        Map<Long, List<Post>> posts = JdbcHighway.posts(handle, org).stream()
                .collect(Collectors.groupingBy(
                        JdbcHighway.PostRow::segmentId, Collectors.mapping(BookReader::post, Collectors.toList())));
        Map<Line, List<SegmentPlan>> plans = new LinkedHashMap<>();
        for (JdbcHighway.SegmentRow row : JdbcHighway.segments(handle, org, LocalDate.now(CHINA))) {
            plans.computeIfAbsent(new Line(refs.get(row.highwayId()), row.prefix()), line -> new ArrayList<>())
                    .add(new SegmentPlan(
                            row.id(),
                            (LineString) row.line(),
                            row.fromMm(),
                            row.toMm(),
                            equations.getOrDefault(row.id(), List.of()),
                            posts.getOrDefault(row.id(), List.of())));
        }
        List<Alignment> alignments = new ArrayList<>();
        plans.forEach((line, parts) -> alignments.add(Alignment.of(line.ref, line.prefix, parts)));
        return alignments;
    }

    private static Post post(JdbcHighway.PostRow row) {
        StakePart part = row.part() == null ? null : row.part().equals("before") ? StakePart.BEFORE : StakePart.AFTER;
        return new Post(row.mm(), part, new Lonlat(row.lon(), row.lat()));
    }
}
