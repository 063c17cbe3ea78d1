package org.roadmarshal.station;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Page;
import org.roadmarshal.kernel.PageRequest;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.layer.CityBounds;
import org.roadmarshal.station.internal.JdbcStation;

/** The rules about stations. They are part of the map: the whole org sees them; the agency that runs one writes it. */
public final class StationService {
    /** @param kind null for all */
    public Page<Station> page(Handle handle, int org, StationKind kind, PageRequest request) {
        List<Station> rows = JdbcStation.page(handle, org, kind, request);
        return Page.of(rows, request, Station::code);
    }

    public Station get(Handle handle, int org, long id) {
        return JdbcStation.get(handle, org, id);
    }

    public Station create(Transaction transaction, Principal principal, NewStation wanted) {
        requireAgency(principal, wanted.agencyId());
        CityBounds.require(transaction.handle(), principal.org(), wanted.location());
        long id = JdbcStation.insert(transaction.handle(), principal.org(), wanted)
                .orElseThrow(() -> DispatchException.conflict("There is a station " + wanted.code() + " already"));
        Station station = get(transaction.handle(), principal.org(), id);
        transaction.append(new StationEvent.Created(station).entry());
        return station;
    }

    public Station change(Transaction transaction, Principal principal, long id, int expected, StationChange change) {
        Station before = JdbcStation.lock(transaction.handle(), principal.org(), id);
        if (before.agency() != null) {
            principal.require(Permission.STATION_WRITE, before.agency().id());
        }
        if (before.version() != expected) {
            throw DispatchException.stale("station", id, expected, before.version());
        }
        requireAgency(principal, change.agencyId());
        if (change.location() != null) {
            CityBounds.require(transaction.handle(), principal.org(), change.location());
        }
        JdbcStation.change(transaction.handle(), principal.org(), id, change);
        Station station = get(transaction.handle(), principal.org(), id);
        transaction.append(new StationEvent.Changed(station).entry());
        return station;
    }

    private static void requireAgency(Principal principal, Long agencyId) {
        if (agencyId == null) {
            return;
        }
        if (!principal.may(Permission.UNIT_READ, agencyId) && !principal.may(Permission.STATION_WRITE, agencyId)) {
            throw DispatchException.notFound("agency", agencyId);
        }
        principal.require(Permission.STATION_WRITE, agencyId);
    }
}
