package org.roadmarshal.kernel;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What an account may do over an agency and all below it. */
public enum Permission implements Coded {
    UNIT_READ,
    UNIT_WRITE,
    STATION_WRITE,
    POSITION_READ,
    POSITION_WRITE,
    DEVICE_WRITE,
    INCIDENT_READ,
    INCIDENT_WRITE,
    TASK_READ,
    TASK_DISPATCH,
    TASK_ANSWER,
    ALARM_READ,
    ALARM_RAISE,
    ALARM_ACKNOWLEDGE,
    ISSUE_READ,
    ISSUE_REPORT,
    ISSUE_DISPATCH,
    ISSUE_HANDLE,
    ISSUE_VERIFY,
    ISSUE_SUPERVISE,
    CASE_READ,
    CASE_WRITE,
    CASE_REVIEW,
    MESSAGE_READ,
    MESSAGE_SEND,
    ORDER_GIVE,
    LAYER_READ,
    FENCE_WRITE,
    LADDER_WRITE,
    JOURNAL_READ,
    ACCOUNT_WRITE,
    SETTINGS_WRITE;

    /** {@code TASK_DISPATCH} is {@code task.dispatch}. */
    @Override
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }
}
