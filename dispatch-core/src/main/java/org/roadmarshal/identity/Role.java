package org.roadmarshal.identity;

import static org.roadmarshal.kernel.Permission.*;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.Permission;

/** What somebody is, over an agency and everything below it. This table is the whole truth about who may what. */
public enum Role implements Coded {
    /** 调度员: runs incidents and tasks, follows alarms, files and dispatches road-environment issues. */
    DISPATCHER(
            UNIT_READ,
            UNIT_WRITE,
            POSITION_READ,
            INCIDENT_READ,
            INCIDENT_WRITE,
            TASK_READ,
            TASK_DISPATCH,
            ALARM_READ,
            ALARM_RAISE,
            ALARM_ACKNOWLEDGE,
            ISSUE_READ,
            ISSUE_REPORT,
            ISSUE_DISPATCH,
            CASE_READ,
            MESSAGE_READ,
            MESSAGE_SEND,
            ORDER_GIVE,
            LAYER_READ,
            FENCE_WRITE),
    /** 大队长: runs a squad: what a dispatcher does there, and what its officers do. */
    SQUAD_LEADER(
            UNIT_READ,
            UNIT_WRITE,
            POSITION_READ,
            POSITION_WRITE,
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
            ISSUE_HANDLE,
            CASE_READ,
            CASE_WRITE,
            MESSAGE_READ,
            MESSAGE_SEND,
            ORDER_GIVE,
            LAYER_READ,
            FENCE_WRITE,
            LADDER_WRITE),
    /** 队员: sees the squad, answers for the own unit (which the task's own rules hold to), reports and handles issues. */
    OFFICER(
            UNIT_READ,
            POSITION_READ,
            POSITION_WRITE,
            INCIDENT_READ,
            TASK_READ,
            TASK_ANSWER,
            ALARM_READ,
            ALARM_RAISE,
            ISSUE_READ,
            ISSUE_REPORT,
            ISSUE_HANDLE,
            CASE_READ,
            CASE_WRITE,
            MESSAGE_SEND,
            LAYER_READ),
    /** 核查员: says whether an issue is truly put right, and whether a case is lawful; never the one who handled it. */
    VERIFIER(UNIT_READ, ISSUE_READ, ISSUE_REPORT, ISSUE_VERIFY, CASE_READ, CASE_REVIEW, LAYER_READ),
    /** 领导: sees everything, the journal too, and touches nothing; but decides what issues' leads ask for, and reopens. */
    LEADER(
            UNIT_READ,
            POSITION_READ,
            INCIDENT_READ,
            TASK_READ,
            ALARM_READ,
            ISSUE_READ,
            ISSUE_SUPERVISE,
            CASE_READ,
            MESSAGE_READ,
            LAYER_READ,
            JOURNAL_READ),
    /** 管理员: accounts, units, stations, fences, devices, the ladders, the calendar and all limits; not the work itself. */
    ADMINISTRATOR(
            UNIT_READ,
            UNIT_WRITE,
            STATION_WRITE,
            POSITION_READ,
            DEVICE_WRITE,
            LAYER_READ,
            FENCE_WRITE,
            LADDER_WRITE,
            JOURNAL_READ,
            ACCOUNT_WRITE,
            SETTINGS_WRITE),
    /** Another system, such as a positioning platform: enrols devices, sends positions, reads the picture. */
    INTEGRATOR(
            UNIT_READ,
            POSITION_READ,
            POSITION_WRITE,
            DEVICE_WRITE,
            INCIDENT_READ,
            TASK_READ,
            ALARM_READ,
            ISSUE_READ,
            LAYER_READ);

    private final Set<Permission> permissions;

    Role(Permission first, Permission... more) {
        this.permissions = Collections.unmodifiableSet(EnumSet.of(first, more));
    }

    public Set<Permission> permissions() {
        return permissions;
    }
}
