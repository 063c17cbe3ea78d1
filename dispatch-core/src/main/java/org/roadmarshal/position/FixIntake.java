package org.roadmarshal.position;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Where every fix comes in, whatever protocol brought it. Safe for use from any thread; does not block. */
public final class FixIntake {
    private final Judge judge;
    private final LivePicture picture;
    private final TrackWriter writer;
    private final List<FixFollower> followers = new CopyOnWriteArrayList<>();

    public FixIntake(Judge judge, LivePicture picture, TrackWriter writer) {
        this.judge = judge;
        this.picture = picture;
        this.writer = writer;
    }

    /**
     * @param stored new in the track
     * @param duplicates how many were stored before: the sender had not heard so
     * @param refused what cannot be a fix; kept elsewhere, to be sent no more
     */
    public record Taken(int stored, int duplicates, List<Refused> refused) {
        /** @param index among the sender's fixes, from 0 */
        public record Refused(int index, Verdict reason) {}
    }

    public void follow(FixFollower follower) {
        followers.add(follower);
    }

    /**
     * All of one device, oldest first. Each is judged for itself: a wrong one is kept where it can be asked for, and stands in
     * nobody's way.
     *
     * @return after the commit; fails with OVERLOADED, UNAVAILABLE
     */
    public Future<Taken> take(Source source, List<Fix> fixes) {
        List<Judged> judged = judge.judge(source, fixes, Instant.now());
        List<Fix> places = new ArrayList<>(fixes.size());
        List<Taken.Refused> refused = new ArrayList<>(0);
        for (int i = 0; i < judged.size(); i++) {
            Verdict verdict = judged.get(i).verdict();
            if (verdict.isPlace()) {
                places.add(fixes.get(i));
            } else if (verdict.refused()) {
                refused.add(new Taken.Refused(i, verdict));
            }
        }
        if (!places.isEmpty()) {
            picture.report(source, places);
            followers.forEach(follower -> follower.took(source, places));
        }
        return writer.write(source, judged)
                .map(stored -> new Taken(stored, fixes.size() - refused.size() - stored, refused));
    }
}
