package org.roadmarshal.radar;

import org.roadmarshal.kernel.Coded;

/**
 * Why a place is looked at.
 *
 * @param count the number that says so
 * @param of out of how many, where that is said; else null
 * @param points that it adds to the score
 */
public record RadarReason(Kind kind, int count, Integer of, int points) {
    public enum Kind implements Coded {
        /** Issues of the last year that were one that came back. */
        RELAPSE,
        /** Issues found within the last year, beyond the first. */
        REPEATED,
        /** Found three weeks about this day in former years. */
        SEASON,
        /** Of all found there, those on this day of the week, where they are twice as many as chance would have it. */
        WEEKDAY,
        /** The same of days of the month that end alike (every fifth day), as markets are held. */
        MARKET_DAY,
        /** Legal cases there against parties that have another case, there or elsewhere. */
        PARTY,
        OPEN,
        OVERDUE
    }
}
