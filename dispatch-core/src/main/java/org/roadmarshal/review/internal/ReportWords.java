package org.roadmarshal.review.internal;

import java.util.Map;

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
            Map.entry("patrolled", new String[] {"巡查达标", "Patrolled"}),
            Map.entry("escalated", new String[] {"升级", "Escalated"}));

    private static final Map<String, String[]> TOLD = Map.of(
            "dispatched", new String[] {"派单", "was sent the task"},
            "delivered", new String[] {"任务送达设备", "its device had received it"},
            "seen", new String[] {"队员已读", "the crew had read it"},
            "accepted", new String[] {"队员接受", "accepted"},
            "declined", new String[] {"队员拒绝", "declined"},
            "cancelled", new String[] {"取消任务", "the task was taken back"},
            "re_offered", new String[] {"未应答，再次派发", "kept silent and was asked again"},
            "escalated", new String[] {"未应答，升级至调度员", "kept silent; the dispatchers were alarmed"});

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

    /** Null where nobody was told anything by it. */
    String told(String milestone) {
        String[] words = TOLD.get(milestone);
        return words == null ? null : words[language];
    }
}
