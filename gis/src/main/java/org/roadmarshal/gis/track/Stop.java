package org.roadmarshal.gis.track;

/**
 * A stay at a place, which is the mean of its fixes.
 *
 * @param from Unix ms of the first fix there
 * @param to Unix ms of the last
 */
public record Stop(long from, long to, double lon, double lat) {
    /**
     * What counts as a stop.
     *
     * @param radiusM its first fixes lie within so many metres of each other, the later ones of their mean
     * @param atLeastMs between the first and the last of them
     */
    public record Rule(double radiusM, long atLeastMs) {
        /** Fifty metres is a forecourt and the receiver's drift; five minutes is more than a red light. */
        public static final Rule USUAL = new Rule(50, 5 * 60_000);
    }
}
