package org.roadmarshal.alarm;

import java.time.Instant;
import org.roadmarshal.kernel.Location;

/** An officer's call for help, all of it optional: who calls is known, and what they have no time to say is left out. */
public record Sos(AlarmKind kind, Location location, String message, Instant deviceTime) {}
