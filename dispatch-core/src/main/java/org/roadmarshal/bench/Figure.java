package org.roadmarshal.bench;

import java.util.Locale;

/**
 * @param ours what we measured of us
 * @param limit what the bare program reached in the same run
 * @param most whether the target is an upper bound; else it is a lower one
 * @param target of the ratio, or of {@code ours} itself
 * @param ofRatio whether the target is one of the ratio
 */
record Figure(String name, double ours, double limit, boolean most, double target, boolean ofRatio) {
    /** The less, the better: not more than so many times the limit. */
    static Figure atMostTimes(String name, double ours, double limit, double target) {
        return new Figure(name, ours, limit, true, target, true);
    }

    /** A time that people notice: not more than so much, whatever the limit is. */
    static Figure atMost(String name, double ours, double limit, double target) {
        return new Figure(name, ours, limit, true, target, false);
    }

    /** The more, the better: at least this share of the limit. */
    static Figure atLeastShare(String name, double ours, double limit, double target) {
        return new Figure(name, ours, limit, false, target, true);
    }

    /** The more, the better: at least so many, whatever the limit is. */
    static Figure atLeast(String name, double ours, double limit, double target) {
        return new Figure(name, ours, limit, false, target, false);
    }

    double ratio() {
        return ours / limit;
    }

    String line() {
        double judged = ofRatio ? ratio() : ours;
        boolean ok = most ? judged <= target : judged >= target;
        return String.format(
                Locale.ROOT,
                "figure=%s ours=%.4g limit=%.4g ratio=%.2f target=%s%s%.4g %s",
                name,
                ours,
                limit,
                ratio(),
                ofRatio ? "ratio" : "ours",
                most ? "<=" : ">=",
                target,
                ok ? "ok" : "short");
    }
}
