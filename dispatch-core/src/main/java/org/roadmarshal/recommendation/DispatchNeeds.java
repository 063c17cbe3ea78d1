package org.roadmarshal.recommendation;

import java.util.List;

/**
 * What a category of incidents asks of a unit: one that lacks any of it is left out of the ranking.
 *
 * @param equipment kinds that somebody of the crew holds
 * @param skills that somebody of the crew has
 */
public record DispatchNeeds(
        String category, String name, String nameEn, List<String> equipment, List<String> skills, int version) {
    /** In place of what is asked for. */
    public record Change(List<String> equipment, List<String> skills) {}
}
