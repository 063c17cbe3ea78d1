package org.roadmarshal.road.internal;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.roadmarshal.gis.road.Road;
import org.roadmarshal.gis.road.RoadNetwork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Networks on the disk, a directory each, which appears whole or not at all. Nothing here is lost that cannot be made again. Blocks. */
public final class NetworkFiles {
    private static final Logger LOG = LoggerFactory.getLogger(NetworkFiles.class);
    private static final String UNFINISHED = "unfinished-";

    private final Path directory;

    public NetworkFiles(Path directory) {
        this.directory = directory;
    }

    /** Empty where there is none, or none that can be read. */
    public Optional<RoadNetwork> load(UUID version) {
        Path kept = directory.resolve(name(version));
        if (!Files.isDirectory(kept)) {
            return Optional.empty();
        }
        try {
            return Optional.of(RoadNetwork.load(kept));
        } catch (IOException e) {
            LOG.warn("It is made anew", e);
            delete(kept);
            return Optional.empty();
        }
    }

    public RoadNetwork build(UUID version, List<Road> roads) throws IOException {
        Files.createDirectories(directory);
        Path unfinished = Files.createTempDirectory(directory, UNFINISHED);
        try {
            RoadNetwork network = RoadNetwork.build(roads, unfinished);
            Files.move(unfinished, directory.resolve(name(version)), StandardCopyOption.ATOMIC_MOVE);
            return network;
        } catch (FileSystemException e) {
            delete(unfinished);
            // Another node that shares the directory may have been faster; systems tell that each in its own way.
            if (Files.isDirectory(directory.resolve(name(version)))) {
                return RoadNetwork.load(directory.resolve(name(version)));
            }
            throw e;
        } catch (IOException | RuntimeException e) {
            delete(unfinished);
            throw e;
        }
    }

    /** Deletes the networks of other imports. What another node is making just now stays. */
    public void keepOnly(Collection<UUID> versions) throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        Set<String> names = versions.stream().map(NetworkFiles::name).collect(Collectors.toSet());
        try (Stream<Path> all = Files.list(directory)) {
            all.filter(kept -> !kept.getFileName().toString().startsWith(UNFINISHED))
                    .filter(kept -> !names.contains(kept.getFileName().toString()))
                    .forEach(NetworkFiles::delete);
        }
    }

    private static String name(UUID version) {
        return version + "-" + RoadNetwork.FORM;
    }

    private static void delete(Path kept) {
        try (Stream<Path> all = Files.walk(kept)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            LOG.warn("{} could not be deleted", kept, e);
        }
    }
}
