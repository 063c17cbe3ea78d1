package org.roadmarshal.issue;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Another feature's reason why an issue may not take a step, such as a legal case that is not finished. */
@FunctionalInterface
public interface IssueBar {
    /** @return why it may not be taken now, for whoever wanted to; empty where nothing is in the way */
    Optional<String> bars(Handle handle, int org, long issue, IssueAction action);
}
