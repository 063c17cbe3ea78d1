package org.roadmarshal.position;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.roadmarshal.db.Database;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.position.internal.Sources;

/** Where every fix comes in, whatever protocol brought it. Safe for use from any thread; does not block. */
public final class FixIntake {
    private final Sources sources;
    private final LivePicture picture;
    private final TrackWriter writer;

    public FixIntake(Vertx vertx, Database database, LivePicture picture, TrackWriter writer) {
        this.sources = new Sources(vertx, database);
        this.picture = picture;
        this.writer = writer;
    }

    /** @param duplicates how many were stored before: the sender had not heard so */
    public record Taken(int stored, int duplicates) {}

    /**
     * From a device with a key of its own.
     *
     * @return after the commit; fails with UNAUTHENTICATED where nobody has that key, VALIDATION, OVERLOADED, UNAVAILABLE
     */
    public Future<Taken> fromKey(String key, Fix fix) {
        return sources.byKey(key)
                .map(known -> known.orElseThrow(
                        () -> new DispatchException(ErrorCode.UNAUTHENTICATED, "No device has this key")))
                .compose(source -> take(source, List.of(fix)));
    }

    /** From the phone of a signed-in officer, for the unit that they crew. @return as {@link #fromKey} */
    public Future<Taken> fromOfficer(Principal officer, List<Fix> fixes) {
        officer.require(Permission.POSITION_WRITE);
        return sources.of(officer).compose(source -> take(source, fixes));
    }

    private Future<Taken> take(Source source, List<Fix> fixes) {
        Instant now = Instant.now();
        for (int i = 0; i < fixes.size(); i++) {
            Optional<String> fault = fixes.get(i).fault(now);
            if (fault.isPresent()) {
                return Future.failedFuture(DispatchException.invalid("Fix " + (i + 1) + ": " + fault.get()));
            }
        }
        fixes.forEach(fix -> picture.report(source, fix));
        return writer.write(source, fixes).map(stored -> new Taken(stored, fixes.size() - stored));
    }
}
