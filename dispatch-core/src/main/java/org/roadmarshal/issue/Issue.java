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
 * @param direction of the carriageway, or null
 * @param stakePrefix such as ZK, or null
 * @param stakeFromMm along the route's stake marks, millimetres; null where it is not known
 * @param stakeToMm the same for a point
 * @param offRoute somebody said that it lies at no stake mark
 * @param zone the control-zone verdict as recorded, or null
 * @param verifyBy while it is to be verified: by when
 * @param signBy while it is dispatched: by when the lead is to accept
 * @param dueAt when it is to be removed; null before the lead accepts, unless the dispatcher set the day
 * @param restSeconds of the working time, while it is parked; else null
 * @param releaseCondition what it is parked for, or null
 * @param reworkReason what the verifier last found wanting, or null
 * @param parentId the issue that it was merged into, or null
 * @param relapseOf the closed issue that has come back as this one, or null
 * @param parties the lead first; none before dispatch
 * @param request what waits for a decision, or null
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
        Direction direction,
        String stakePrefix,
        Long stakeFromMm,
        Long stakeToMm,
        boolean offRoute,
        JsonNode zone,
        String address,
        Named agency,
        Named township,
        JsonNode geometry,
        Instant foundAt,
        Named foundBy,
        Named handler,
        Named verifier,
        Instant verifyBy,
        Instant signBy,
        Instant dueAt,
        Long restSeconds,
        String releaseCondition,
        Instant closedAt,
        int reworkCount,
        String reworkReason,
        int extensions,
        Long parentId,
        Long relapseOf,
        List<IssueParty> parties,
        IssueRequest request,
        List<Quantity> quantities,
        List<IssuePhoto> photos,
        Instant createdAt,
        int version) {}
