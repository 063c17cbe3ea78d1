package org.roadmarshal.hotline;

/** Which cases; null for any. @param overdue only those that are open past their hour */
public record HotlineFilter(HotlineState state, String channel, boolean overdue, Long issueId) {}
