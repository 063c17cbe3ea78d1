package org.roadmarshal.simulator;

import org.roadmarshal.gis.road.Route;

/** What a vehicle or people on foot carry, and what tells where they are. */
interface Device {
    /** Simulated seconds from one fix to the next. @param underWay whether the engine runs, or people walk */
    double interval(boolean underWay);

    /**
     * Tells where it is.
     *
     * @param unixMillis now
     * @param seen as its receiver sees it
     * @param accuracy metres, as the receiver believes
     * @return the time that the fix bears, Unix milliseconds
     */
    long report(long unixMillis, Route.Moment seen, double accuracy, boolean underWay);
}
