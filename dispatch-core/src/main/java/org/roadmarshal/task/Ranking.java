package org.roadmarshal.task;

import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.incident.Incident;

/** Who could go to an incident, as far as the system itself may send anybody. */
@FunctionalInterface
public interface Ranking {
    /** Units that may be sent without a reason, the best first. @param agencies whose units */
    List<Long> suitable(Handle handle, int org, Incident incident, Set<Long> agencies);
}
