package org.roadmarshal.cityimport.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;
import org.roadmarshal.cityimport.internal.CityFiles.Area;
import org.roadmarshal.gis.format.Feature;

/** Reads the borders of counties and of the squads' ground. */
final class AreaMaps {
    private final Directory directory;
    private final Set<String> agencies;

    /** @param agencies the codes of all */
    AreaMaps(Directory directory, Set<String> agencies) {
        this.directory = directory;
        this.agencies = agencies;
    }

    List<Area> read() {
        List<Area> areas = new ArrayList<>(areas("counties.geojson", "county", "code"));
        areas.addAll(areas("jurisdictions.geojson", "jurisdiction", "agency_code"));
        return areas;
    }

    private List<Area> areas(String file, String layer, String codeProperty) {
        List<Area> areas = directory.map(file, feature -> {
            String code = feature.text(codeProperty);
            String where = file + ":" + (code == null ? "a feature" : code);
            if (code == null || feature.text("name") == null || feature.text("name_en") == null) {
                directory.fault(where, "needs the properties " + codeProperty + ", name and name_en");
            }
            if (layer.equals("jurisdiction") && code != null && !agencies.contains(code)) {
                directory.fault(where, "there is no agency " + code);
            }
            return new Area(layer, code, feature.text("name"), feature.text("name_en"), polygon(where, feature));
        });
        directory.unique(file, codeProperty, areas, Area::code);
        return areas;
    }

    private Geometry polygon(String where, Feature feature) {
        Geometry geometry = feature.geometry();
        if (geometry == null || geometry.getDimension() != 2) {
            directory.fault(where, "must be a polygon");
            return null;
        }
        TopologyValidationError error = new IsValidOp(geometry).getValidationError();
        if (error != null) {
            directory.fault(where, error.getMessage() + " at " + error.getCoordinate());
        }
        return geometry;
    }
}
