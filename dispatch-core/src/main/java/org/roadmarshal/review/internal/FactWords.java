package org.roadmarshal.review.internal;

import java.util.Locale;
import java.util.Map;
import org.roadmarshal.journal.Fact;

/** What the journal tells of an incident, in words. */
final class FactWords {
    private static final Map<String, String[]> SUBJECTS = Map.of(
            "incident", words("事件", "Incident"),
            "task", words("任务", "Task"),
            "joint_task", words("联合任务", "Joint task"),
            "alarm", words("告警", "Alarm"),
            "command", words("终端指令", "Terminal command"));

    /** By what the fact is about; a task's are its milestones, and these. */
    private static final Map<String, Map<String, String[]>> VERBS = Map.of(
            "incident",
            Map.of(
                    "created", words("登记", "registered"),
                    "changed", words("修改", "changed"),
                    "noted", words("备注", "note"),
                    "unit_busy", words("计划的单元不空闲", "the planned unit is not free"),
                    "merged", words("并入重复事件", "duplicate merged"),
                    "split", words("拆出部分", "a part split off"),
                    "closed", words("结案", "closed"),
                    "cancelled", words("取消", "cancelled")),
            "task",
            Map.of(
                    "changed", words("更正已告知", "told of the correction"),
                    "leads", words("任牵头", "leads"),
                    "supports", words("转为协同", "supports")),
            "joint_task",
            Map.ofEntries(
                    Map.entry("invited", words("邀请", "asked to help")),
                    Map.entry("seen", words("已查看", "seen")),
                    Map.entry("accepted", words("接收", "accepted")),
                    Map.entry("en_route", words("途中", "en route")),
                    Map.entry("on_scene", words("到场", "on scene")),
                    Map.entry("done", words("完成", "done")),
                    Map.entry("declined", words("不能去", "cannot go")),
                    Map.entry("remarked", words("备注", "remark")),
                    Map.entry("renewed", words("换发链接", "new link")),
                    Map.entry("revoked", words("收回", "taken back"))),
            "alarm",
            Map.of(
                    "raised", words("发出", "raised"),
                    "repeated", words("再次发生", "again"),
                    "acknowledged", words("已确认", "acknowledged"),
                    "shelved", words("已搁置", "shelved"),
                    "unshelved", words("恢复", "back from the shelf"),
                    "ended", words("情况已消除", "is over"),
                    "cleared", words("已解除", "cleared")),
            "command",
            Map.of(
                    "queued", words("待下发", "queued"),
                    "sent", words("已发往终端", "sent"),
                    "acknowledged", words("终端已应答", "acknowledged"),
                    "refused", words("终端拒绝", "refused"),
                    "failed", words("终端未应答", "not answered"),
                    "expired", words("已过期", "expired"),
                    "photographed", words("回传照片", "photo sent")));

    private final ReportWords words;
    private final int language;

    FactWords(ReportWords words, boolean english) {
        this.words = words;
        this.language = english ? 1 : 0;
    }

    /** Such as "任务 #7 已接受 (task.accepted)": its kind is what it is found by in the journal. */
    String of(Fact fact) {
        String verb = fact.kind().substring(fact.kind().indexOf('.') + 1);
        String[] known = VERBS.getOrDefault(fact.subject(), Map.of()).get(verb);
        String said = known != null ? known[language] : words.milestone(verb).toLowerCase(Locale.ROOT);
        String subject = SUBJECTS.getOrDefault(fact.subject(), words(fact.subject(), fact.subject()))[language];
        return "%s #%d %s (%s)".formatted(subject, fact.subjectId(), said, fact.kind());
    }

    private static String[] words(String chinese, String english) {
        return new String[] {chinese, english};
    }
}
