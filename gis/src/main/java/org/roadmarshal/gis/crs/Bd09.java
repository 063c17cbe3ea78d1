package org.roadmarshal.gis.crs;

import org.roadmarshal.gis.geo.Lonlat;

/**
 * BD-09, Baidu's coordinates: a further twist of {@link Gcj02}, to and from WGS-84. Outside China's box both
 * directions are the identity. Pure functions; a round trip stays within a millimetre.
 */
public final class Bd09 {
    private static final double TURN = Math.PI * 3000 / 180;

    private Bd09() {}

    public static Lonlat fromWgs84(Lonlat wgs) {
        return fromGcj02(Gcj02.fromWgs84(wgs));
    }

    public static Lonlat toWgs84(Lonlat bd) {
        return Gcj02.toWgs84(toGcj02(bd));
    }

    static Lonlat fromGcj02(Lonlat gcj) {
        if (!Gcj02.applies(gcj)) {
            return gcj;
        }
        double radius = Math.hypot(gcj.lon(), gcj.lat()) + 0.00002 * Math.sin(gcj.lat() * TURN);
        double angle = Math.atan2(gcj.lat(), gcj.lon()) + 0.000003 * Math.cos(gcj.lon() * TURN);
        return new Lonlat(radius * Math.cos(angle) + 0.0065, radius * Math.sin(angle) + 0.006);
    }

    /** The usual closed inverse is a metre off: iterate on the forward formula instead. */
    static Lonlat toGcj02(Lonlat bd) {
        if (!Gcj02.applies(bd)) {
            return bd;
        }
        Lonlat gcj = new Lonlat(bd.lon() - 0.0065, bd.lat() - 0.006);
        for (int i = 0; i < 3; i++) {
            Lonlat image = fromGcj02(gcj);
            gcj = new Lonlat(gcj.lon() - (image.lon() - bd.lon()), gcj.lat() - (image.lat() - bd.lat()));
        }
        return gcj;
    }
}
