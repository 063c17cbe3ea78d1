package org.roadmarshal.position.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.roadmarshal.position.LivePositions;
import org.roadmarshal.position.MotionLimits;
import org.roadmarshal.position.Mover;
import org.roadmarshal.position.NearMover;
import org.roadmarshal.position.Position;

/** All shards of a node: which org is in which, and the reading of them. For any thread. */
public final class Pictures implements LivePositions {
    private final List<Shard> shards;

    public Pictures(int count, MotionLimits limits) {
        shards = IntStream.range(0, count).mapToObj(i -> new Shard(limits)).toList();
    }

    public List<Shard> shards() {
        return shards;
    }

    public Shard of(int org) {
        return shards.get(Math.floorMod(org, shards.size()));
    }

    @Override
    public Optional<Position> find(int org, Mover mover) {
        return of(org).picture(org).find(mover);
    }

    @Override
    public Collection<Position> all(int org) {
        return of(org).picture(org).all();
    }

    public Collection<Position> all() {
        List<Position> all = new ArrayList<>();
        shards.forEach(shard -> shard.pictures().forEach(picture -> all.addAll(picture.all())));
        return all;
    }

    @Override
    public Collection<Position> changed(int org, long after, long upTo) {
        return of(org).picture(org).changed(after, upTo);
    }

    @Override
    public long count(int org) {
        return of(org).picture(org).count();
    }

    /** Nearest first. @param mask of {@link Masks}. @param metres at most 200,000 */
    public List<NearMover> nearest(int org, double lon, double lat, int mask, double metres, int most) {
        return of(org).picture(org).nearest(lon, lat, mask, metres, most);
    }
}
