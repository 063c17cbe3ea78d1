package org.roadmarshal.track;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.db.Database;
import org.roadmarshal.gis.format.FormatException;
import org.roadmarshal.gis.format.TrackFile;
import org.roadmarshal.gis.track.TrackPoint;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.position.Fix;
import org.roadmarshal.position.FixIntake;
import org.roadmarshal.position.Mover;
import org.roadmarshal.position.Source;
import org.roadmarshal.track.internal.JdbcUpload;

/**
 * Takes track files that people bring, through the same door as every fix: a file that comes again stores nothing twice. Safe for
 * any thread.
 */
public final class TrackUpload {
    /** Each waits with its bytes in memory, up to 20 MiB of them. */
    private static final int MOST_WAITING = 4;

    private static final int FIXES_AT_ONCE = 1_000;
    private static final int FAULTS_TOLD = 1_000;

    private final Vertx vertx;
    private final Database database;
    private final FixIntake intake;
    private final AtomicInteger waiting = new AtomicInteger();

    public TrackUpload(Vertx vertx, Database database, FixIntake intake) {
        this.vertx = vertx;
        this.database = database;
        this.intake = intake;
    }

    /**
     * What became of a file.
     *
     * @param duplicates that were stored before
     * @param faulty how many lines were not taken
     * @param faults the first of them, by row
     */
    public record Uploaded(int stored, int duplicates, int faulty, List<TrackFile.Fault> faults) {}

    /** The device by whose name a mover's files are taken; made where there is none. @return its id */
    public long device(Handle handle, Principal principal, Mover mover) {
        return JdbcUpload.device(handle, principal.org(), mover, principal.agencies(Permission.DEVICE_WRITE))
                .orElseThrow(() -> DispatchException.notFound(mover.kind().code(), mover.id()));
    }

    /**
     * @return after the commit; fails with VALIDATION where the file is no track at all, NOT_FOUND, CONFLICT where the device sends
     *     by itself, OVERLOADED
     */
    public Future<Uploaded> take(Principal principal, long deviceId, byte[] file) {
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            return Future.failedFuture(new DispatchException(ErrorCode.OVERLOADED, "Too many files come at once"));
        }
        return database.read(handle -> source(handle, principal, deviceId))
                .compose(source ->
                        vertx.executeBlocking(() -> read(file), false).compose(content -> store(source, content)))
                .onComplete(done -> waiting.decrementAndGet());
    }

    private static Source source(Handle handle, Principal principal, long deviceId) {
        JdbcUpload.Found found = JdbcUpload.find(
                        handle, principal.org(), deviceId, principal.agencies(Permission.DEVICE_WRITE))
                .orElseThrow(() -> DispatchException.notFound("device", deviceId));
        if (!found.takesFiles()) {
            throw DispatchException.conflict(
                    "The device %d sends by itself; files need a device of their own".formatted(deviceId));
        }
        return found.source();
    }

    /** The file's places in the order of time, each with the row that it stands in; the other rows with their reasons. */
    private record Content(List<Place> places, List<TrackFile.Fault> faults) {}

    private record Place(long row, Fix fix) {}

    private static Content read(byte[] file) {
        TrackFile track;
        try {
            track = TrackFile.read(file);
        } catch (FormatException e) {
            throw new DispatchException(ErrorCode.VALIDATION, e.getMessage(), e);
        }
        List<Place> places = new ArrayList<>(track.lines().size());
        for (TrackFile.Line line : track.lines()) {
            places.add(new Place(line.row(), fix(line.point())));
        }
        places.sort(Comparator.comparing(place -> place.fix.at()));
        return new Content(places, new ArrayList<>(track.faults()));
    }

    private static Fix fix(TrackPoint point) {
        return new Fix(
                Instant.ofEpochMilli(point.at()),
                point.lon(),
                point.lat(),
                point.speedKmh(),
                point.courseDeg(),
                point.altitudeM(),
                point.accuracyM());
    }

    private Future<Uploaded> store(Source source, Content content) {
        return store(source, content, 0, new Stored(0, 0)).map(stored -> {
            content.faults.sort(Comparator.comparingLong(TrackFile.Fault::row));
            List<TrackFile.Fault> told = content.faults.subList(0, Math.min(FAULTS_TOLD, content.faults.size()));
            return new Uploaded(stored.fresh, stored.duplicates, content.faults.size(), List.copyOf(told));
        });
    }

    private record Stored(int fresh, int duplicates) {}

    /** One batch after the other, so that a long file leaves room for everybody else's fixes. */
    private Future<Stored> store(Source source, Content content, int from, Stored before) {
        if (from >= content.places.size()) {
            return Future.succeededFuture(before);
        }
        int to = Math.min(from + FIXES_AT_ONCE, content.places.size());
        List<Place> batch = content.places.subList(from, to);
        return intake.take(source, batch.stream().map(Place::fix).toList()).compose(taken -> {
            taken.refused()
                    .forEach(refused -> content.faults.add(new TrackFile.Fault(
                            batch.get(refused.index()).row(), refused.reason().code())));
            return store(
                    source,
                    content,
                    to,
                    new Stored(before.fresh + taken.stored(), before.duplicates + taken.duplicates()));
        });
    }
}
