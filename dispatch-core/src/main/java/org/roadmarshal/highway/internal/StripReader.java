package org.roadmarshal.highway.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.db.Subset;
import org.roadmarshal.gis.linear.Alignment;
import org.roadmarshal.gis.linear.Segment;
import org.roadmarshal.highway.HighwayBook;
import org.roadmarshal.highway.Strip;
import org.roadmarshal.kernel.DispatchException;

/** Puts a strip together. */
public final class StripReader {
    private static final int LIMIT = 5_000;
    private static final long KM = 1_000_000;
    private static final long TEN_KM = 10 * KM;
    private static final long SHORT_LINE = 60 * KM;

    private final Handle handle;
    private final int org;
    private final HighwayBook book;

    public StripReader(Handle handle, int org, HighwayBook book) {
        this.handle = handle;
        this.org = org;
        this.book = book;
    }

    public Strip read(long highway, String prefix, Set<Long> agencies, Instant from, Instant to, Subset of) {
        HighwayBook.Known known = book.named().values().stream()
                .filter(candidate -> candidate.id() == highway)
                .findFirst()
                .orElseThrow(() -> DispatchException.notFound("highway", highway));
        Alignment line = line(known.ref(), prefix);
        List<Strip.Item> issues =
                JdbcStrip.issues(handle, org, agencies, known.ref(), line.prefix(), from, to, of, LIMIT + 1);
        boolean cut = issues.size() > LIMIT;
        return new Strip(
                highway,
                known.ref(),
                known.name(),
                Lines.line(line),
                shared(highway, line),
                marks(line),
                cut ? issues.subList(0, LIMIT) : issues,
                cut);
    }

    private Alignment line(String ref, String prefix) {
        return Faults.told(() ->
                prefix == null ? book.routes().route(ref).get(0) : book.routes().line(ref, prefix));
    }

    private List<Strip.Shared> shared(long highway, Alignment line) {
        Map<Long, Segment> segments =
                line.segments().stream().collect(Collectors.toMap(Segment::id, Function.identity()));
        List<Strip.Shared> shared = new ArrayList<>();
        for (JdbcStrip.Sharing sharing : JdbcStrip.sharing(handle, org, highway, line.prefix())) {
            Segment segment = segments.get(sharing.segmentId());
            if (segment != null) {
                shared.add(new Strip.Shared(sharing.ref(), segment.fromAxis(), segment.toAxis()));
            }
        }
        return shared;
    }

    private static List<Strip.Mark> marks(Alignment line) {
        long step = line.lengthMm() <= SHORT_LINE ? KM : TEN_KM;
        return line.axesOfEvery(step).stream()
                .map(axis ->
                        new Strip.Mark(axis, line.prefix() + line.stakeAt(axis).mm() / KM))
                .toList();
    }

    public static Map<String, String> categories(Handle handle, int org, boolean english) {
        Map<String, String> names = new LinkedHashMap<>();
        JdbcStrip.categories(handle, org)
                .forEach(category -> names.put(category.code(), english ? category.nameEn() : category.name()));
        return names;
    }
}
