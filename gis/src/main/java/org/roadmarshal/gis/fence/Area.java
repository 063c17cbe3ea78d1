package org.roadmarshal.gis.fence;

import java.util.Arrays;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygonal;

/** A polygon, or several, with holes. Its borders are sorted into bands of latitude, so that a place looks at few of them. */
public final class Area implements FenceShape {
    /** Borders a band, about. */
    private static final int A_BAND = 4;

    private final Segments border;
    private final Envelope bounds;
    private final double bandsPerDegree;
    private final int[][] bands;

    /** @throws IllegalArgumentException where it is no polygon, or an empty one */
    public Area(Geometry polygons) {
        if (!(polygons instanceof Polygonal)) {
            throw new IllegalArgumentException("an area is of polygons, not a " + polygons.getGeometryType());
        }
        border = Segments.of(polygons);
        bounds = border.bounds();
        bands = new int[1 + border.count() / A_BAND][0];
        bandsPerDegree = bands.length / Math.max(bounds.getHeight(), Double.MIN_NORMAL);
        for (int piece = 0; piece < border.count(); piece++) {
            for (int band = band(border.south(piece)); band <= band(border.north(piece)); band++) {
                int[] pieces = Arrays.copyOf(bands[band], bands[band].length + 1);
                pieces[pieces.length - 1] = piece;
                bands[band] = pieces;
            }
        }
    }

    private int band(double lat) {
        return Math.max(0, Math.min(bands.length - 1, (int) ((lat - bounds.getMinY()) * bandsPerDegree)));
    }

    @Override
    public boolean covers(double lon, double lat) {
        if (!bounds.contains(lon, lat)) {
            return false;
        }
        boolean inside = false;
        for (int piece : bands[band(lat)]) {
            inside ^= border.eastOf(piece, lon, lat);
        }
        return inside;
    }

    @Override
    public double metresOutside(double lon, double lat) {
        double metres = border.metres(lon, lat);
        return covers(lon, lat) ? -metres : metres;
    }

    @Override
    public Envelope bounds() {
        return bounds.copy();
    }
}
