package org.roadmarshal.issue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.roadmarshal.kernel.Named;

/**
 * An issue as the API shows it.
 *
 * @param sourceNumber the hotline's or another system's number, or null
 * @param agency the lead; before dispatch the squad in whose area it lies
 * @param geometry GeoJSON point, line or polygon, WGS-84
 * @param foundBy the account that registered it; null where imported
 * @param handler the account that accepted it, or that reported it done
 * @param verifier the account that closed it or sent it back
 * @param dueAt when it is to be removed; null before dispatch
 */
public record Issue(
        long id,
        String sourceNumber,
        String category,
        IssueState state,
        IssueSource source,
        String description,
        String route,
        String stake,
        RoadSide side,
        String address,
        Named agency,
        Named township,
        JsonNode geometry,
        Instant foundAt,
        Named foundBy,
        Named handler,
        Named verifier,
        Instant dueAt,
        Instant closedAt,
        int reworkCount,
        List<Quantity> quantities,
        List<IssuePhoto> photos,
        Instant createdAt,
        int version) {}
