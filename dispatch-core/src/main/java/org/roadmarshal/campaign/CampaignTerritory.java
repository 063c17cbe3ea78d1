package org.roadmarshal.campaign;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * Where a campaign counts: in all of these at once; an empty list, or no area, does not restrict.
 *
 * @param agencyIds led by one of these or by one below, or lying in its jurisdiction
 * @param townshipIds one of these, or of a county of these
 * @param routes such as G101
 * @param area GeoJSON polygon, or null
 */
public record CampaignTerritory(List<Long> agencyIds, List<Long> townshipIds, List<String> routes, JsonNode area) {
    public static final CampaignTerritory EVERYWHERE = new CampaignTerritory(null, null, null, null);

    public CampaignTerritory {
        agencyIds = agencyIds == null ? List.of() : List.copyOf(agencyIds);
        townshipIds = townshipIds == null ? List.of() : List.copyOf(townshipIds);
        routes = routes == null ? List.of() : List.copyOf(routes);
    }
}
