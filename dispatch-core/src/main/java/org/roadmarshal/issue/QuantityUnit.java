package org.roadmarshal.issue;

import org.roadmarshal.kernel.Coded;

/** What is counted: pieces, square metres, tonnes, kilometres. */
public enum QuantityUnit implements Coded {
    COUNT,
    M2,
    T,
    KM
}
