package org.roadmarshal.issue;

import org.roadmarshal.kernel.Coded;

/**
 * What a photo shows: the issue as it was found, the place after removal, what a verifier found still there, or a paper
 * that supports a request.
 */
public enum PhotoRole implements Coded {
    BEFORE,
    AFTER,
    REWORK,
    ATTACHMENT;

    /** It shows the issue as something still to be removed. */
    public boolean showsIssue() {
        return this == BEFORE || this == REWORK;
    }
}
