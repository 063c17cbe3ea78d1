package org.roadmarshal.intake;

/**
 * Which issues to look at.
 *
 * @param state decided so; null for those that wait
 * @param source whence; null for all
 */
public record ModerationFilter(ReleaseState state, String source) {}
