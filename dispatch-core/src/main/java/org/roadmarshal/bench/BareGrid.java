package org.roadmarshal.bench;

/**
 * The least that finds the nearest: points sorted into the cells of one small box, no masks, no ids beyond a number, no bounds but the
 * ring itself. Distances are of degrees that are all alike.
 */
final class BareGrid {
    private final double[] lons;
    private final double[] lats;
    private final int[] starts;
    private final double west;
    private final double south;
    private final double cell;
    private final int width;

    BareGrid(double[] lons, double[] lats, double west, double south, double degrees, double cell) {
        this.west = west;
        this.south = south;
        this.cell = cell;
        this.width = (int) Math.ceil(degrees / cell) + 1;
        this.starts = new int[width * width + 1];
        this.lons = new double[lons.length];
        this.lats = new double[lons.length];
        for (int i = 0; i < lons.length; i++) {
            starts[at(lons[i], lats[i]) + 1]++;
        }
        for (int i = 1; i < starts.length; i++) {
            starts[i] += starts[i - 1];
        }
        int[] next = starts.clone();
        for (int i = 0; i < lons.length; i++) {
            int to = next[at(lons[i], lats[i])]++;
            this.lons[to] = lons[i];
            this.lats[to] = lats[i];
        }
    }

    private int at(double lon, double lat) {
        return (int) ((lat - south) / cell) * width + (int) ((lon - west) / cell);
    }

    /** @return the square of the distance of the farthest of the {@code nearest}, which are as many as it has room for */
    double nearest(double lon, double lat, double[] nearest) {
        int column = (int) ((lon - west) / cell);
        int row = (int) ((lat - south) / cell);
        int found = 0;
        for (int ring = 0; ring < width; ring++) {
            for (int y = Math.max(0, row - ring); y <= Math.min(width - 1, row + ring); y++) {
                boolean whole = y == row - ring || y == row + ring;
                for (int x = column - ring; x <= column + ring; x += whole || ring == 0 ? 1 : 2 * ring) {
                    if (x >= 0 && x < width) {
                        found = measure(y * width + x, lon, lat, nearest, found);
                    }
                }
            }
            double sure = ring * cell;
            if (found == nearest.length && nearest[found - 1] <= sure * sure) {
                break;
            }
        }
        return nearest[found - 1];
    }

    private int measure(int cellNumber, double lon, double lat, double[] nearest, int before) {
        int found = before;
        for (int i = starts[cellNumber]; i < starts[cellNumber + 1]; i++) {
            double square = (lons[i] - lon) * (lons[i] - lon) + (lats[i] - lat) * (lats[i] - lat);
            if (found < nearest.length || square < nearest[found - 1]) {
                int to = found < nearest.length ? found++ : found - 1;
                for (; to > 0 && nearest[to - 1] > square; to--) {
                    nearest[to] = nearest[to - 1];
                }
                nearest[to] = square;
            }
        }
        return found;
    }
}
