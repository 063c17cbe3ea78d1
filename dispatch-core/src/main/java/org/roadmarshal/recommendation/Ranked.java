package org.roadmarshal.recommendation;

import java.util.List;
import org.roadmarshal.kernel.Coded;

/**
 * Every unit that may be sent, the best first; those left out come last and say why.
 *
 * @param basis of the travel times: straight where there is no network, or the incident lies off all roads
 * @param note why not by road; null where by road
 * @param closures how many are heeded
 */
public record Ranked(List<Candidate> items, Basis basis, Note note, int closures) {
    public enum Note implements Coded {
        NO_ROADS,
        INCIDENT_OFF_ROAD
    }
}
