package org.roadmarshal.gis.format;

import org.roadmarshal.gis.track.TrackPoint;

/** Writes one track as text, point by point in the order of time: nothing of it need be in memory. Not thread-safe. */
public interface TrackText {
    String head();

    void point(TrackPoint point, StringBuilder out);

    String tail();

    /** The forms in which a track can be taken away. */
    enum Form {
        GPX("application/gpx+xml", "gpx"),
        GEOJSON("application/geo+json", "geojson"),
        CSV("text/csv; charset=utf-8", "csv");

        private final String contentType;
        private final String extension;

        Form(String contentType, String extension) {
            this.contentType = contentType;
            this.extension = extension;
        }

        public String contentType() {
            return contentType;
        }

        /** Without a dot. */
        public String extension() {
            return extension;
        }

        /** @param name of whose track it is, for people */
        public TrackText writer(String name) {
            return switch (this) {
                case GPX -> new GpxWriter(name);
                case GEOJSON -> new GeoJsonTrack(name);
                case CSV -> new TrackCsv();
            };
        }
    }
}
