package org.roadmarshal.gis.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.roadmarshal.gis.geo.Viewport;
import org.roadmarshal.gis.geo.Wgs84;

class GeoJsonTest {
    private final GeoJsonReader reader = new GeoJsonReader(new GeoJsonLimits(6, 12, Viewport.WORLD));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'Point','coordinates':[120.45,41.57]}",
                "{'type':'MultiPoint','coordinates':[[120,41],[121,42]]}",
                "{'type':'LineString','coordinates':[[120,41],[121.1234567,42]]}",
                "{'type':'MultiLineString','coordinates':[[[120,41],[121,42]],[[119,41],[119,42]]]}",
                "{'type':'Polygon','coordinates':[[[120,41],[121,41],[121,42],[120,41]]]}",
                "{'type':'MultiPolygon','coordinates':[[[[120,41],[121,41],[121,42],[120,41]]]]}",
                "{'type':'GeometryCollection','geometries':[{'type':'Point','coordinates':[120,41]}]}",
            })
    void everyGeometryComesBackAsItWas(String quoted) {
        String text = quoted.replace('\'', '"');
        Geometry geometry = reader.geometry(text);
        assertThat(geometry.getSRID()).isEqualTo(Wgs84.SRID);
        assertThat(GeoJsonWriter.geometry(geometry)).isEqualTo(text);
    }

    @Test
    void coordinatesMayComeBeforeTheType() {
        Geometry point = reader.geometry("{\"coordinates\":[120,41,88.5],\"bbox\":[1,2],\"type\":\"Point\"}");
        assertThat(point.toText()).isEqualTo("POINT (120 41)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':'Circle','coordinates':[1,2]} | no geometry type Circle",
                "{'coordinates':[1,2]} | has no type",
                "{'type':'Point'} | needs coordinates",
                "{'type':'Point','coordinates':[1]} | /coordinates: a position is [longitude, latitude], not 1",
                "{'type':'Point','coordinates':['1',2]} | array",
                "{'type':'Point','coordinates':[[1,2]]} | expected a position",
                "{'type':'Point','coordinates':{'x':1}} | expected an array",
                "{'type':'Point','coordinates':[41.5,120.4]} | look exchanged",
                "{'type':'Point','coordinates':[181,2]} | longitude 181.0",
                "{'type':'Point','coordinates':[NaN,2]} | not JSON at line 1",
                "{'type':'Point','coordinates':[1e999,2]} | not finite",
                "{'type':'LineString','coordinates':[[1,2]]} | a line needs two positions",
                "{'type':'LineString','coordinates':[1,2]} | not a position",
                "{'type':'Polygon','coordinates':[]} | needs an outer ring",
                "{'type':'Polygon','coordinates':[[[1,1],[2,1],[1,1]]]} | /coordinates/0: a ring needs four",
                "{'type':'Polygon','coordinates':[[[1,1],[2,1],[2,2],[1,2]]]} | /coordinates/0: the ring is not closed",
                "{'type':'MultiPoint','coordinates':[[1,1],[1,200]]} | /coordinates/1: longitude 1.0",
                "{'type':'LineString','coordinates':[[1,1],[2,1],[1,1],[1,2],[1,1],[2,1],[1,1]]} | more than 6",
                "{'type':'Point','coordinates':[[[[[[[[[[[[[[1]]]]]]]]]]]]]]} | too deep",
                "{'type':'Point','coordinates':[1,2] | not JSON",
                "{'type':'Point','coordinates':[1,2]} 7 | after the end",
                "{'type':'Point','type':'Point','coordinates':[1,2]} | not JSON",
                "{'type':'Point','crs':{'properties':{'name':'EPSG:3857'}},'coordinates':[1,2]} | must be WGS-84",
                "[] | expected a geometry object",
            })
    void whatIsWrongIsSaidWithItsPlace(String quoted, String words) {
        assertThatThrownBy(() -> reader.geometry(quoted.replace('\'', '"')))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining(words);
    }

    @Test
    void aCollectionIsHandedOnFeatureByFeatureAndWrittenAgain() throws IOException {
        List<Feature> features = List.of(
                new Feature("a", Map.of("name", "双塔区", "n", 3L), Wgs84.point(120.45, 41.57)),
                new Feature(null, Map.of("tags", List.of(1.5, true)), null));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GeoJsonWriter writer = new GeoJsonWriter(bytes)) {
            for (Feature feature : features) {
                writer.write(feature);
            }
        }
        List<Feature> found = new ArrayList<>();
        assertThat(reader.features(new ByteArrayInputStream(bytes.toByteArray()), found::add))
                .isEqualTo(2);
        assertThat(found).isEqualTo(features);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':'Feature','properties':null,'geometry':null} | 1",
                "{'features':[],'type':'FeatureCollection'} | 0",
                "{'type':'FeatureCollection','crs':{'properties':{'name':'urn:ogc:def:crs:OGC:1.3:CRS84'}},'features':[]} | 0",
            })
    void collectionsComeInManyShapes(String quoted, long count) {
        assertThat(reader.features(stream(quoted), feature -> {})).isEqualTo(count);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':'FeatureCollection','features':[{'type':'Feature'},{'type':'Thing'}]} | /features/1: type must be Feature",
                "{'type':'FeatureCollection','features':{}} | /features: expected an array",
                "{'type':'FeatureCollection'} | type must be",
                "{'type':'Topology','features':[]} | type must be",
                "{'type':'FeatureCollection','features':[{'type':'Feature','properties':3}]} | expected an object",
            })
    void aFaultInACollectionNamesTheFeature(String quoted, String words) {
        assertThatThrownBy(() -> reader.features(stream(quoted), feature -> {}))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining(words);
    }

    private static ByteArrayInputStream stream(String quoted) {
        return new ByteArrayInputStream(quoted.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
