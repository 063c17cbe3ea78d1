package org.roadmarshal.incident;

import org.roadmarshal.kernel.Coded;

/** How we learned of it. */
public enum IncidentSource implements Coded {
    PHONE,
    PATROL,
    HOTLINE,
    CAMERA,
    DEPARTMENT,
    SYSTEM
}
