package org.roadmarshal.bench;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.roadmarshal.gis.geo.Earth;
import org.roadmarshal.gis.road.Road;

/** The least that knows how long everybody needs to one junction: Dijkstra's search over arrays, of roads that have two ends and no bends. */
final class BareTree {
    private final Map<Coordinate, Integer> nodes = new HashMap<>();
    private final int[] first;
    private final int[] other;
    private final double[] seconds;
    private final double[] best;
    private double[] keys = new double[1024];
    private int[] ids = new int[1024];
    private int open;

    BareTree(List<Road> roads) {
        int[] from = new int[roads.size()];
        int[] to = new int[roads.size()];
        for (int i = 0; i < roads.size(); i++) {
            from[i] = node(roads.get(i).line().getCoordinateN(0));
            to[i] = node(roads.get(i).line().getCoordinateN(1));
        }
        first = new int[nodes.size() + 1];
        for (int i = 0; i < roads.size(); i++) {
            first[to[i] + 1]++;
            first[from[i] + 1] += roads.get(i).oneway() ? 0 : 1;
        }
        Arrays.parallelPrefix(first, Integer::sum);
        other = new int[first[nodes.size()]];
        seconds = new double[other.length];
        best = new double[nodes.size()];
        int[] next = first.clone();
        for (int i = 0; i < roads.size(); i++) {
            Road road = roads.get(i);
            double time =
                    Earth.metres(road.line().getCoordinateN(0), road.line().getCoordinateN(1)) * 3.6 / road.kmh();
            put(next[to[i]]++, from[i], time);
            if (!road.oneway()) {
                put(next[from[i]]++, to[i], time);
            }
        }
    }

    private int node(Coordinate place) {
        return nodes.computeIfAbsent(place, key -> nodes.size());
    }

    private void put(int arc, int node, double time) {
        other[arc] = node;
        seconds[arc] = time;
    }

    /** @return how many it reached */
    int grow(Coordinate place, double until) {
        Arrays.fill(best, Double.POSITIVE_INFINITY);
        open = 0;
        int root = nodes.get(place);
        best[root] = 0;
        push(root, 0);
        int settled = 0;
        while (open > 0 && keys[0] <= until) {
            double reached = keys[0];
            int node = pop();
            if (reached > best[node]) {
                continue;
            }
            settled++;
            for (int arc = first[node]; arc < first[node + 1]; arc++) {
                double arrival = reached + seconds[arc];
                if (arrival < best[other[arc]]) {
                    best[other[arc]] = arrival;
                    push(other[arc], arrival);
                }
            }
        }
        return settled;
    }

    private void push(int node, double key) {
        if (open == ids.length) {
            ids = Arrays.copyOf(ids, 2 * open);
            keys = Arrays.copyOf(keys, 2 * open);
        }
        int at = open++;
        while (at > 0 && key < keys[(at - 1) / 2]) {
            move((at - 1) / 2, at);
            at = (at - 1) / 2;
        }
        ids[at] = node;
        keys[at] = key;
    }

    private int pop() {
        int top = ids[0];
        int last = --open;
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
        return top;
    }

    private void move(int from, int to) {
        ids[to] = ids[from];
        keys[to] = keys[from];
    }
}
