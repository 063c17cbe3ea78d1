package org.roadmarshal.gis.track;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.roadmarshal.gis.geo.Earth;

/**
 * Simplifies a track as it comes, to at most so many points, and knows how far it is off: at any time of the track, where the
 * simpler track says something was lies within {@link SimpleTrack#errorM} metres of where the fixes say it was. So it keeps
 * stops and speeds, which a line simplified by its shape alone loses. Needs room for the points that it keeps and no more.
 *
 * <p>The method is SQUISH-E (J. Muckell et al., "Compression of trajectory data", GeoInformatica 18, 2014): the point whose loss
 * costs least goes first, and leaves its cost to its neighbours. Both sides of a gap stay as long as anything else can go, and so
 * does a point without which there would seem to be one: what reads a simple track finds the gaps that there were. Not thread-safe.
 */
public final class Simplifier {
    private final int most;
    private final PointHeap heap = new PointHeap();
    private PointHeap.Node first;
    private PointHeap.Node last;
    private double errorM;
    private long fixes;

    /** @param most points to keep, at least 2 */
    public Simplifier(int most) {
        if (most < 2) {
            throw new IllegalArgumentException("a track has two ends, not " + most);
        }
        this.most = most;
    }

    /** @param point not older than the one before */
    public void add(TrackPoint point) {
        PointHeap.Node node = new PointHeap.Node(point);
        fixes++;
        if (last == null) {
            first = node;
        } else {
            node.before = last;
            last.after = node;
            if (Driven.isGap(last.point, point)) {
                node.afterGap = true;
                node.besideGap = true;
                last.besideGap = true;
            }
        }
        PointHeap.Node inner = last;
        last = node;
        heap.add(node);
        if (inner != null && inner != first) {
            weigh(inner);
        }
        if (heap.size() > most) {
            drop(heap.least());
        }
    }

    /**
     * Drops what costs least as long as the error stays within the tolerance.
     *
     * @param toleranceM metres; 0 keeps all that there is room for, but points that say nothing
     */
    public SimpleTrack finish(double toleranceM) {
        while (heap.size() > 2 && heap.least().rank() <= toleranceM) {
            drop(heap.least());
        }
        List<TrackPoint> points = new ArrayList<>(heap.size());
        BitSet gaps = new BitSet();
        for (PointHeap.Node node = first; node != null; node = node.after) {
            gaps.set(points.size(), node.afterGap);
            points.add(node.point);
        }
        return new SimpleTrack(points, gaps, errorM, fixes);
    }

    private void drop(PointHeap.Node node) {
        heap.remove(node);
        errorM = Math.max(errorM, node.cost);
        PointHeap.Node before = node.before;
        PointHeap.Node after = node.after;
        before.after = after;
        after.before = before;
        after.afterGap |= node.afterGap;
        for (PointHeap.Node neighbour : List.of(before, after)) {
            neighbour.carried = Math.max(neighbour.carried, node.cost);
            if (neighbour != first && neighbour != last) {
                weigh(neighbour);
            }
        }
    }

    private void weigh(PointHeap.Node node) {
        node.cost = node.carried + offM(node.point, node.before.point, node.after.point);
        node.pinned = node.besideGap || Driven.isGap(node.before.point, node.after.point);
        heap.moved(node);
    }

    /** Metres from a point to where something would be at its time that goes evenly from one to the other. */
    static double offM(TrackPoint point, TrackPoint from, TrackPoint to) {
        double share = to.at() == from.at() ? 0 : (double) (point.at() - from.at()) / (to.at() - from.at());
        double lon = from.lon() + (to.lon() - from.lon()) * share;
        double lat = from.lat() + (to.lat() - from.lat()) * share;
        return Earth.metres(point.lon(), point.lat(), lon, lat);
    }
}
