package org.roadmarshal.coverage.internal;

import org.roadmarshal.coverage.CoverageAsking;
import org.roadmarshal.http.Operations;
import org.roadmarshal.http.Reply;
import org.roadmarshal.kernel.Location;
import org.roadmarshal.kernel.Permission;

/** The operations of {@code coverage.yaml}. */
public final class CoverageRoutes {
    private final CoverageAsking asking;

    public CoverageRoutes(CoverageAsking asking) {
        this.asking = asking;
    }

    public void register(Operations operations) {
        operations.raw("getIsochrone", Permission.TASK_DISPATCH, call -> asking.isochrone(
                        call.principal(),
                        new Location(
                                call.queryDouble("lon").orElseThrow(),
                                call.queryDouble("lat").orElseThrow()))
                .map(Reply::ok));
        operations.raw("getCoverage", Permission.TASK_DISPATCH, call -> asking.coverage(
                        call.principal(), call.queryLong("minutes").orElse(15L).intValue())
                .map(Reply::ok));
    }
}
