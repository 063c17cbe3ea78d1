package org.roadmarshal.campaign;

import org.roadmarshal.kernel.Coded;

/**
 * How well issues are handled, each a share of those found in a period. What was merged into another issue is in none of them.
 * {@code campaign.yaml} says the same to whoever asks.
 */
public enum Rate implements Coded {
    /** 立案率: filed, of all that were registered. */
    FILING,
    /** 结案率: closed, of those filed and not rejected afterwards. */
    CLOSING,
    /** 按期结案率: closed by their day, of those closed or past their day. */
    ON_TIME,
    /** 返工率: sent back at least once, of those reported done at least once. */
    REWORK,
    /** 延期率: given more time at least once, of those dispatched. */
    EXTENSION
}
