package org.roadmarshal.alarm;

import java.util.List;

/**
 * How many alarms there are for somebody to look at (EEMUA 191: in the long run not more than one in 10 minutes, not more than
 * 10 when much goes wrong; 5, 15 and 80 % of high, medium and low priority).
 *
 * @param tenMinutes raised in the last 10 minutes
 * @param day raised in the last 24 hours
 * @param priorities those of the last 24 hours by priority, from 1 to 4
 */
public record AlarmRate(int tenMinutes, int day, List<Integer> priorities) {}
