package org.roadmarshal.track;

import java.time.Instant;
import java.util.List;
import org.roadmarshal.gis.track.Gap;
import org.roadmarshal.gis.track.Itinerary;
import org.roadmarshal.gis.track.Stop;
import org.roadmarshal.gis.track.TrackPoint;
import org.roadmarshal.gis.track.Trip;

/**
 * A track as the API tells it: trips, stops and gaps, each in the order of time.
 *
 * @param km driven in all trips
 */
public record Trips(double km, List<TripView> trips, List<StopView> stops, List<GapView> gaps) {
    /** A place at a time. */
    public record Moment(Instant time, double lon, double lat) {
        static Moment of(TrackPoint point) {
            return new Moment(Instant.ofEpochMilli(point.at()), point.lon(), point.lat());
        }
    }

    public record TripView(Moment start, Moment end, double km, double averageKmh, double maxKmh) {
        static TripView of(Trip trip) {
            return new TripView(
                    Moment.of(trip.start()),
                    Moment.of(trip.end()),
                    kilometres(trip.metres()),
                    tenths(trip.averageKmh()),
                    tenths(trip.maxKmh()));
        }
    }

    public record StopView(Instant from, Instant to, double lon, double lat) {
        static StopView of(Stop stop) {
            return new StopView(
                    Instant.ofEpochMilli(stop.from()), Instant.ofEpochMilli(stop.to()), stop.lon(), stop.lat());
        }
    }

    public record GapView(Moment from, Moment to, double km) {
        static GapView of(Gap gap) {
            return new GapView(
                    Moment.of(gap.from()),
                    Moment.of(gap.to()),
                    kilometres(gap.from().metresTo(gap.to())));
        }
    }

    static Trips of(Itinerary itinerary) {
        return new Trips(
                kilometres(itinerary.metres()),
                itinerary.trips().stream().map(TripView::of).toList(),
                itinerary.stops().stream().map(StopView::of).toList(),
                itinerary.gaps().stream().map(GapView::of).toList());
    }

    static double kilometres(double metres) {
        return Math.round(metres) / 1_000.0;
    }

    private static double tenths(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
