package org.roadmarshal.web;

import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.roadmarshal.position.Motion;
import org.roadmarshal.position.Mover;
import org.roadmarshal.position.Position;

/**
 * Movers as they were at a tick, each encoded once for all who may see it. In columns: going through them for one more viewport
 * is a walk over plain numbers (some 3 ns a mover), which is why no index stands here.
 */
final class MoverBatch {
    private static final Motion[] MOTIONS = Motion.values();

    private final int size;
    private final byte[] records;
    private final int[] lon;
    private final int[] lat;
    private final byte[] kind;
    private final byte[] motion;
    private final boolean[] alarmed;
    /** Of each mover, where its agency stands in {@link #agencies}. */
    private final int[] agency;

    private final List<Long> agencies = new ArrayList<>();

    private MoverBatch(int size) {
        this.size = size;
        records = new byte[size * MoverFrame.RECORD];
        lon = new int[size];
        lat = new int[size];
        kind = new byte[size];
        motion = new byte[size];
        alarmed = new boolean[size];
        agency = new int[size];
    }

    static MoverBatch of(Collection<Position> positions, long tickMillis) {
        MoverBatch batch = new MoverBatch(positions.size());
        ByteBuffer records = ByteBuffer.wrap(batch.records).order(ByteOrder.LITTLE_ENDIAN);
        Map<Long, Integer> ordinals = new HashMap<>();
        int i = 0;
        for (Position position : positions) {
            MoverFrame.putMover(records, position, tickMillis);
            batch.lon[i] = MoverFrame.e7(position.lon());
            batch.lat[i] = MoverFrame.e7(position.lat());
            batch.kind[i] = (byte) position.mover().kind().ordinal();
            batch.motion[i] = (byte) position.motion().ordinal();
            batch.alarmed[i] = position.alarms() != 0;
            batch.agency[i] = ordinals.computeIfAbsent(position.agencyId(), id -> {
                batch.agencies.add(id);
                return batch.agencies.size() - 1;
            });
            i++;
        }
        return batch;
    }

    int size() {
        return size;
    }

    int count(Sight sight) {
        int[] count = {0};
        forEach(sight, i -> count[0]++);
        return count[0];
    }

    /** @return how many were appended */
    int appendTo(Buffer frame, Sight sight) {
        int before = frame.length();
        // What lies side by side is copied in one go; where all is seen, that is everything.
        int[] run = {0, 0};
        forEach(sight, i -> {
            if (i != run[1]) {
                append(frame, run);
                run[0] = i;
            }
            run[1] = i + 1;
        });
        append(frame, run);
        return (frame.length() - before) / MoverFrame.RECORD;
    }

    private void append(Buffer frame, int[] run) {
        frame.appendBytes(records, run[0] * MoverFrame.RECORD, (run[1] - run[0]) * MoverFrame.RECORD);
    }

    /** Those seen, counted by cells that fit the viewport, or, without one, the ground that they cover. */
    CrowdCells cells(Sight sight) {
        CrowdCells cells = new CrowdCells(width(sight));
        forEach(
                sight,
                i -> cells.add(lon[i], lat[i], kind[i] == Mover.Kind.UNIT.ordinal(), MOTIONS[motion[i]], alarmed[i]));
        return cells;
    }

    private long width(Sight sight) {
        if (sight.viewport() != null) {
            return (long) sight.viewport().east() - sight.viewport().west();
        }
        int[] ends = {Integer.MAX_VALUE, Integer.MIN_VALUE};
        forEach(sight, i -> {
            ends[0] = Math.min(ends[0], lon[i]);
            ends[1] = Math.max(ends[1], lon[i]);
        });
        return Math.max(0, (long) ends[1] - ends[0]);
    }

    private void forEach(Sight sight, IntConsumer seen) {
        boolean[] may = new boolean[agencies.size()];
        for (int ordinal = 0; ordinal < may.length; ordinal++) {
            may[ordinal] = sight.agencies().contains(agencies.get(ordinal));
        }
        Mover.Kind[] kinds = Mover.Kind.values();
        boolean[] wanted = new boolean[kinds.length];
        boolean[] anywhere = new boolean[kinds.length];
        for (Mover.Kind each : kinds) {
            wanted[each.ordinal()] = sight.kinds().contains(each);
            anywhere[each.ordinal()] =
                    sight.viewport() == null || sight.everywhere().contains(each);
        }
        for (int i = 0; i < size; i++) {
            if (wanted[kind[i]]
                    && may[agency[i]]
                    && (anywhere[kind[i]] || sight.viewport().contains(lon[i], lat[i]))) {
                seen.accept(i);
            }
        }
    }
}
