package org.roadmarshal.recommendation;

import org.roadmarshal.kernel.Coded;

/** Why another than the first one was sent. */
public enum WhyNotFirst implements Coded {
    /** What holds where nobody says anything: it is three in the morning. */
    JUDGEMENT,
    LOCAL_KNOWLEDGE,
    RADIO,
    EQUIPMENT,
    KEEP_COVER,
    ASKED_FOR,
    OTHER
}
