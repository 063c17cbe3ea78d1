package org.roadmarshal.review.internal;

import java.util.Map;
import org.roadmarshal.kernel.Actor;
import org.roadmarshal.task.DeclineReason;

/** The field's words in a report; what it does not know it leaves as the code. */
final class ReportWords {
    private static final Map<String, String[]> MILESTONES = Map.ofEntries(
            Map.entry("created", new String[] {"已登记", "Created"}),
            Map.entry("dispatched", new String[] {"已派", "Dispatched"}),
            Map.entry("delivered", new String[] {"已送达", "Delivered"}),
            Map.entry("seen", new String[] {"已读", "Seen"}),
            Map.entry("accepted", new String[] {"已接受", "Accepted"}),
            Map.entry("en_route", new String[] {"途中", "En route"}),
            Map.entry("on_scene", new String[] {"到场", "On scene"}),
            Map.entry("cleared", new String[] {"处置完毕", "Cleared"}),
            Map.entry("declined", new String[] {"拒绝", "Declined"}),
            Map.entry("cancelled", new String[] {"取消", "Cancelled"}),
            Map.entry("re_offered", new String[] {"再次派发", "Offered again"}),
            Map.entry("withdrawn", new String[] {"收回", "Withdrawn"}),
            Map.entry("handed_over", new String[] {"交接", "Handed over"}),
            Map.entry("released", new String[] {"放行", "Released"}),
            Map.entry("patrolled", new String[] {"巡查达标", "Patrolled"}),
            Map.entry("leader_called", new String[] {"呼叫负责人", "Leaders called"}),
            Map.entry("escalated", new String[] {"升级", "Escalated"}));

    private static final Map<String, String[]> TOLD = Map.ofEntries(
            Map.entry("dispatched", new String[] {"派单", "was sent the task"}),
            Map.entry("delivered", new String[] {"任务送达设备", "its device had received it"}),
            Map.entry("seen", new String[] {"队员已读", "the crew had read it"}),
            Map.entry("accepted", new String[] {"队员接受", "accepted"}),
            Map.entry("declined", new String[] {"队员拒绝", "declined"}),
            Map.entry("cancelled", new String[] {"取消任务", "the task was taken back"}),
            Map.entry("withdrawn", new String[] {"未应答，任务收回", "kept silent; the task was withdrawn"}),
            Map.entry("handed_over", new String[] {"任务交接给其他单元", "handed the task over to another unit"}),
            Map.entry("released", new String[] {"放行，前往现场", "was released from staging"}),
            Map.entry("re_offered", new String[] {"未应答，再次派发", "kept silent and was asked again"}),
            Map.entry("leader_called", new String[] {"未应答，呼叫中队负责人", "kept silent; the squad's leaders were called"}),
            Map.entry("escalated", new String[] {"未应答，升级至调度员", "kept silent; the dispatchers were alarmed"}));

    private static final Map<DeclineReason, String[]> DECLINED = Map.of(
            DeclineReason.ENGAGED, new String[] {"正在处置其他事件", "On another incident"},
            DeclineReason.TOO_FAR, new String[] {"距离太远", "Too far away"},
            DeclineReason.VEHICLE_FAULT, new String[] {"车辆故障", "Vehicle trouble"},
            DeclineReason.UNFIT, new String[] {"人员不适", "Not fit to go"},
            DeclineReason.SHIFT_ENDS, new String[] {"即将下班", "The shift ends"},
            DeclineReason.OTHER, new String[] {"其他原因", "Another reason"});

    private static final Map<String, String[]> STATES = Map.of(
            "open", new String[] {"处理中", "Open"},
            "closed", new String[] {"已结案", "Closed"},
            "cancelled", new String[] {"已取消", "Cancelled"});

    private final int language;

    ReportWords(boolean english) {
        this.language = english ? 1 : 0;
    }

    String milestone(String code) {
        return MILESTONES.getOrDefault(code, new String[] {code, code})[language];
    }

    String state(String code) {
        return STATES.getOrDefault(code, new String[] {code, code})[language];
    }

    String declined(DeclineReason reason) {
        return DECLINED.get(reason)[language];
    }

    /** Who did it: the program has no name of its own. */
    String name(Actor actor) {
        return actor.equals(Actor.SYSTEM) ? new String[] {"系统", "System"}[language] : actor.name();
    }

    /** Null where nobody was told anything by it. */
    String told(String milestone) {
        String[] words = TOLD.get(milestone);
        return words == null ? null : words[language];
    }
}
