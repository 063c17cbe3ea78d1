package org.roadmarshal.position;

import org.roadmarshal.kernel.Coded;

/** How something moves. Frames carry it by number, from 1; 0 stands for what is not known. */
public enum Motion implements Coded {
    MOVING,
    /** Stands, and may go on at any moment. */
    STOPPED,
    /** Stands with its ignition off, or for long. */
    PARKED,
    /** Nothing was heard of it for long: it may be anywhere by now. */
    SILENT;

    public int number() {
        return ordinal() + 1;
    }
}
