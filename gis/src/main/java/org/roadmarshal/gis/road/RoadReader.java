package org.roadmarshal.gis.road;

import com.carrotsearch.hppc.LongArrayList;
import com.carrotsearch.hppc.LongHashSet;
import com.carrotsearch.hppc.LongObjectHashMap;
import com.graphhopper.reader.ReaderElement;
import com.graphhopper.reader.ReaderNode;
import com.graphhopper.reader.ReaderWay;
import com.graphhopper.reader.osm.OSMInputFile;
import com.graphhopper.reader.osm.SkipOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.xml.stream.XMLStreamException;
import org.locationtech.jts.geom.Coordinate;
import org.roadmarshal.gis.geo.Viewport;

/**
 * Reads the roads of an OpenStreetMap file (XML, PBF, either gzipped). It goes over the file three times (which nodes
 * belong to roads, where they are, the roads), so the order in the file does not matter and memory holds the road
 * nodes only. For one thread.
 */
public final class RoadReader {
    private static final SkipOptions WAYS = new SkipOptions(true, false, true);
    private static final SkipOptions NODES = new SkipOptions(false, true, true);

    private final Path file;
    private final Map<String, Long> skipped = new TreeMap<>();
    private long ways;
    private long roads;
    private long cut;

    private RoadReader(Path file) {
        this.file = file;
    }

    /**
     * What was found in the file.
     *
     * @param ways all ways
     * @param roads those handed on
     * @param cut those among them that are shorter than in the world, as some nodes are not in the file
     * @param skipped how many ways were left out, by reason; with the roads they make up all ways
     */
    public record Report(long ways, long roads, long cut, Map<String, Long> skipped) {
        public Report {
            skipped = Map.copyOf(skipped);
        }
    }

    /**
     * Hands on every road of the file.
     *
     * @throws IOException when the file cannot be read, or is not an OpenStreetMap file
     */
    public static Report read(Path file, Consumer<Road> each) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString());
        }
        return new RoadReader(file).read(each);
    }

    private Report read(Consumer<Road> each) throws IOException {
        LongHashSet wanted = new LongHashSet();
        pass(WAYS, element -> {
            if (element instanceof ReaderWay way && RoadTags.unfit(way).isEmpty()) {
                wanted.addAll(way.getNodes());
            }
        });
        LongObjectHashMap<Coordinate> places = new LongObjectHashMap<>(wanted.size());
        pass(NODES, element -> {
            if (element instanceof ReaderNode node && wanted.contains(node.getId())) {
                places.put(node.getId(), new Coordinate(node.getLon(), node.getLat()));
            }
        });
        pass(WAYS, element -> {
            if (element instanceof ReaderWay way) {
                ways++;
                hand(way, places, each);
            }
        });
        return new Report(ways, roads, cut, skipped);
    }

    private void hand(ReaderWay way, LongObjectHashMap<Coordinate> places, Consumer<Road> each) {
        RoadTags.unfit(way).ifPresentOrElse(this::skip, () -> {
            List<Coordinate> line = new ArrayList<>(way.getNodes().size());
            boolean whole = collect(way.getNodes(), places, line);
            if (line.size() < 2) {
                skip("fewer than two nodes");
            } else {
                roads++;
                cut += whole ? 0 : 1;
                each.accept(RoadTags.road(way, line.toArray(Coordinate[]::new)));
            }
        });
    }

    /**
     * Puts the places of the nodes into the line. Extracts cut ways at their border: nodes that are not in the file
     * are left out, and false is returned.
     */
    private static boolean collect(LongArrayList nodes, LongObjectHashMap<Coordinate> places, List<Coordinate> line) {
        boolean whole = true;
        for (int i = 0; i < nodes.size(); i++) {
            Coordinate place = places.get(nodes.get(i));
            if (place == null || !Viewport.WORLD.contains(place.x, place.y)) {
                whole = false;
            } else if (line.isEmpty() || !line.get(line.size() - 1).equals2D(place)) {
                line.add(place);
            }
        }
        return whole;
    }

    private void skip(String reason) {
        skipped.merge(reason, 1L, Long::sum);
    }

    /** Only what the parser throws says something about the file; what the receiver throws is its own. */
    private void pass(SkipOptions skip, Consumer<ReaderElement> each) throws IOException {
        try (OSMInputFile input = open(skip)) {
            for (ReaderElement element = next(input); element != null; element = next(input)) {
                each.accept(element);
            }
        }
    }

    private OSMInputFile open(SkipOptions skip) throws IOException {
        try {
            return new OSMInputFile(file.toFile())
                    .setWorkerThreads(1)
                    .setSkipOptions(skip)
                    .open();
        } catch (XMLStreamException | RuntimeException e) {
            throw strange(e);
        }
    }

    private ReaderElement next(OSMInputFile input) throws IOException {
        try {
            return input.getNext();
        } catch (XMLStreamException | RuntimeException e) {
            throw strange(e);
        }
    }

    private IOException strange(Exception cause) {
        return new IOException("%s is not an OpenStreetMap file: %s".formatted(file, cause.getMessage()), cause);
    }
}
