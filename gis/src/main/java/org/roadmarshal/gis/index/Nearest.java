package org.roadmarshal.gis.index;

import java.util.Arrays;

/** The nearest found so far, nearest first; to be used again and again by one thread. */
public final class Nearest {
    private final long[] ids;
    private final double[] squares;
    private int size;
    private double bound;

    /** @param most how many are looked for at most, at least 1 */
    public Nearest(int most) {
        ids = new long[most];
        squares = new double[most];
    }

    void begin(double metres) {
        size = 0;
        bound = metres * metres;
        Arrays.fill(squares, 0);
    }

    /** The square of the distance, m², at which a point is of no interest any more. */
    double bound() {
        return bound;
    }

    /** @param square below or at the bound */
    void add(long id, double square) {
        int at = size < ids.length ? size++ : size - 1;
        while (at > 0 && squares[at - 1] > square) {
            squares[at] = squares[at - 1];
            ids[at] = ids[at - 1];
            at--;
        }
        squares[at] = square;
        ids[at] = id;
        if (size == ids.length) {
            bound = Math.min(bound, squares[size - 1]);
        }
    }

    public int size() {
        return size;
    }

    public long id(int at) {
        return ids[at];
    }

    /** On the plane that touches the earth at the place asked for: within 50 km off by less than 0.5 %. */
    public double metres(int at) {
        return Math.sqrt(squares[at]);
    }
}
