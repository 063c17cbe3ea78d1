package org.roadmarshal.alarm;

/**
 * What makes two alarms the same: of those about what moves at most one is open for it.
 *
 * @param subject {@code unit} or {@code vehicle}
 * @param fenceId null where it is of no fence
 * @param rule the fence's rule, or the terminal's alarm bit
 */
public record AlarmKey(AlarmKind kind, String subject, long subjectId, Long fenceId, Integer rule) {}
