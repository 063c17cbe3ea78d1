package org.roadmarshal.message;

import org.roadmarshal.kernel.Coded;

/** Who speaks: a unit's crew, or the centre. */
public enum Side implements Coded {
    CREW,
    CENTRE
}
