package org.roadmarshal.highway;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.LocalDate;

/**
 * A building control zone as the government announced it: it takes the place of the computed edge.
 *
 * @param from first and last number of its stretch
 * @param document by which it was announced
 * @param geometry GeoJSON, WGS-84
 */
public record ControlZone(
        long id,
        String route,
        String from,
        String to,
        String name,
        String document,
        LocalDate announcedOn,
        @JsonRawValue String geometry,
        int version) {}
