package org.roadmarshal.legal.internal;

import java.time.LocalDate;

/**
 * Whether a step is lawful on a day, and between which days it is.
 *
 * @param earliest the first day, or null where there is none or that is not known yet
 * @param earliestArticle why not before, or null
 * @param latest the last day, or null
 * @param latestArticle why not after, or null
 * @param reason why not, in Chinese and English; null where it is lawful
 */
public record Verdict(
        LocalDate earliest, String earliestArticle, LocalDate latest, String latestArticle, String reason) {
    public boolean lawful() {
        return reason == null;
    }
}
