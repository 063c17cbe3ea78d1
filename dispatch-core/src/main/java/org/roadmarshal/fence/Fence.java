package org.roadmarshal.fence;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.List;
import org.roadmarshal.kernel.Named;

/**
 * A part of the map on which rules hold; everybody of the org sees it.
 *
 * @param agency whose it is: who may change it
 * @param geometry GeoJSON, WGS-84
 * @param radiusM a corridor's half width or a circle's radius, metres; null for an area
 * @param colour such as {@code #f5b7fc}, or null
 * @param active whether its rules hold
 */
public record Fence(
        long id,
        String name,
        FenceKind kind,
        Named agency,
        @JsonRawValue String geometry,
        Double radiusM,
        String colour,
        boolean active,
        List<FenceRule> rules,
        int version) {}
