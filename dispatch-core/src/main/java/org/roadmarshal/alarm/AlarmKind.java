package org.roadmarshal.alarm;

import org.roadmarshal.kernel.Coded;

public enum AlarmKind implements Coded {
    /** A unit did not take its task: it kept silent, or declined. */
    TASK_UNACKNOWLEDGED,
    /** An officer calls for help. */
    SOS,
    FENCE_ENTERED,
    FENCE_LEFT,
    /** Inside for longer than the fence's rule allows. */
    FENCE_DWELL,
    /** Faster than the fence's rule allows. */
    SPEEDING,
    /** The emergency button of a vehicle's terminal. */
    VEHICLE_SOS,
    /** Another alarm bit of a vehicle's terminal; the alarm's rule is the bit. */
    VEHICLE_ALARM,
    /** A unit has not confirmed an order in time. */
    ORDER_UNCONFIRMED,
    /** A citizen's hotline case was not answered by its hour. */
    HOTLINE_OVERDUE,
    /** The last lawful day of something in a case is near; the alarm's rule says of what. */
    CASE_DUE,
    /** It is past. */
    CASE_OVERDUE,
    /** The desk has not looked into what somebody reported in time. */
    ISSUE_UNVERIFIED,
    /** The lead has not accepted an issue in time. */
    ISSUE_UNSIGNED,
    /** An issue was not removed in time. */
    ISSUE_OVERDUE;

    /** A call for help is never put aside. */
    public boolean shelvable() {
        return this != SOS && this != VEHICLE_SOS;
    }
}
