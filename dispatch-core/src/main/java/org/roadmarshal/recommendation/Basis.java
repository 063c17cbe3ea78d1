package org.roadmarshal.recommendation;

import org.roadmarshal.kernel.Coded;

/** What a travel time was worked out of. */
public enum Basis implements Coded {
    /** The road network, with its one-way streets and closures. */
    ROAD,
    /** The straight line, a detour factor and a mean speed. */
    STRAIGHT
}
