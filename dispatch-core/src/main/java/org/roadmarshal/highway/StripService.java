package org.roadmarshal.highway;

import java.time.Instant;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.db.Subset;
import org.roadmarshal.highway.internal.StripReader;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;

/** A route as a straight diagram. */
public final class StripService {
    private final HighwayService highways;

    public StripService(HighwayService highways) {
        this.highways = highways;
    }

    /**
     * @param line prefix of the line; null for the first
     * @param from of when the issues were found; null for open
     * @param of which issues; null for all
     */
    public Strip strip(
            Handle handle, Principal principal, long highway, String line, Instant from, Instant to, Subset of) {
        return new StripReader(handle, principal.org(), highways.book(handle, principal.org()))
                .read(highway, line, principal.agencies(Permission.ISSUE_READ), from, to, of);
    }

    /** By code, in their order. @param english the language of the names */
    public Map<String, String> categories(Handle handle, int org, boolean english) {
        return StripReader.categories(handle, org, english);
    }
}
