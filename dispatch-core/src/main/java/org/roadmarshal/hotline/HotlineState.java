package org.roadmarshal.hotline;

import org.roadmarshal.kernel.Coded;

public enum HotlineState implements Coded {
    OPEN,
    REPLIED
}
