package org.roadmarshal.http;

import io.vertx.core.Future;
import org.roadmarshal.kernel.DispatchException;

/**
 * A way in beside the API, for another protocol than ours: its own paths, its own bodies, its own words for what is wrong. It comes
 * in by the same port, with bounds to its bodies, and goes on through the same transactions.
 */
public interface Door {
    /** Where its paths begin, such as {@code /open311/}. */
    String prefix();

    /** The largest body it takes, bytes. */
    int mostBytes();

    /** On the event loop; must not block. */
    Future<Reply> answer(DoorCall call);

    /** In the door's own words. @param problem never INTERNAL's inner detail */
    Reply refuse(DoorCall call, DispatchException problem);
}
