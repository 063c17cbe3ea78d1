package org.roadmarshal.legal;

import org.roadmarshal.kernel.Text;

/** What shall be written down otherwise; null leaves it as it is. */
public record CaseChange(Party party, String cause) {
    public CaseChange {
        cause = Text.stripped("cause", cause);
    }
}
