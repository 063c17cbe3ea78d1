package org.roadmarshal.detour;

import org.roadmarshal.kernel.Location;

/** An issue that nobody is on the way to. */
public record OpenIssue(long id, String category, String what, Location location, boolean overdue) {}
