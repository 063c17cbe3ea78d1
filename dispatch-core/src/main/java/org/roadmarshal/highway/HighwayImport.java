package org.roadmarshal.highway;

import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.gis.linear.LinearException;
import org.roadmarshal.highway.internal.Drawing;
import org.roadmarshal.highway.internal.JdbcImport;
import org.roadmarshal.journal.Entry;
import org.roadmarshal.journal.Transaction;

/** Brings routes in: each that is named gets what the files say and nothing else; others stay. */
public final class HighwayImport {
    private HighwayImport() {}

    /**
     * @return how many routes
     * @throws LinearException where a route does not hang together; roll back then
     */
    public static int all(Transaction transaction, HighwayService highways, RoutePlan plan) {
        Handle handle = transaction.handle();
        int org = transaction.org();
        if (plan.isEmpty()) {
            return 0;
        }
        List<String> refs = plan.routes().stream().map(RoutePlan.Route::ref).toList();
        JdbcImport.clear(handle, org, refs);
        JdbcImport.sections(handle, org, plan.sections());
        JdbcImport.routes(handle, org, plan.routes());
        JdbcImport.segments(handle, org, plan.segments());
        JdbcImport.equations(handle, org, plan.equations());
        JdbcImport.posts(handle, org, plan.posts());
        JdbcImport.edges(handle, org, plan.edges());
        JdbcImport.zones(handle, org, refs, plan.zones());
        Drawing.all(handle, org, highways);
        transaction.append(new Entry("highway.imported", "highway", 0, 1, null, null, null, Map.of("routes", refs)));
        return refs.size();
    }
}
