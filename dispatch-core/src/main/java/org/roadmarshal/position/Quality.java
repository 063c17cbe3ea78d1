package org.roadmarshal.position;

import java.time.LocalDate;
import java.util.Map;

/**
 * What was thought of a device's records in a day.
 *
 * @param day of the org's clock, on which they came in
 * @param records all of them
 * @param verdicts how many of each; those that there were none of are left out
 */
public record Quality(LocalDate day, long records, Map<Verdict, Long> verdicts) {}
