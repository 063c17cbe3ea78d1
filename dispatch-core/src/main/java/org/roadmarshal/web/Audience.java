package org.roadmarshal.web;

import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.roadmarshal.position.Mover.Kind;

/**
 * Those who see the same. A frame is made once for all of them who were shown the same before; each viewer gets at most one a
 * tick, and who cannot take one now gets all that is new at a later tick: the newest of each mover, never a backlog.
 */
final class Audience {
    /** A crowd disperses below this share of its bound: a vehicle on the bound does not make the map flicker. */
    private static final double DISPERSED = 0.9;

    private final Sight sight;
    private final Map<Viewer, Long> shown = new LinkedHashMap<>();
    private boolean crowded;

    interface Viewer {
        /** Whether it has drained what it was given before. */
        boolean isReady();

        /** @param frame a message of {@link MoverFrame}, shared: not to be changed */
        void show(Buffer frame);
    }

    Audience(Sight sight) {
        this.sight = sight;
    }

    void join(Viewer viewer) {
        shown.put(viewer, Tick.NOTHING);
    }

    /** @return whether somebody is left */
    boolean leave(Viewer viewer) {
        shown.remove(viewer);
        return !shown.isEmpty();
    }

    void tick(Tick tick) {
        long count = tick.count(sight.org());
        boolean census = tick.census() || shown.containsValue(Tick.NOTHING);
        if (census) {
            judge(tick);
        }
        Map<Long, Optional<Buffer>> frames = new HashMap<>();
        for (Viewer viewer : List.copyOf(shown.keySet())) {
            if (viewer.isReady()) {
                Long since = shown.replace(viewer, count);
                frames.computeIfAbsent(since, before -> frame(tick, before, census))
                        .ifPresent(viewer::show);
            }
        }
    }

    private void judge(Tick tick) {
        boolean before = crowded;
        crowded = sight.kinds().contains(Kind.VEHICLE)
                && tick.all(sight.org()).count(sight.inside()) > sight.crowd() * (before ? DISPERSED : 1);
        if (before && !crowded) {
            shown.replaceAll((viewer, since) -> Tick.NOTHING);
        }
    }

    private Optional<Buffer> frame(Tick tick, long since, boolean census) {
        boolean whole = since == Tick.NOTHING;
        boolean cells = crowded && census;
        MoverBatch batch = tick.since(sight.org(), since);
        Sight singly = crowded ? sight.of(Kind.UNIT) : sight;
        Buffer frame = MoverFrame.begin(tick.millis(), whole ? 0 : batch.size());
        int movers = batch.appendTo(frame, singly);
        if (movers == 0 && !whole && !cells) {
            return Optional.empty();
        }
        int flags = (whole ? MoverFrame.WHOLE : 0) + (cells ? MoverFrame.CROWD : 0);
        if (!cells) {
            return Optional.of(MoverFrame.seal(frame, flags, movers, 0, 0));
        }
        CrowdCells crowd = tick.all(sight.org()).cells(sight.inside());
        return Optional.of(MoverFrame.seal(frame, flags, movers, crowd.appendTo(frame), crowd.side()));
    }
}
