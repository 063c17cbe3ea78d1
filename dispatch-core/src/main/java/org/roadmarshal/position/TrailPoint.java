package org.roadmarshal.position;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/** Where a mover was: WGS-84 degrees. */
public record TrailPoint(@JsonProperty("time") Instant at, double lon, double lat) {}
