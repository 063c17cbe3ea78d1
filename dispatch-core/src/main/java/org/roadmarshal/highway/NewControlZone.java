package org.roadmarshal.highway;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;

/** @param geometry a GeoJSON polygon or several */
public record NewControlZone(
        String route, String from, String to, String name, String document, LocalDate announcedOn, JsonNode geometry) {}
