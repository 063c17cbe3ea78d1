package org.roadmarshal.position;

import java.util.List;

/** Hears of every fix that this node took, on the thread that took it: must neither block nor throw. */
@FunctionalInterface
public interface FixFollower {
    /** @param fixes of one device, without what cannot be and without jumps; late ones may be older than what was heard before */
    void took(Source source, List<Fix> fixes);
}
