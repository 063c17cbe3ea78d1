package org.roadmarshal.gis.linear;

/** Which of two places of the same number is meant, where a chainage equation makes numbers occur twice (长链). */
public enum StakePart {
    /** 前: the numbers up to the break. */
    BEFORE("前"),
    /** 后: the numbers that begin at the break. */
    AFTER("后");

    private final String word;

    StakePart(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
