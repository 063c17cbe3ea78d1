package org.roadmarshal.intake.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.roadmarshal.issue.IssueCategory;
import org.roadmarshal.issue.IssueService;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;

/**
 * What rows are held against.
 *
 * @param categories by code and by name
 * @param agencies by code and by name; one whose name is not the only one of its kind only by code
 * @param writable over which the one who imports may file
 * @param bounds of the city and somewhat more
 */
record ImportRegister(
        Map<String, IssueCategory> categories,
        Map<String, Agency> agencies,
        Set<Long> writable,
        Envelope bounds,
        ZoneId zone,
        Instant now) {
    /** Degrees; some 50 km. */
    private static final double MARGIN = 0.5;

    record Agency(long id, String code, String name, String kind) {
        boolean government() {
            return kind.equals("township") || kind.equals("county");
        }
    }

    static ImportRegister of(Handle handle, Principal principal, IssueService issues) {
        int org = principal.org();
        Map<String, IssueCategory> categories = new HashMap<>();
        for (IssueCategory category : issues.categories(handle, org)) {
            categories.put(category.code(), category);
            categories.put(category.name(), category);
        }
        List<Agency> all = handle.createQuery("select id, code, name, kind from agency where org = :org")
                .bind("org", org)
                .map((row, context) -> new Agency(
                        row.getLong("id"), row.getString("code"), row.getString("name"), row.getString("kind")))
                .list();
        Map<String, Agency> agencies = new HashMap<>();
        Set<String> doubled = new HashSet<>();
        for (Agency agency : all) {
            if (agencies.put(agency.name(), agency) != null) {
                doubled.add(agency.name());
            }
        }
        agencies.keySet().removeAll(doubled);
        all.forEach(agency -> agencies.put(agency.code(), agency));
        return handle.createQuery("select bounds, time_zone, now() as now from org where id = :org")
                .bind("org", org)
                .map(row -> {
                    Envelope bounds = row.getColumn("bounds", Geometry.class).getEnvelopeInternal();
                    bounds.expandBy(MARGIN);
                    return new ImportRegister(
                            categories,
                            agencies,
                            principal.agencies(Permission.ISSUE_DISPATCH),
                            bounds,
                            ZoneId.of(row.getColumn("time_zone", String.class)),
                            row.getColumn("now", Instant.class));
                })
                .one();
    }
}
