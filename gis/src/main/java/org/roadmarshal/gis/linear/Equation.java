package org.roadmarshal.gis.linear;

/**
 * A chainage equation (断链): at one place the numbers coming are {@code back} and the numbers going on are {@code ahead}.
 */
public record Equation(long backMm, long aheadMm) {
    public Equation {
        if (backMm == aheadMm) {
            throw new LinearException("a chainage equation has two different numbers");
        }
    }

    /** 长链: numbers occur twice, so the way is longer than they say. */
    public boolean isLong() {
        return backMm > aheadMm;
    }

    /** By how much; below zero where it is a gap (短链). */
    public long excessMm() {
        return backMm - aheadMm;
    }
}
