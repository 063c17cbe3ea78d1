package org.roadmarshal.gis.road;

import java.util.Arrays;

/** Nodes by seconds, the nearest first. One that is put in again with less comes out twice: the later time is the one to pass over. */
final class NodeHeap {
    private int[] nodes = new int[1_024];
    private double[] keys = new double[1_024];
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    double nearest() {
        return keys[0];
    }

    void put(int node, double seconds) {
        if (size == nodes.length) {
            nodes = Arrays.copyOf(nodes, 2 * size);
            keys = Arrays.copyOf(keys, 2 * size);
        }
        int at = size++;
        while (at > 0 && seconds < keys[(at - 1) / 2]) {
            move((at - 1) / 2, at);
            at = (at - 1) / 2;
        }
        nodes[at] = node;
        keys[at] = seconds;
    }

    int take() {
        int taken = nodes[0];
        int last = --size;
        int at = 0;
        for (int child = 1; child < last; child = 2 * at + 1) {
            if (child + 1 < last && keys[child + 1] < keys[child]) {
                child++;
            }
            if (keys[last] <= keys[child]) {
                break;
            }
            move(child, at);
            at = child;
        }
        move(last, at);
        return taken;
    }

    private void move(int from, int to) {
        nodes[to] = nodes[from];
        keys[to] = keys[from];
    }
}
