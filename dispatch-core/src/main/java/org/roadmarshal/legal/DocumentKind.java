package org.roadmarshal.legal;

import org.roadmarshal.kernel.Coded;

/** The documents of a case. Each is made from a template of its own and belongs to one kind of step. */
public enum DocumentKind implements Coded {
    FILING("立案登记表", "立", StepKind.FILED, false),
    INQUIRY("调查询问笔录", "询", StepKind.INVESTIGATED, false),
    CORRECTION("责令改正违法行为通知书", "改", StepKind.CORRECTION_ORDERED, true),
    NOTICE("违法行为通知书", "告", StepKind.NOTICE_GIVEN, true),
    HEARING("听证通知书", "听", StepKind.HEARING_NOTICED, true),
    DECISION("行政处罚决定书", "罚", StepKind.DECIDED, true),
    ANNOUNCEMENT("执行公告", "公", StepKind.ANNOUNCED, true),
    URGING("催告书", "催", StepKind.URGED, true),
    ENFORCEMENT("行政强制执行决定书", "强", StepKind.EXECUTION_DECIDED, true),
    SUBSTITUTE("代履行决定书", "代", StepKind.SUBSTITUTE_DECIDED, true),
    RECEIPT("送达回证", "送", StepKind.DELIVERED, false),
    CLOSURE("结案报告", "结", StepKind.CLOSED, false);

    private final String title;
    private final String word;
    private final StepKind step;
    private final boolean delivered;

    DocumentKind(String title, String word, StepKind step, boolean delivered) {
        this.title = title;
        this.word = word;
        this.step = step;
        this.delivered = delivered;
    }

    public String title() {
        return title;
    }

    /** What its numbers have in them. */
    public String word() {
        return word;
    }

    /** Made of the last step of this kind, and not before there is one. */
    public StepKind step() {
        return step;
    }

    /** Whether the party gets it. */
    public boolean delivered() {
        return delivered;
    }
}
