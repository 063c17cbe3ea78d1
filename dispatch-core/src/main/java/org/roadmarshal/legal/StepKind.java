package org.roadmarshal.legal;

import org.roadmarshal.kernel.Coded;

/** What can happen in a case. */
public enum StepKind implements Coded {
    FILED("立案"),
    INVESTIGATED("调查取证"),
    EVIDENCE_KEPT("先行登记保存"),
    EVIDENCE_DISPOSED("登记保存处理"),
    CORRECTION_ORDERED("责令改正"),
    COMPLIED("当事人自行改正"),
    NOTICE_GIVEN("违法行为通知"),
    STATEMENT_HEARD("陈述申辩"),
    HEARING_REQUESTED("申请听证"),
    HEARING_NOTICED("听证通知"),
    HEARING_HELD("举行听证"),
    LEGAL_REVIEWED("法制审核"),
    EXTENDED("延长办案期限"),
    DECIDED("作出决定"),
    /** Of any document; a decision's own delivery is what the sequence waits for. */
    DELIVERED("送达"),
    DISCLOSED("信息公示"),
    REMEDY_SOUGHT("申请复议或提起诉讼"),
    REMEDY_ENDED("复议或诉讼终结"),
    ANNOUNCED("执行公告"),
    URGED("催告"),
    EXECUTION_DECIDED("强制执行决定"),
    SUBSTITUTE_DECIDED("代履行决定"),
    COURT_APPLIED("申请法院强制执行"),
    /** Article 52 of the Administrative Coercion Law. */
    IMMEDIATE_PERFORMED("立即代履行"),
    EXECUTED("执行"),
    SUSPENDED("中止"),
    RESUMED("恢复"),
    TERMINATED("终结"),
    CLOSED("结案"),
    CORRECTED("更正");

    private final String title;

    StepKind(String title) {
        this.title = title;
    }

    /** In the language of the law, as documents and refusals say it. */
    public String title() {
        return title;
    }
}
