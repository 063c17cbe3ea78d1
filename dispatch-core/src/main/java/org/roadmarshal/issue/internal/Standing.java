package org.roadmarshal.issue.internal;

import java.time.Instant;
import java.util.List;
import org.roadmarshal.issue.Issue;
import org.roadmarshal.issue.Quantity;
import org.roadmarshal.kernel.Named;

/** Those parts of an issue that steps change, beside its state; one move changes them in place. Public, for Jdbi binds its fields. */
public final class Standing {
    public long agencyId;
    public Long handlerId;
    public Long verifierId;
    public Instant verifyBy;
    public Instant signBy;
    public Instant dueAt;
    public Long restSeconds;
    public String releaseCondition;
    public Instant closedAt;
    public int reworkCount;
    public String reworkReason;
    public int extensions;
    public Long parentId;
    public boolean offRoute;
    List<Quantity> ledger;

    static Standing of(Issue issue) {
        Standing standing = new Standing();
        standing.agencyId = issue.agency().id();
        standing.handlerId = id(issue.handler());
        standing.verifierId = id(issue.verifier());
        standing.verifyBy = issue.verifyBy();
        standing.signBy = issue.signBy();
        standing.dueAt = issue.dueAt();
        standing.restSeconds = issue.restSeconds();
        standing.releaseCondition = issue.releaseCondition();
        standing.closedAt = issue.closedAt();
        standing.reworkCount = issue.reworkCount();
        standing.reworkReason = issue.reworkReason();
        standing.extensions = issue.extensions();
        standing.parentId = issue.parentId();
        standing.offRoute = issue.offRoute();
        standing.ledger = issue.quantities();
        return standing;
    }

    private static Long id(Named named) {
        return named == null ? null : named.id();
    }
}
