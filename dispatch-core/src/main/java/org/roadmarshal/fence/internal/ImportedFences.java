package org.roadmarshal.fence.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Lineal;
import org.locationtech.jts.geom.Polygonal;
import org.roadmarshal.fence.FenceKind;
import org.roadmarshal.fence.NewFence;
import org.roadmarshal.gis.format.Feature;
import org.roadmarshal.gis.format.FormatException;
import org.roadmarshal.gis.format.GeoJsonLimits;
import org.roadmarshal.gis.format.GeoJsonReader;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;

/**
 * Fences out of a GeoJSON FeatureCollection: a polygon is an area, a line a corridor, a point a circle. Of the properties count
 * {@code name}, {@code radiusM} (half width or radius, metres) and {@code colour}.
 */
public final class ImportedFences {
    private static final GeoJsonReader READER = new GeoJsonReader(GeoJsonLimits.REQUEST);
    private static final double HALF_WIDTH_M = 50;
    private static final double RADIUS_M = 200;

    private ImportedFences() {}

    /** A fence without its agency, and its ground. */
    public record Drawn(NewFence fence, Ground ground) {}

    /** @throws DispatchException VALIDATION saying which feature is wrong */
    public static List<Drawn> read(JsonNode collection) {
        List<Drawn> drawn = new ArrayList<>();
        try {
            READER.features(
                    new ByteArrayInputStream(collection.toString().getBytes(StandardCharsets.UTF_8)),
                    feature -> drawn.add(one(feature, drawn.size())));
        } catch (FormatException e) {
            throw new DispatchException(ErrorCode.VALIDATION, e.getMessage(), e);
        }
        return drawn;
    }

    private static Drawn one(Feature feature, int at) {
        try {
            Geometry geometry = feature.geometry();
            if (geometry == null) {
                throw DispatchException.invalid("It has no geometry");
            }
            FenceKind kind = kind(geometry);
            Double radius = radius(kind, feature.text("radiusM"));
            String name = feature.text("name");
            String colour = feature.text("colour");
            NewFence fence = new NewFence(
                    name == null || name.isBlank() ? String.valueOf(at + 1) : name,
                    kind,
                    null,
                    null,
                    radius,
                    colour == null ? null : colour.toLowerCase(Locale.ROOT),
                    true,
                    List.of());
            return new Drawn(fence, Ground.of(kind, geometry, radius));
        } catch (DispatchException e) {
            throw new DispatchException(ErrorCode.VALIDATION, "/features/" + at + ": " + e.getMessage(), e);
        }
    }

    private static FenceKind kind(Geometry geometry) {
        if (geometry instanceof Polygonal) {
            return FenceKind.AREA;
        }
        return geometry instanceof Lineal ? FenceKind.CORRIDOR : FenceKind.CIRCLE;
    }

    private static Double radius(FenceKind kind, String text) {
        if (kind == FenceKind.AREA) {
            return null;
        }
        try {
            return text == null
                    ? Double.valueOf(kind == FenceKind.CORRIDOR ? HALF_WIDTH_M : RADIUS_M)
                    : Double.valueOf(text);
        } catch (NumberFormatException e) {
            throw new DispatchException(ErrorCode.VALIDATION, "radiusM is no number: " + text, e);
        }
    }
}
