package org.roadmarshal.gis.format;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.locationtech.jts.geom.Geometry;

/**
 * A GeoJSON feature. The id is null when there is none; a number is kept as its text. Properties keep their order and
 * may hold null, text, Boolean, Long, Double, or Lists and Maps of these. The geometry is WGS-84, null when absent.
 */
public record Feature(String id, Map<String, Object> properties, Geometry geometry) {
    public Feature {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }

    /** The text of a property, null when it is absent or null. */
    public String text(String property) {
        Object value = properties.get(property);
        return value == null ? null : value.toString();
    }
}
