package org.roadmarshal.campaign;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a campaign amounts to, over the issues whose leads the asker may read.
 *
 * @param open of the issues, not closed yet
 * @param left issues of the period and territory that do not count
 * @param totals a line for each unit of each category, also where nothing was found
 */
public record CampaignFigures(
        long campaignId,
        Grouping by,
        int issues,
        int open,
        LeftOut left,
        List<CampaignLine> totals,
        List<Group> groups) {

    /** @param chosen left out by somebody's decision */
    public record LeftOut(int merged, int rejected, int chosen) {}

    /** @param key what {@code listCampaignCases} takes: an agency's id, a category's code, a route, a month, or none */
    public record Group(String key, String name, String nameEn, int issues, int open, List<CampaignLine> lines) {}

    /** Lines of groups added up. */
    public static List<CampaignLine> sum(List<Group> groups, List<CampaignLine> atLeast) {
        Map<List<Object>, CampaignLine> sums = new LinkedHashMap<>();
        atLeast.forEach(line -> sums.put(List.of(line.category(), line.unit()), line));
        for (Group group : groups) {
            for (CampaignLine line : group.lines()) {
                sums.merge(List.of(line.category(), line.unit()), line, CampaignLine::plus);
            }
        }
        return new ArrayList<>(sums.values());
    }
}
