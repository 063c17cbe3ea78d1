package org.roadmarshal.issue.internal;

import org.jdbi.v3.core.Handle;
import org.roadmarshal.db.Subset;
import org.roadmarshal.gis.geo.Viewport;
import org.roadmarshal.http.Call;
import org.roadmarshal.issue.IssueFilter;
import org.roadmarshal.issue.IssueOrder;
import org.roadmarshal.issue.IssueSource;
import org.roadmarshal.issue.IssueState;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;

/** Reads what a request asks of issues. */
final class IssueFilters {
    private final Subset.Source campaigns;

    IssueFilters(Subset.Source campaigns) {
        this.campaigns = campaigns;
    }

    IssueFilter of(Handle handle, Call call) {
        return new IssueFilter(
                call.query("state")
                        .map(code -> Coded.of(IssueState.class, code))
                        .orElse(null),
                call.queryBoolean("open").orElse(null),
                call.query("category").orElse(null),
                call.queryLong("agencyId").orElse(null),
                call.query("bbox").map(IssueFilters::viewport).orElse(null),
                call.queryLong("townshipId").orElse(null),
                call.query("route").orElse(null),
                call.queryBoolean("overdue").orElse(null),
                call.query("source")
                        .map(code -> Coded.of(IssueSource.class, code))
                        .orElse(null),
                call.query("text").orElse(null),
                call.queryTime("from").orElse(null),
                call.queryTime("to").orElse(null),
                call.queryBoolean("waiting").orElse(null),
                call.queryLong("campaignId")
                        .map(id -> campaigns.get(handle, call.principal(), id))
                        .orElse(null));
    }

    static IssueOrder order(Call call) {
        return call.query("order").map(code -> Coded.of(IssueOrder.class, code)).orElse(IssueOrder.NEWEST);
    }

    private static Viewport viewport(String text) {
        try {
            return Viewport.parse(text);
        } catch (IllegalArgumentException e) {
            throw new DispatchException(ErrorCode.VALIDATION, "bbox: " + e.getMessage(), e);
        }
    }
}
