package org.roadmarshal.demo;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.locationtech.jts.geom.Coordinate;
import org.roadmarshal.demo.Draft.Kind;
import org.roadmarshal.gis.geo.Lonlat;

/** Writes roads as OpenStreetMap XML 0.6, every one labelled as the illustration it is. */
final class OsmFile {
    static final String SOURCE = "generated illustration, not a survey";

    private final XMLStreamWriter out;
    private final Map<Coordinate, Long> nodes = new LinkedHashMap<>();

    private OsmFile(XMLStreamWriter out) {
        this.out = out;
    }

    static void write(Path file, List<Draft> ways) throws IOException {
        try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(file))) {
            XMLStreamWriter out =
                    XMLOutputFactory.newInstance().createXMLStreamWriter(stream, StandardCharsets.UTF_8.name());
            new OsmFile(out).write(ways);
            out.close();
        } catch (XMLStreamException e) {
            throw new IOException("cannot write " + file, e);
        }
    }

    private void write(List<Draft> ways) throws XMLStreamException {
        out.writeStartDocument("UTF-8", "1.0");
        out.writeCharacters("\n");
        out.writeStartElement("osm");
        out.writeAttribute("version", "0.6");
        out.writeAttribute("generator", "Roadmarshal demo city");
        out.writeAttribute("attribution", SOURCE + "; contains no OpenStreetMap data");
        out.writeAttribute("upload", "never");
        for (Draft way : ways) {
            way.line().forEach(place -> nodes.putIfAbsent(place, nodes.size() + 1L));
        }
        for (Map.Entry<Coordinate, Long> node : nodes.entrySet()) {
            Lonlat place = Plane.lonlat(node.getKey());
            out.writeCharacters("\n");
            out.writeEmptyElement("node");
            out.writeAttribute("id", node.getValue().toString());
            out.writeAttribute("lat", CsvFile.lat(place));
            out.writeAttribute("lon", CsvFile.lon(place));
        }
        long id = 0;
        for (Draft way : ways) {
            write(++id, way);
        }
        out.writeCharacters("\n");
        out.writeEndElement();
        out.writeEndDocument();
    }

    private void write(long id, Draft way) throws XMLStreamException {
        Kind kind = way.kind();
        out.writeCharacters("\n");
        out.writeStartElement("way");
        out.writeAttribute("id", Long.toString(id));
        for (Coordinate place : way.line()) {
            out.writeEmptyElement("nd");
            out.writeAttribute("ref", nodes.get(place).toString());
        }
        tag("highway", kind.roadClass().name().toLowerCase(Locale.ROOT) + (kind.link() ? "_link" : ""));
        tag("ref", kind.ref());
        tag("name", kind.name());
        tag("oneway", kind.oneway() ? "yes" : null);
        tag("maxspeed", Integer.toString(kind.maxSpeed()));
        tag("source", SOURCE);
        out.writeEndElement();
    }

    private void tag(String key, String value) throws XMLStreamException {
        if (value != null) {
            out.writeEmptyElement("tag");
            out.writeAttribute("k", key);
            out.writeAttribute("v", value);
        }
    }
}
