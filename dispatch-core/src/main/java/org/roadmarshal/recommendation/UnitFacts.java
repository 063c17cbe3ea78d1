package org.roadmarshal.recommendation;

import java.time.Instant;
import java.util.Set;

/**
 * What speaks for a unit or against it beside where it is.
 *
 * @param tasksToday in the org's own day
 * @param dutySince null while off duty
 * @param has the kinds of equipment that its members hold and their skills
 */
public record UnitFacts(int tasksToday, Instant dutySince, Set<String> has) {}
