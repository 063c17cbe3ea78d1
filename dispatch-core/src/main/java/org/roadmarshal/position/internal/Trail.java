package org.roadmarshal.position.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.roadmarshal.gis.geo.Earth;
import org.roadmarshal.position.TrailPoint;

/**
 * Where one mover was in the last {@value #MINUTES} minutes, kept small: straight on, a point is replaced by the next as long as the
 * line passes within {@value #TOLERANCE} m of all that were left out (a cone of directions that every further point narrows). Twelve
 * bytes a point, about 1 kB of a vehicle that drives all the time. One thread.
 */
final class Trail {
    static final int MINUTES = 30;
    private static final double TOLERANCE = 10;
    private static final long LENGTH_MS = Duration.ofMinutes(MINUTES).toMillis();
    /** Also straight on, so that the trail tells when it was where. */
    private static final int FARTHEST_S = 60;
    /** A late fix so close in time to another tells nothing new. */
    private static final int LATE_S = 15;

    private static final int MOST = 240;
    private static final int WIDTH = 3;
    private static final double E7 = 1e7;
    private static final double METRES_A_DEGREE = 1 / Earth.latitudeDegrees(1);

    /** Of each point: Unix seconds, longitude, latitude, 1e-7 degrees. */
    private int[] points = new int[2 * WIDTH];

    private int size;
    /** The directions, radians, in which the next point may lie for the last to be left out, seen from the one before it. */
    private double cone;

    private double coneHalf = Math.PI;

    void add(long atMs, double lon, double lat) {
        int at = (int) (atMs / 1000);
        int lonE7 = (int) Math.round(lon * E7);
        int latE7 = (int) Math.round(lat * E7);
        if (size > 0 && at <= time(size - 1)) {
            insertLate(at, lonE7, latE7);
            return;
        }
        boolean straight = size > 1 && at - time(size - 2) <= FARTHEST_S && inCone(lonE7, latE7);
        if (straight) {
            size--;
        } else {
            coneHalf = Math.PI;
        }
        insert(size, at, lonE7, latE7);
        if (size > 1) {
            narrow();
        }
        forget(atMs);
    }

    private boolean inCone(int lon, int lat) {
        double[] line = line(size - 2, lon, lat);
        return line[0] < TOLERANCE || Math.abs(Math.IEEEremainder(line[1] - cone, 2 * Math.PI)) <= coneHalf;
    }

    /** By the last point: as seen from the one before it, the line may pass it on either side by the tolerance. */
    private void narrow() {
        double[] line = line(size - 2, points[(size - 1) * WIDTH + 1], points[(size - 1) * WIDTH + 2]);
        if (line[0] < TOLERANCE) {
            return;
        }
        double half = Math.asin(TOLERANCE / line[0]);
        if (coneHalf >= Math.PI) {
            cone = line[1];
            coneHalf = half;
            return;
        }
        double off = Math.IEEEremainder(line[1] - cone, 2 * Math.PI);
        double low = Math.max(-coneHalf, off - half);
        double high = Math.min(coneHalf, off + half);
        cone += (low + high) / 2;
        coneHalf = Math.max(0, (high - low) / 2);
    }

    /** From a point to another: metres and direction. */
    private double[] line(int from, int lon, int lat) {
        double dy = (lat - points[from * WIDTH + 2]) / E7 * METRES_A_DEGREE;
        double dx = (lon - points[from * WIDTH + 1]) / E7 * METRES_A_DEGREE * Math.cos(Math.toRadians(lat / E7));
        return new double[] {Math.hypot(dx, dy), Math.atan2(dy, dx)};
    }

    private void insertLate(int at, int lon, int lat) {
        int place = size;
        while (place > 0 && time(place - 1) > at) {
            place--;
        }
        boolean old = at < time(size - 1) - LENGTH_MS / 1000;
        boolean known = place > 0 && at - time(place - 1) < LATE_S || time(place) - at < LATE_S;
        if (!old && !known) {
            insert(place, at, lon, lat);
        }
    }

    private void insert(int place, int at, int lon, int lat) {
        if (size == MOST) {
            drop(1);
            place = Math.max(0, place - 1);
        }
        if (points.length == size * WIDTH) {
            points = Arrays.copyOf(points, Math.min(2 * size, MOST) * WIDTH);
        }
        System.arraycopy(points, place * WIDTH, points, (place + 1) * WIDTH, (size - place) * WIDTH);
        points[place * WIDTH] = at;
        points[place * WIDTH + 1] = lon;
        points[place * WIDTH + 2] = lat;
        size++;
    }

    private void forget(long nowMs) {
        int old = 0;
        while (old < size - 1 && time(old) < (nowMs - LENGTH_MS) / 1000) {
            old++;
        }
        if (old > 0) {
            drop(old);
        }
    }

    private void drop(int first) {
        size -= first;
        System.arraycopy(points, first * WIDTH, points, 0, size * WIDTH);
    }

    private int time(int place) {
        return points[place * WIDTH];
    }

    /** Oldest first; those of the last {@value #MINUTES} minutes. */
    List<TrailPoint> points(Instant now) {
        List<TrailPoint> all = new ArrayList<>(size);
        long oldest = now.getEpochSecond() - LENGTH_MS / 1000;
        for (int i = 0; i < size; i++) {
            if (time(i) >= oldest) {
                all.add(new TrailPoint(
                        Instant.ofEpochSecond(time(i)), points[i * WIDTH + 1] / E7, points[i * WIDTH + 2] / E7));
            }
        }
        return all;
    }
}
