package org.roadmarshal.layer;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/**
 * A page of features as a GeoJSON FeatureCollection, WGS-84.
 *
 * @param next what to give as {@code after} for the following page; null on the last
 */
public record FeaturePage(String type, List<Feature> features, String next) {
    /** @param json a GeoJSON feature, as the database wrote it */
    public record Feature(long id, @JsonValue @JsonRawValue String json) {}
}
