package org.roadmarshal.radar;

/**
 * In which order to visit some places: to the nearest each time, then pieces of the way turned round as long as that saves time.
 * The way begins at place 0 and ends where it ends. Good for some twelve places.
 */
final class VisitOrder {
    private VisitOrder() {}

    /** @param seconds from each place to each. @return all places, 0 first */
    static int[] of(double[][] seconds) {
        int[] order = nearest(seconds);
        boolean better = true;
        while (better) {
            better = false;
            for (int from = 1; from < order.length - 1; from++) {
                for (int to = from + 1; to < order.length; to++) {
                    double before = length(seconds, order);
                    turn(order, from, to);
                    if (length(seconds, order) < before - 1) {
                        better = true;
                    } else {
                        turn(order, from, to);
                    }
                }
            }
        }
        return order;
    }

    static double length(double[][] seconds, int[] order) {
        double length = 0;
        for (int i = 1; i < order.length; i++) {
            length += seconds[order[i - 1]][order[i]];
        }
        return length;
    }

    /** How much shorter the way is without its {@code i}-th place. */
    static double extra(double[][] seconds, int[] order, int i) {
        double there = i == 0 ? 0 : seconds[order[i - 1]][order[i]];
        double on = i == order.length - 1 ? 0 : seconds[order[i]][order[i + 1]];
        double past = i == 0 || i == order.length - 1 ? 0 : seconds[order[i - 1]][order[i + 1]];
        return Math.max(0, there + on - past);
    }

    private static int[] nearest(double[][] seconds) {
        int[] order = new int[seconds.length];
        boolean[] visited = new boolean[seconds.length];
        visited[0] = true;
        for (int i = 1; i < order.length; i++) {
            int next = -1;
            for (int place = 1; place < order.length; place++) {
                if (!visited[place] && (next < 0 || seconds[order[i - 1]][place] < seconds[order[i - 1]][next])) {
                    next = place;
                }
            }
            order[i] = next;
            visited[next] = true;
        }
        return order;
    }

    private static void turn(int[] order, int from, int to) {
        for (int i = from, j = to; i < j; i++, j--) {
            int place = order[i];
            order[i] = order[j];
            order[j] = place;
        }
    }
}
