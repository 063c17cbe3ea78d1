package org.roadmarshal.recommendation;

import java.time.Duration;

/**
 * What else than the travel time speaks against a unit, as seconds that another may take longer: decision 9 says why these. Nothing
 * here leaves a unit out.
 */
final class Cost {
    private static final int OTHER_AREA = 120;
    private static final int EACH_TASK_TODAY = 45;
    private static final int MOST_FOR_TASKS = 180;
    private static final Duration LONG_SHIFT = Duration.ofHours(8);
    private static final int EACH_HOUR_LONGER = 60;
    private static final int MOST_FOR_SHIFT = 300;
    /** Nobody knows where it drove meanwhile. */
    private static final double EACH_SECOND_OF_AGE = 0.5;

    private Cost() {}

    static int seconds(int eta, boolean ownArea, int tasksToday, Duration onDuty, int fixAge) {
        long overtime = Math.max(0, onDuty.minus(LONG_SHIFT).toMinutes());
        return eta
                + (ownArea ? 0 : OTHER_AREA)
                + Math.min(MOST_FOR_TASKS, tasksToday * EACH_TASK_TODAY)
                + (int) Math.min(MOST_FOR_SHIFT, overtime * EACH_HOUR_LONGER / 60)
                + (int) (fixAge * EACH_SECOND_OF_AGE);
    }
}
