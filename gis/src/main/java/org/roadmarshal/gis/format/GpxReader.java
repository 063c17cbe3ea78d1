package org.roadmarshal.gis.format;

import java.io.ByteArrayInputStream;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.roadmarshal.gis.track.TrackPoint;

/**
 * GPX 1.0 and 1.1: the points of all tracks and segments, with speed (m/s) and course wherever below the point they stand. A
 * document type is refused, so that nothing outside of the file is read.
 */
final class GpxReader {
    private static final double KMH_PER_MS = 3.6;

    private GpxReader() {}

    static void read(byte[] bytes, TrackFile.Draft draft) {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
            xml.nextTag();
            if (!xml.getLocalName().equals("gpx")) {
                throw new FormatException("the file is XML but no GPX: " + xml.getLocalName(), "");
            }
            points(xml, draft);
        } catch (XMLStreamException e) {
            // What stands before the break is good.
            long row = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber());
            draft.refuse(
                    row,
                    "the XML is broken here: "
                            + e.getMessage().lines().findFirst().orElse(""));
        }
    }

    private static void points(XMLStreamReader xml, TrackFile.Draft draft) throws XMLStreamException {
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("trkpt")) {
                long row = xml.getLocation().getLineNumber();
                Map<String, String> values = values(xml);
                try {
                    draft.take(row, point(values));
                } catch (FormatException e) {
                    draft.refuse(row, e.what());
                }
            }
        }
    }

    /** The attributes of the point, and the text of every element below it, by local name. Ends after the point. */
    private static Map<String, String> values(XMLStreamReader xml) throws XMLStreamException {
        Map<String, String> values = new HashMap<>();
        values.put("lat", xml.getAttributeValue(null, "lat"));
        values.put("lon", xml.getAttributeValue(null, "lon"));
        String element = "";
        while (true) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                element = xml.getLocalName();
            } else if (event == XMLStreamConstants.CHARACTERS && !xml.isWhiteSpace()) {
                values.putIfAbsent(element, xml.getText().strip());
            } else if (event == XMLStreamConstants.END_ELEMENT
                    && xml.getLocalName().equals("trkpt")) {
                return values;
            }
        }
    }

    private static TrackPoint point(Map<String, String> values) {
        Double speed = number(values, "speed");
        Double lon = number(values, "lon");
        Double lat = number(values, "lat");
        if (lon == null || lat == null) {
            throw new FormatException("lat or lon is missing", "");
        }
        return new TrackPoint(
                time(values.get("time")),
                lon,
                lat,
                speed == null ? null : speed * KMH_PER_MS,
                number(values, "course"),
                number(values, "ele"),
                null);
    }

    private static long time(String text) {
        if (text == null) {
            throw new FormatException("the point has no time", "");
        }
        try {
            return OffsetDateTime.parse(text).toInstant().toEpochMilli();
        } catch (DateTimeException e) {
            throw new FormatException("the time must be such as 2026-11-24T08:00:00Z, not " + text, "");
        }
    }

    private static Double number(Map<String, String> values, String name) {
        String text = values.get(name);
        if (text == null) {
            return null;
        }
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new FormatException(name + " must be a number, not " + text, "");
        }
        throw new FormatException(name + " must be a finite number, not " + text, "");
    }
}
