package org.roadmarshal.campaign.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.roadmarshal.campaign.CampaignPlan;
import org.roadmarshal.campaign.CampaignTarget;
import org.roadmarshal.gis.format.FormatException;
import org.roadmarshal.gis.format.GeoJsonLimits;
import org.roadmarshal.gis.format.GeoJsonReader;
import org.roadmarshal.issue.IssueCategory;
import org.roadmarshal.issue.IssueService;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;

/** A plan of which everything that it names is there. */
public record PlanCheck(CampaignPlan plan, Geometry area) {
    private static final Set<String> GOVERNMENTS = Set.of("township", "county");

    /** @throws DispatchException VALIDATION naming what is wrong */
    public static PlanCheck of(Handle handle, int org, IssueService issues, CampaignPlan plan) {
        Map<Long, String> kinds = handle.createQuery("select id, kind from agency where org = :org")
                .bind("org", org)
                .setMapKeyColumn("id")
                .setMapValueColumn("kind")
                .collectInto(new org.jdbi.v3.core.generic.GenericType<Map<Long, String>>() {});
        once("agencyId", List.of(plan.agencyId()), kinds.keySet());
        once("territory.agencyIds", plan.territory().agencyIds(), kinds.keySet());
        once(
                "territory.townshipIds",
                plan.territory().townshipIds(),
                kinds.keySet().stream()
                        .filter(id -> GOVERNMENTS.contains(kinds.get(id)))
                        .collect(Collectors.toSet()));
        once("territory.routes", plan.territory().routes(), plan.territory().routes());
        categories(issues.categories(handle, org), plan);
        return new PlanCheck(plan, area(plan.territory().area()));
    }

    private static void categories(List<IssueCategory> all, CampaignPlan plan) {
        Map<String, IssueCategory> known =
                all.stream().collect(Collectors.toMap(IssueCategory::code, category -> category));
        once("categories", plan.categories(), known.keySet());
        once(
                "targets",
                plan.targets().stream()
                        .map(target -> target.category() + " " + target.unit().code())
                        .toList(),
                plan.categories().stream()
                        .flatMap(code -> known.get(code).units().stream().map(unit -> code + " " + unit.code()))
                        .toList());
        for (CampaignTarget target : plan.targets()) {
            if (target.amount().signum() <= 0) {
                throw DispatchException.invalid("targets: an amount is above 0");
            }
        }
    }

    private static <T> void once(String field, List<T> given, Collection<T> known) {
        Set<T> seen = new HashSet<>();
        for (T each : given) {
            if (!known.contains(each)) {
                throw DispatchException.invalid("%s: there is no %s to choose".formatted(field, each));
            }
            if (!seen.add(each)) {
                throw DispatchException.invalid("%s: %s comes twice".formatted(field, each));
            }
        }
    }

    private static Geometry area(JsonNode geoJson) {
        if (geoJson == null) {
            return null;
        }
        try {
            Geometry area = new GeoJsonReader(GeoJsonLimits.REQUEST).geometry(geoJson.toString());
            if (area.getDimension() != 2 || !new IsValidOp(area).isValid()) {
                throw DispatchException.invalid(
                        "geometry_invalid", "territory.area: must be a valid Polygon or MultiPolygon");
            }
            return area;
        } catch (FormatException e) {
            throw new DispatchException(ErrorCode.VALIDATION, "territory.area: " + e.getMessage(), e);
        }
    }
}
