package org.roadmarshal.highway;

import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.gis.geo.Wgs84;
import org.roadmarshal.gis.zone.AnnouncedZone;
import org.roadmarshal.highway.internal.Drawing;
import org.roadmarshal.highway.internal.Faults;
import org.roadmarshal.highway.internal.JdbcRegister;
import org.roadmarshal.highway.internal.Polygons;
import org.roadmarshal.highway.internal.StakeNumbers;
import org.roadmarshal.journal.Entry;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.DispatchException;

/** The rules about changing routes, their classes and announced zones: what does not hang together afterwards is refused. */
public final class HighwayRegister {
    private final HighwayService highways;

    public HighwayRegister(HighwayService highways) {
        this.highways = highways;
    }

    public List<Highway> list(Handle handle, int org) {
        return JdbcRegister.list(handle, org, highways.book(handle, org));
    }

    public Highway get(Handle handle, int org, long id) {
        return JdbcRegister.get(handle, org, id, highways.book(handle, org));
    }

    public Highway change(Transaction transaction, long id, int expected, HighwayChange change) {
        Handle handle = transaction.handle();
        int org = transaction.org();
        JdbcRegister.Locked before = JdbcRegister.lock(handle, org, id);
        stale("highway", id, expected, before.version());
        if (change.controlM() != null && change.controlM() != 0 && change.controlM() < before.leastM()) {
            throw least(before.ref(), before.leastM());
        }
        return Faults.told(() -> {
            JdbcRegister.change(handle, org, id, change);
            if (change.equations() != null) {
                JdbcRegister.equations(handle, org, id, StakeNumbers.equations(change.equations()));
            }
            if (change.edges() != null) {
                JdbcRegister.edges(handle, org, id, StakeNumbers.edges(change.edges()));
            }
            redraw(transaction, id);
            Highway now = get(handle, org, id);
            transaction.append(new Entry(
                    "highway.changed", "highway", id, now.version(), null, null, null, Map.of("highway", now)));
            return now;
        });
    }

    public List<HighwayClass> classes(Handle handle, int org) {
        return JdbcRegister.classes(handle, org);
    }

    public HighwayClass changeClass(Transaction transaction, int expected, HighwayClassChange change) {
        Handle handle = transaction.handle();
        int org = transaction.org();
        HighwayClass before = JdbcRegister.lockClass(handle, org, change.code());
        stale("class of highways", 0, expected, before.version());
        if (change.controlM() != null && change.controlM() < before.leastM()) {
            throw least(change.code(), before.leastM());
        }
        JdbcRegister.changeClass(handle, org, change);
        Drawing.all(handle, org, highways);
        HighwayClass now = JdbcRegister.lockClass(handle, org, change.code());
        transaction.append(new Entry(
                "highway.class_changed", "highway", 0, now.version(), null, null, null, Map.of("class", now)));
        return now;
    }

    public List<ControlZone> zones(Handle handle, int org) {
        return JdbcRegister.zones(handle, org);
    }

    public ControlZone announce(Transaction transaction, NewControlZone wanted) {
        return Faults.told(() -> {
            long id = JdbcRegister.announce(
                    transaction.handle(), transaction.org(), wanted, Polygons.of(wanted.geometry()));
            ControlZone zone = JdbcRegister.zone(transaction.handle(), transaction.org(), id);
            tellZone(transaction, "highway.zone_announced", zone);
            requireBeside(transaction, id);
            return zone;
        });
    }

    /** One that does not lie at its stretch would put everything there outside. */
    private void requireBeside(Transaction transaction, long id) {
        HighwayBook book = highways.book(transaction.handle(), transaction.org());
        AnnouncedZone zone = book.announced().stream()
                .filter(one -> one.id() == id)
                .findFirst()
                .orElseThrow();
        boolean beside = book.routes().line(zone.route(), zone.prefix()).path(zone.fromAxis(), zone.toAxis()).stream()
                .anyMatch(place -> zone.prepared().intersects(Wgs84.point(place)));
        if (!beside) {
            throw DispatchException.invalid("The polygon does not lie at its stretch of " + zone.route());
        }
    }

    public void withdraw(Transaction transaction, long id, int expected) {
        ControlZone before = JdbcRegister.zone(transaction.handle(), transaction.org(), id);
        stale("control zone", id, expected, before.version());
        JdbcRegister.withdraw(transaction.handle(), transaction.org(), id);
        tellZone(transaction, "highway.zone_withdrawn", before);
    }

    private void tellZone(Transaction transaction, String kind, ControlZone zone) {
        long highway = JdbcRegister.idOf(transaction.handle(), transaction.org(), zone.route());
        redraw(transaction, highway);
        transaction.append(new Entry(kind, "highway", highway, zone.version(), null, null, null, Map.of("zone", zone)));
    }

    private void redraw(Transaction transaction, long highway) {
        Drawing.one(transaction.handle(), transaction.org(), highways, highway);
    }

    private static DispatchException least(String what, double metres) {
        return DispatchException.invalid(
                "controlM of %s is at least %.0f m: Highway Safety Protection Regulations (公路安全保护条例) article 11"
                        .formatted(what, metres));
    }

    private static void stale(String what, long id, int expected, int now) {
        if (now != expected) {
            throw DispatchException.stale(what, id, expected, now);
        }
    }
}
