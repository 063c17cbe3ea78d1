package org.roadmarshal.highway;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.locationtech.jts.geom.Geometry;
import org.roadmarshal.highway.internal.Books;
import org.roadmarshal.highway.internal.Judging;
import org.roadmarshal.highway.internal.Stakes;
import org.roadmarshal.kernel.DispatchException;

/** What one can ask about the routes; for any thread. */
public final class HighwayService {
    private final Books books = new Books();

    /** The routes of an org as of now. */
    public HighwayBook book(Handle handle, int org) {
        return books.of(handle, org);
    }

    /**
     * The stakes of a point, line or polygon: the nearest first, several where routes share a section or meet.
     *
     * @param withinMetres how far a line may be away
     */
    public List<StakePlace> stakesAt(Handle handle, int org, Geometry wgs84, double withinMetres) {
        return Stakes.at(book(handle, org), wgs84, withinMetres);
    }

    /** @throws DispatchException VALIDATION where the text cannot be read or says what does not exist: it names the gap */
    public StakeAnswer locate(Handle handle, int org, String text) {
        return Stakes.locate(book(handle, org), text);
    }

    /** The same, for whoever asks many times in one transaction. */
    public StakeAnswer locate(HighwayBook book, String text) {
        return Stakes.locate(book, text);
    }

    /** @param gpsErrorMetres of the position; null where the shape was drawn */
    public ZoneVerdict verdict(Handle handle, int org, Geometry wgs84, Double gpsErrorMetres) {
        return Judging.verdict(book(handle, org), wgs84, gpsErrorMetres == null ? 0 : gpsErrorMetres);
    }
}
