package org.roadmarshal.issue.internal;

import java.time.Instant;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.db.Subset;
import org.roadmarshal.http.Call;
import org.roadmarshal.http.Operations;
import org.roadmarshal.http.Reply;
import org.roadmarshal.issue.Nearness;
import org.roadmarshal.issue.TwinService;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Location;
import org.roadmarshal.kernel.Permission;

/** The operations of {@code twins.yaml}: duplicates, relapses, and the map of what a filter finds. */
public final class TwinRoutes {
    private static final String MVT = "application/vnd.mapbox-vector-tile";

    private final TwinService twins;
    private final IssueFilters filters;

    /** @param campaigns by which issues may be filtered */
    public TwinRoutes(TwinService twins, Subset.Source campaigns) {
        this.twins = twins;
        this.filters = new IssueFilters(campaigns);
    }

    public void register(Operations operations) {
        operations.query(
                "listIssueNearness",
                Permission.LAYER_READ,
                (handle, call) -> Reply.ok(
                        Map.of("items", twins.nearness(handle, call.principal().org()))));
        operations.change("putIssueNearness", Permission.SETTINGS_WRITE, (transaction, call) -> {
            Nearness now = twins.change(
                    transaction, call.path("code"), call.expectedVersion(), call.body(Nearness.Change.class));
            return Reply.ok(now, now.version());
        });
        operations.query(
                "getIssueKin",
                Permission.ISSUE_READ,
                (handle, call) -> Reply.ok(twins.kin(handle, call.principal(), call.id())));
        operations.query("findKnownIssues", Permission.ISSUE_READ, this::known);
        operations.query(
                "countIssues",
                Permission.ISSUE_READ,
                (handle, call) -> Reply.ok(IssuePages.count(handle, call.principal(), filters.of(handle, call))));
        operations.query("getIssueTile", Permission.ISSUE_READ, this::tile);
    }

    private Reply known(Handle handle, Call call) {
        return Reply.ok(twins.known(
                handle,
                call.principal(),
                call.query("category").orElseThrow(),
                new Location(
                        call.queryDouble("lon").orElseThrow(),
                        call.queryDouble("lat").orElseThrow()),
                call.queryTime("foundAt").orElseGet(Instant::now)));
    }

    private Reply tile(Handle handle, Call call) {
        byte[] bytes = IssueTiles.render(
                handle,
                call.principal(),
                filters.of(handle, call),
                number(call, "z"),
                number(call, "x"),
                number(call, "y"));
        Map<String, String> headers = Map.of("Cache-Control", "private, no-store");
        return bytes.length == 0 ? new Reply(204, null, null, null, headers) : Reply.bytes(MVT, bytes, headers);
    }

    private static int number(Call call, String name) {
        try {
            return Integer.parseInt(call.path(name));
        } catch (NumberFormatException e) {
            throw DispatchException.invalid(name + " is no number of a tile: " + call.path(name));
        }
    }
}
