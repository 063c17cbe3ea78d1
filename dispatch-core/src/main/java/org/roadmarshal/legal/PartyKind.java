package org.roadmarshal.legal;

import org.roadmarshal.kernel.Coded;

public enum PartyKind implements Coded {
    PERSON,
    ORGANISATION
}
