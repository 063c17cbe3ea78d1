package org.roadmarshal.demo;

import java.util.List;
import java.util.Random;

/** Randomness that depends on nothing but the city's seed and the name of what it is for. */
final class Chance extends Random {
    private static final long serialVersionUID = 1L;

    Chance(long seed, String purpose) {
        super(seed * 0x9E3779B97F4A7C15L ^ (long) purpose.hashCode() * 0xD1B54A32D192ED03L);
    }

    <T> T pick(List<T> choices) {
        return choices.get(nextInt(choices.size()));
    }

    double between(double low, double high) {
        return low + nextDouble() * (high - low);
    }

    /** Shares a whole into so many parts of at least one unit each, whose sum is exactly the whole. */
    int[] share(int whole, int parts) {
        double[] weights = new double[parts];
        double sum = 0;
        for (int i = 0; i < parts; i++) {
            weights[i] = 0.15 - Math.log(1 - nextDouble());
            sum += weights[i];
        }
        int[] shares = new int[parts];
        double due = 0;
        int given = 0;
        for (int i = 0; i < parts; i++) {
            due += weights[i] / sum * (whole - parts);
            shares[i] = 1 + (int) Math.round(due) - given;
            given += shares[i] - 1;
        }
        return shares;
    }
}
