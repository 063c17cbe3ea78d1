package org.roadmarshal.gis.track;

import java.util.ArrayList;
import java.util.List;

/** The points of a track that is being simplified, by what it costs to lose them: a binary heap that knows where each one is. */
final class PointHeap {
    /** More than any way on the earth. */
    private static final double PINNED_M = 1e8;

    private final List<Node> nodes = new ArrayList<>();

    static final class Node {
        final TrackPoint point;
        Node before;
        Node after;
        /** Metres: what those that went before it have left. */
        double carried;
        /** Metres by which the track is off at most when it goes; without end for the track's two ends. */
        double cost = Double.POSITIVE_INFINITY;

        /** Goes after all that is not. */
        boolean pinned;

        boolean besideGap;
        boolean afterGap;
        private int at;

        Node(TrackPoint point) {
            this.point = point;
        }

        double rank() {
            return pinned ? cost + PINNED_M : cost;
        }
    }

    int size() {
        return nodes.size();
    }

    Node least() {
        return nodes.get(0);
    }

    void add(Node node) {
        node.at = nodes.size();
        nodes.add(node);
        up(node);
    }

    void remove(Node node) {
        Node other = nodes.remove(nodes.size() - 1);
        if (other != node) {
            put(other, node.at);
            moved(other);
        }
    }

    /** Its cost has changed. */
    void moved(Node node) {
        up(node);
        down(node);
    }

    private void up(Node node) {
        while (node.at > 0 && nodes.get((node.at - 1) / 2).rank() > node.rank()) {
            exchange(node, nodes.get((node.at - 1) / 2));
        }
    }

    private void down(Node node) {
        for (Node child = lesserChild(node); child != null && child.rank() < node.rank(); child = lesserChild(node)) {
            exchange(node, child);
        }
    }

    private Node lesserChild(Node node) {
        int left = 2 * node.at + 1;
        if (left >= nodes.size()) {
            return null;
        }
        Node one = nodes.get(left);
        Node other = left + 1 < nodes.size() ? nodes.get(left + 1) : one;
        return other.rank() < one.rank() ? other : one;
    }

    private void exchange(Node one, Node other) {
        int place = one.at;
        put(one, other.at);
        put(other, place);
    }

    private void put(Node node, int place) {
        node.at = place;
        nodes.set(place, node);
    }
}
