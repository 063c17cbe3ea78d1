package org.roadmarshal.simulator;

import org.roadmarshal.gis.geo.Earth;
import org.roadmarshal.gis.geo.Lines;
import org.roadmarshal.gis.geo.Lonlat;
import org.roadmarshal.gis.road.Route;

/**
 * A way along roads that is gone at a certain pace.
 *
 * @param started simulated seconds
 * @param pace for a vehicle: its speed as a share of what is usual on each road; for people on foot: metres a second
 */
record Journey(Route route, double started, boolean foot, double pace) {

    double ends() {
        return started + (foot ? route.metres() : route.seconds()) / pace;
    }

    Route.Moment at(double now) {
        double gone = Math.max(0, now - started) * pace;
        return foot ? onFoot(gone) : driving(gone);
    }

    private Route.Moment driving(double gone) {
        Route.Moment moment = route.at(gone);
        return new Route.Moment(moment.place(), moment.course(), moment.kmh() * pace);
    }

    private Route.Moment onFoot(double metres) {
        Lonlat place = Lines.along(route.line(), metres);
        Lonlat ahead = Lines.along(route.line(), metres + 1);
        boolean walking = metres < route.metres();
        return new Route.Moment(place, Earth.bearing(place, ahead), walking ? pace * 3.6 : 0);
    }
}
