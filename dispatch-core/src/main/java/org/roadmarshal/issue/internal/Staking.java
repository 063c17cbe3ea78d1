package org.roadmarshal.issue.internal;

import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.roadmarshal.gis.geo.Earth;
import org.roadmarshal.highway.HighwayBook;
import org.roadmarshal.highway.HighwayService;
import org.roadmarshal.highway.StakeAnswer;
import org.roadmarshal.highway.StakeAnswer.Candidate;
import org.roadmarshal.highway.StakePlace;
import org.roadmarshal.issue.RoadSide;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;
import org.roadmarshal.kernel.Json;

/**
 * Where an issue lies along a route. Public, for Jdbi binds it.
 *
 * @param stake as it was written, else as one would write it; null where nothing is known
 * @param prefix and what follows: null where the route is not in our book
 */
public record Staking(String route, String stake, RoadSide side, String prefix, Long fromMm, Long toMm) {
    private static final double WITHIN_METRES = 100;

    public String sideCode() {
        return side == null ? null : side.code();
    }

    /**
     * Of what was written, or else of where it lies.
     *
     * @param geometry null where only the stake is known
     * @throws DispatchException VALIDATION where a route of ours has no such stake, or it means two places and no geometry tells which
     */
    static Staking of(
            HighwayService highways,
            Handle handle,
            int org,
            Geometry geometry,
            String route,
            String stake,
            RoadSide side) {
        if (stake != null) {
            return written(highways, highways.book(handle, org), geometry, route, stake, side);
        }
        if (geometry == null) {
            return new Staking(route, null, side, null, null, null);
        }
        List<StakePlace> near = highways.stakesAt(handle, org, geometry, WITHIN_METRES);
        return near.stream()
                .filter(place -> route == null || place.route().equals(route))
                .findFirst()
                .map(place -> new Staking(
                        place.route(),
                        place.text(),
                        side == null ? side(place) : side,
                        place.prefix(),
                        place.fromMm(),
                        place.toMm()))
                .orElse(new Staking(route, null, side, null, null, null));
    }

    /** A text about a route that is not in our book stays as it is. */
    static Staking written(
            HighwayService highways, HighwayBook book, Geometry geometry, String route, String stake, RoadSide side) {
        if (route == null || !book.named().containsKey(route)) {
            return new Staking(route, stake, side, null, null, null);
        }
        StakePlace place = chosen(highways.locate(book, route + " " + stake), geometry, stake)
                .place();
        return new Staking(
                route, stake, side == null ? side(place) : side, place.prefix(), place.fromMm(), place.toMm());
    }

    /** @throws DispatchException VALIDATION where it means several places */
    static Geometry geometry(HighwayService highways, Handle handle, int org, String route, String stake) {
        Candidate only = chosen(highways.locate(handle, org, route + " " + stake), null, stake);
        return IssuePlace.read(handle, org, Json.tree(only.geometry())).geometry();
    }

    /** The same of a file from elsewhere, whose stakes our book need not know. */
    static Staking imported(
            HighwayService highways, HighwayBook book, Geometry geometry, String route, String stake, RoadSide side) {
        try {
            return stake == null
                    ? new Staking(route, null, side, null, null, null)
                    : written(highways, book, geometry, route, stake, side);
        } catch (DispatchException e) {
            return new Staking(route, stake, side, null, null, null);
        }
    }

    private static Candidate chosen(StakeAnswer answer, Geometry geometry, String stake) {
        if (answer.found()) {
            return answer.only();
        }
        if (geometry == null) {
            String places = "stake: %s occurs %d times: say which, such as %s"
                    .formatted(
                            stake,
                            answer.candidates().size(),
                            answer.candidates().get(0).place().text());
            throw new DispatchException(ErrorCode.VALIDATION, "stake_ambiguous", places, null);
        }
        Coordinate at = geometry.getInteriorPoint().getCoordinate();
        return answer.candidates().stream()
                .min(Comparator.comparingDouble(candidate -> Earth.metres(
                        at.x,
                        at.y,
                        candidate.location().lon(),
                        candidate.location().lat())))
                .orElseThrow();
    }

    private static RoadSide side(StakePlace place) {
        return place.side() == null
                ? null
                : Coded.of(RoadSide.class, place.side().code());
    }
}
