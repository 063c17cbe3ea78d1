package org.roadmarshal.campaign.internal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.roadmarshal.db.PlannedEachTime;
import org.roadmarshal.db.Rows;

/**
 * Kilometres of a campaign that are written down twice: of which issues only a share counts. Found over all its issues, whoever asks,
 * so that parts add up to the whole.
 */
public final class Doubles {
    private static final MathContext SIX_DIGITS = new MathContext(6);

    /** What the index {@code issue_stretch} holds: of the many issues the few that reach along a road. */
    private static final String LONG = "(geometrytype(i.geom) = 'LINESTRING' or i.stake_from_mm <> i.stake_to_mm)";

    private static final String STRETCHES = """
            select i.id, i.found_at, i.route, i.stake_prefix, i.side, least(i.stake_from_mm, i.stake_to_mm) as from_mm,
              greatest(i.stake_from_mm, i.stake_to_mm) as to_mm, case when geometrytype(i.geom) = 'LINESTRING' then i.geom end as line
            from member m join issue i on i.org = :org and i.id = m.id
            where exists (select from issue_quantity q where q.org = :org and q.issue_id = m.id and q.unit = 'km')""";

    static final Doubles NONE = new Doubles(Map.of());

    private final Map<Long, Double> shares;

    private Doubles(Map<Long, Double> shares) {
        this.shares = shares;
    }

    public static Doubles of(Handle handle, CampaignRow row) {
        Members members = new Members(row);
        int org = row.org();
        List<Stretch> stretches = members.bind(handle.createQuery(members.with(LONG) + STRETCHES), org)
                .addCustomizer(PlannedEachTime.INSTANCE)
                .map((result, context) -> new Stretch(
                        result.getLong("id"),
                        Rows.instant(result, "found_at"),
                        result.getString("route"),
                        result.getString("stake_prefix"),
                        result.getString("side"),
                        Rows.number(result, "from_mm"),
                        Rows.number(result, "to_mm"),
                        (LineString) context.findColumnMapperFor(Geometry.class)
                                .orElseThrow()
                                .map(result, result.findColumn("line"), context)))
                .list();
        return new Doubles(Overlaps.shares(stretches));
    }

    /** What of a column of {@code q} counts, where {@code d} is what {@link #bind} gives. */
    static String counted(String column) {
        return "case when d.share is null then coalesce(q.%1$s, 0) else round(coalesce(q.%1$s, 0) * d.share, 3) end"
                .formatted(column);
    }

    /** For {@code unnest(:doubles, cast(:shares as numeric[]))}. */
    <S extends SqlStatement<S>> S bind(S statement) {
        List<Long> ids = new ArrayList<>(shares.keySet());
        return statement
                .bindArray("doubles", Long.class, ids)
                .bindArray(
                        "shares",
                        String.class,
                        ids.stream()
                                .map(id -> new BigDecimal(shares.get(id), SIX_DIGITS).toPlainString())
                                .toList());
    }
}
