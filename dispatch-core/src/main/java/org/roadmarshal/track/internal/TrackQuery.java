package org.roadmarshal.track.internal;

import java.util.LinkedHashSet;
import java.util.Set;
import org.roadmarshal.gis.track.Stop;
import org.roadmarshal.http.Call;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;
import org.roadmarshal.kernel.Location;
import org.roadmarshal.position.Mover;
import org.roadmarshal.track.Span;
import org.roadmarshal.track.Vicinity;

/** What the operations on tracks read out of a request. */
final class TrackQuery {
    private TrackQuery() {}

    static Mover mover(Call call) {
        return new Mover(Coded.of(Mover.Kind.class, call.path("kind")), call.id());
    }

    /** From {@code unit:21,vehicle:15}; one that stands twice counts once. */
    static Set<Mover> movers(Call call) {
        Set<Mover> movers = new LinkedHashSet<>();
        for (String text : call.query().get("movers").split(",")) {
            String[] parts = text.split(":");
            try {
                movers.add(new Mover(Coded.of(Mover.Kind.class, parts[0]), Long.parseLong(parts[1])));
            } catch (NumberFormatException e) {
                throw new DispatchException(ErrorCode.VALIDATION, text + " is no mover", e);
            }
        }
        return movers;
    }

    static Span span(Call call) {
        return new Span(
                call.queryTime("from").orElseThrow(), call.queryTime("to").orElseThrow());
    }

    static int points(Call call) {
        return call.queryLong("points").orElse(2_000L).intValue();
    }

    static Stop.Rule rule(Call call) {
        return new Stop.Rule(
                call.queryDouble("radiusM").orElse(Stop.Rule.USUAL.radiusM()),
                call.queryLong("minutes").map(minutes -> minutes * 60_000).orElse(Stop.Rule.USUAL.atLeastMs()));
    }

    static Vicinity vicinity(Call call) {
        return new Vicinity(
                new Location(
                        call.queryDouble("lon").orElseThrow(),
                        call.queryDouble("lat").orElseThrow()),
                call.queryDouble("radiusM").orElseThrow());
    }
}
