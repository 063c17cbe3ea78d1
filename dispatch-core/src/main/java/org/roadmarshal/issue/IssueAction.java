package org.roadmarshal.issue;

import org.roadmarshal.kernel.Coded;

/** What moves an issue on, or is said about it; the word is the one of its fact in the journal. */
public enum IssueAction implements Coded {
    /** 立案. */
    FILE("filed"),
    /** 转核实: somebody is to look at what a citizen reported. */
    TO_VERIFY("to_verify"),
    /** 不予受理. */
    REJECT("rejected"),
    /** 并案. */
    MERGE("merged"),
    /** 派遣. */
    DISPATCH("dispatched"),
    /** 申请回退, and the dispatcher's word on it. */
    ASK_RETURN("return_asked"),
    RETURN("returned"),
    /** 接单. */
    ACCEPT("accepted"),
    /** A co-unit: 会签, or 不予配合; and whether that is taken for good (同意) or not (要求配合). */
    COUNTERSIGN("countersigned"),
    REFUSE("refused"),
    EXCUSE("excused"),
    INSIST("insisted"),
    /** 申请延期, and the supervisor's word on it. */
    ASK_EXTENSION("extension_asked"),
    EXTEND("extended"),
    /** 申请挂账, and the supervisor's word on it; 解除挂账. */
    ASK_PARK("park_asked"),
    PARK("parked"),
    RELEASE("released"),
    /** 不同意 what the lead asks for. */
    DENY("denied"),
    /** 反馈完成. */
    REPORT_DONE("reported_done"),
    /** 返工. */
    REWORK("reworked"),
    /** 核查结案. */
    CLOSE("closed"),
    /** 重新处置. */
    REOPEN("reopened");

    private final String done;

    IssueAction(String done) {
        this.done = done;
    }

    /** The journal's word for it: {@code issue.} and this is the kind of the fact. */
    public String done() {
        return done;
    }
}
