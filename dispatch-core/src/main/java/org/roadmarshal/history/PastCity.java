package org.roadmarshal.history;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.kernel.DispatchException;

/** A city of its own for the past of somewhere else, so that it is seen by nobody who works today. */
public final class PastCity {
    /** Of all places so many stand on each side beyond the city's bounds: a slip of the keyboard does not move a city. */
    private static final double STRAY = 0.01;

    private static final double MARGIN_DEGREES = 0.05;

    private PastCity() {}

    /** @return the org's id; the one that is there where the code is known */
    public static int make(Handle handle, String code, HistoryMapping mapping, List<PastResponse> responses) {
        if (mapping.zoneId() == null) {
            throw DispatchException.invalid("A new city needs a time zone: say --zone");
        }
        if (responses.isEmpty()) {
            throw DispatchException.invalid("The file has no row that can be used");
        }
        double[] lon = responses.stream()
                .mapToDouble(row -> row.location().lon())
                .sorted()
                .toArray();
        double[] lat = responses.stream()
                .mapToDouble(row -> row.location().lat())
                .sorted()
                .toArray();
        return handle.createQuery("""
                        with made as (
                          insert into org (code, name, name_en, centre, bounds, time_zone)
                          values (:code, :code, :code, st_centroid(st_makeenvelope(:w, :s, :e, :n, 4326)),
                            st_makeenvelope(:w, :s, :e, :n, 4326), :zone)
                          on conflict (code) do nothing returning id),
                        bureau as (
                          insert into agency (org, code, name, name_en, kind)
                          select id, 'bureau', :code, :code, 'bureau' from made)
                        select id from made union all select id from org where code = :code limit 1""")
                .bind("code", code)
                .bind("w", edge(lon, STRAY) - MARGIN_DEGREES)
                .bind("s", edge(lat, STRAY) - MARGIN_DEGREES)
                .bind("e", edge(lon, 1 - STRAY) + MARGIN_DEGREES)
                .bind("n", edge(lat, 1 - STRAY) + MARGIN_DEGREES)
                .bind("zone", mapping.zoneId().getId())
                .mapTo(Integer.class)
                .one();
    }

    private static double edge(double[] sorted, double share) {
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }
}
