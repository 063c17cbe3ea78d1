package org.roadmarshal.campaign;

import org.roadmarshal.kernel.Coded;

/** A running one is on the wall; a closed one does not change any more until it is opened again. */
public enum CampaignState implements Coded {
    PLANNED,
    RUNNING,
    CLOSED
}
