package org.roadmarshal.issue;

import org.roadmarshal.kernel.Coded;

/** What moves an issue on; the word is the one of its fact in the journal. */
public enum IssueAction implements Coded {
    FILE("filed"),
    REJECT("rejected"),
    DISPATCH("dispatched"),
    RETURN("returned"),
    ACCEPT("accepted"),
    REPORT_DONE("reported_done"),
    CLOSE("closed"),
    REWORK("reworked");

    private final String done;

    IssueAction(String done) {
        this.done = done;
    }

    /** The journal's word for it: {@code issue.} and this is the kind of the fact. */
    public String done() {
        return done;
    }
}
