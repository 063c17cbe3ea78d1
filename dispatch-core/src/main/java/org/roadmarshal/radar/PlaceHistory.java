package org.roadmarshal.radar;

/**
 * What was counted of one place.
 *
 * @param all issues of three years
 * @param year those of the last year
 * @param relapses those of the last year that came back
 * @param season those of former years, three weeks about the day
 * @param weekday of all, those on the day's weekday
 * @param fifthDay of all, those on days of the month with the day's remainder by five
 * @param party legal cases against parties that have another case
 */
public record PlaceHistory(
        int all, int year, int relapses, int season, int weekday, int fifthDay, int party, int open, int overdue) {}
