package org.roadmarshal.campaign;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.roadmarshal.kernel.Named;

/**
 * A campaign as the API shows it.
 *
 * @param nameEn null where it has none
 * @param endsOn the last day that counts, in the city's time
 * @param agency who answers for it
 * @param categories whose issues count
 * @param previous the one of the year before: it began 9 to 15 months earlier; null where there is none
 * @param createdBy null where it came in with the city
 */
public record Campaign(
        long id,
        String name,
        String nameEn,
        CampaignState state,
        LocalDate startsOn,
        LocalDate endsOn,
        Named agency,
        List<String> categories,
        CampaignTerritory territory,
        List<CampaignTarget> targets,
        Named previous,
        Instant createdAt,
        Named createdBy,
        int version) {}
