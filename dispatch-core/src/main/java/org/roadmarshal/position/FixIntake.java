package org.roadmarshal.position;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.roadmarshal.kernel.DispatchException;

/** Where every fix comes in, whatever protocol brought it. Safe for use from any thread; does not block. */
public final class FixIntake {
    private final LivePicture picture;
    private final TrackWriter writer;
    private final List<FixFollower> followers = new CopyOnWriteArrayList<>();

    public FixIntake(LivePicture picture, TrackWriter writer) {
        this.picture = picture;
        this.writer = writer;
    }

    /** @param duplicates how many were stored before: the sender had not heard so */
    public record Taken(int stored, int duplicates) {}

    public void follow(FixFollower follower) {
        followers.add(follower);
    }

    /**
     * All of one device, oldest first.
     *
     * @return after the commit; fails with VALIDATION where one cannot be, OVERLOADED, UNAVAILABLE
     */
    public Future<Taken> take(Source source, List<Fix> fixes) {
        Instant now = Instant.now();
        for (int i = 0; i < fixes.size(); i++) {
            Optional<String> fault = fixes.get(i).fault(now);
            if (fault.isPresent()) {
                return Future.failedFuture(DispatchException.invalid("Fix " + (i + 1) + ": " + fault.get()));
            }
        }
        fixes.forEach(fix -> picture.report(source, fix));
        followers.forEach(follower -> follower.took(source, fixes));
        return writer.write(source, fixes).map(stored -> new Taken(stored, fixes.size() - stored));
    }
}
