package org.roadmarshal.fence.internal;

import java.util.List;
import org.roadmarshal.fence.FenceRule;
import org.roadmarshal.gis.fence.FenceShape;

/** A fence whose rules hold. */
record WatchedFence(long id, FenceShape shape, List<FenceRule> rules) {}
