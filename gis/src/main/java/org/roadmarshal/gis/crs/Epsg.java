package org.roadmarshal.gis.crs;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.geometry.jts.JTS;
import org.geotools.referencing.CRS;
import org.locationtech.jts.geom.Geometry;

/**
 * Transforms between EPSG coordinate systems by GeoTools. Every system is read with its axes as longitude, latitude
 * or easting, northing, whatever order the EPSG registry gives. Safe for use by many threads; the first use opens
 * the EPSG database and takes a second or two.
 */
public final class Epsg {
    public static final int WGS84 = 4326;
    public static final int CGCS2000 = 4490;
    public static final int WEB_MERCATOR = 3857;

    private static final ConcurrentMap<Long, MathTransform> TRANSFORMS = new ConcurrentHashMap<>();

    private Epsg() {}

    /**
     * A transformed copy that carries the target's code as its SRID.
     *
     * @throws IllegalArgumentException when a code is unknown, or the geometry lies outside what the target can hold
     */
    public static Geometry transform(Geometry geometry, int from, int to) {
        try {
            Geometry moved = JTS.transform(geometry, between(from, to));
            moved.setSRID(to);
            return moved;
        } catch (TransformException e) {
            throw new IllegalArgumentException(
                    "cannot bring the geometry from EPSG:%d to EPSG:%d".formatted(from, to), e);
        }
    }

    /**
     * Places as x, y, x, y and so on, transformed in place: for many at once.
     *
     * @throws IllegalArgumentException when a code is unknown, or a place lies outside what the target can hold
     */
    public static void transform(double[] places, int from, int to) {
        try {
            between(from, to).transform(places, 0, places, 0, places.length / 2);
        } catch (TransformException e) {
            throw new IllegalArgumentException(
                    "cannot bring the places from EPSG:%d to EPSG:%d".formatted(from, to), e);
        }
    }

    /**
     * The CGCS2000 three-degree Gauss-Kruger zone of a longitude, without zone prefix in the easting: EPSG:4534 at
     * 75 E to EPSG:4554 at 135 E. Metres in it are true to 1:10,000 or better.
     *
     * @throws IllegalArgumentException when the longitude lies outside 73.5..136.5 E
     */
    public static int gaussKruger(double lon) {
        long zone = Math.round(lon / 3);
        if (zone < 25 || zone > 45) {
            throw new IllegalArgumentException("no CGCS2000 three-degree zone at longitude " + lon);
        }
        return (int) (4534 + zone - 25);
    }

    private static MathTransform between(int from, int to) {
        return TRANSFORMS.computeIfAbsent((long) from << 32 | to, key -> find(from, to));
    }

    private static MathTransform find(int from, int to) {
        try {
            return CRS.findMathTransform(CRS.decode("EPSG:" + from, true), CRS.decode("EPSG:" + to, true), true);
        } catch (FactoryException e) {
            throw new IllegalArgumentException("no transform from EPSG:%d to EPSG:%d".formatted(from, to), e);
        }
    }
}
