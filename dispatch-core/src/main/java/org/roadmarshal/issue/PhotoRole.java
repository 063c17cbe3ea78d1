package org.roadmarshal.issue;

import org.roadmarshal.kernel.Coded;

/** What a photo shows: the issue as it was found, the place after removal, or what a verifier found still there. */
public enum PhotoRole implements Coded {
    BEFORE,
    AFTER,
    REWORK
}
