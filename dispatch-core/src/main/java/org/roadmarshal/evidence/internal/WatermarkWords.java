package org.roadmarshal.evidence.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.evidence.Evidence;

/** What is written onto a photo, in the language of the law. */
public final class WatermarkWords {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss XXX", Locale.ROOT);
    private static final int HASH = 16;

    private WatermarkWords() {}

    private record Office(String name, ZoneId zone) {}

    private record Place(String issues, String where) {}

    public static List<String> of(Handle handle, int org, Evidence evidence) {
        Office office = handle.createQuery("select name, time_zone from org where id = :org")
                .bind("org", org)
                .map((row, context) -> new Office(row.getString("name"), ZoneId.of(row.getString("time_zone"))))
                .one();
        // A photo belongs to one issue, as good as always.
        Place place = handle.createQuery("""
                        select string_agg('#' || i.id, ' ' order by i.id) as issues,
                          min(concat_ws(' ', i.route, i.stake, i.address)) as place
                        from issue_photo p join issue i on i.org = p.org and i.id = p.issue_id
                        where p.org = :org and p.evidence_id = :id""")
                .bind("org", org)
                .bind("id", evidence.id())
                .map((row, context) -> new Place(row.getString("issues"), row.getString("place")))
                .one();
        List<String> lines = new ArrayList<>();
        lines.add(office.name + "  照片 " + evidence.id() + (place.issues == null ? "" : "  问题 " + place.issues));
        if (place.where != null && !place.where.isBlank()) {
            lines.add(place.where);
        }
        lines.add("拍摄 %s   服务器 %s"
                .formatted(time(evidence.capturedAt(), office.zone), time(evidence.createdAt(), office.zone)));
        lines.add(where(evidence) + "   SHA-256 " + evidence.sha256().substring(0, HASH) + "…");
        return lines;
    }

    private static String where(Evidence evidence) {
        String at = evidence.location() == null
                ? "位置不明"
                : String.format(
                        Locale.ROOT,
                        "%.5f°%s %.5f°%s",
                        Math.abs(evidence.location().lat()),
                        evidence.location().lat() < 0 ? "S" : "N",
                        Math.abs(evidence.location().lon()),
                        evidence.location().lon() < 0 ? "W" : "E");
        return evidence.headingDeg() == null
                ? at
                : at + String.format(Locale.ROOT, "  方位 %.0f°", evidence.headingDeg());
    }

    private static String time(Instant at, ZoneId zone) {
        return TIME.format(at.atZone(zone));
    }
}
