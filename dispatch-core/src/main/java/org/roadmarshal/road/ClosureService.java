package org.roadmarshal.road;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.roadmarshal.gis.format.FormatException;
import org.roadmarshal.gis.format.GeoJsonLimits;
import org.roadmarshal.gis.format.GeoJsonReader;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.road.internal.JdbcClosure;
import org.roadmarshal.timer.Timer;
import org.roadmarshal.timer.Timers;

/**
 * The rules about closures. They are part of the map: the whole org sees them and drives by them, and whoever may dispatch anywhere
 * draws and lifts them.
 */
public final class ClosureService {
    public static final String BEGIN = "closure.begin";
    public static final String END = "closure.end";

    /** What is closed for longer is a matter of the map, not of the day. */
    private static final Duration LONGEST = Duration.ofDays(60);

    private static final GeoJsonReader READER = new GeoJsonReader(GeoJsonLimits.REQUEST);

    /** Those that are not over, the newest first. */
    public List<Closure> list(Handle handle, int org) {
        return JdbcClosure.there(handle, org);
    }

    public Closure get(Handle handle, int org, long id) {
        return JdbcClosure.get(handle, org, id);
    }

    public Closure create(Transaction transaction, Principal principal, NewClosure wanted) {
        principal.require(Permission.TASK_DISPATCH);
        Instant now = transaction.now();
        Instant from = wanted.from() == null ? now : wanted.from();
        requireFuture(wanted.until(), from, now);
        Geometry geometry = geometry(transaction.handle(), principal.org(), wanted);
        ClosureState state = from.isAfter(now) ? ClosureState.PLANNED : ClosureState.CLOSED;
        long id = JdbcClosure.insert(transaction.handle(), principal, wanted, geometry, from, state);
        if (state == ClosureState.PLANNED) {
            Timers.set(transaction, BEGIN, id, from, Map.of());
        }
        Timers.set(transaction, END, id, wanted.until(), Map.of());
        return tell(transaction, id, ClosureEvent.Verb.CREATED);
    }

    /** Until another time than it was said to last. */
    public Closure extend(Transaction transaction, Principal principal, long id, int expected, Instant until) {
        Closure before = JdbcClosure.lock(transaction.handle(), principal.org(), id);
        principal.require(Permission.TASK_DISPATCH);
        if (before.version() != expected) {
            throw DispatchException.stale("closure", id, expected, before.version());
        }
        if (before.state() == ClosureState.OVER) {
            throw DispatchException.conflict("The closure is over; close the road anew");
        }
        requireFuture(until, before.from(), transaction.now());
        Timers.cancel(transaction, END, id);
        Timers.set(transaction, END, id, until, Map.of());
        JdbcClosure.extend(transaction.handle(), transaction.org(), id, until);
        return tell(transaction, id, ClosureEvent.Verb.EXTENDED);
    }

    /** Before its time. */
    public void lift(Transaction transaction, Principal principal, long id, int expected) {
        Closure before = JdbcClosure.lock(transaction.handle(), principal.org(), id);
        principal.require(Permission.TASK_DISPATCH);
        if (before.version() != expected) {
            throw DispatchException.stale("closure", id, expected, before.version());
        }
        if (before.state() != ClosureState.OVER) {
            Timers.cancel(transaction, BEGIN, id);
            Timers.cancel(transaction, END, id);
            reach(transaction, id, ClosureState.OVER, ClosureEvent.Verb.ENDED);
        }
    }

    /** Unless it was lifted in the moment in which the timer fell due. */
    public void beginWhenDue(Transaction transaction, Timer timer) {
        Closure closure = JdbcClosure.lock(transaction.handle(), transaction.org(), timer.subjectId());
        if (closure.state() == ClosureState.PLANNED) {
            reach(transaction, closure.id(), ClosureState.CLOSED, ClosureEvent.Verb.BEGUN);
        }
    }

    public void endWhenDue(Transaction transaction, Timer timer) {
        Closure closure = JdbcClosure.lock(transaction.handle(), transaction.org(), timer.subjectId());
        if (closure.state() != ClosureState.OVER && !Timers.replaced(transaction, timer)) {
            reach(transaction, closure.id(), ClosureState.OVER, ClosureEvent.Verb.ENDED);
        }
    }

    private static void requireFuture(Instant until, Instant from, Instant now) {
        if (!until.isAfter(from) || !until.isAfter(now)) {
            throw DispatchException.invalid("until must lie after from, and in the future");
        }
        if (until.isAfter(from.plus(LONGEST))) {
            throw DispatchException.invalid("A closure lasts at most %d days".formatted(LONGEST.toDays()));
        }
    }

    private static void reach(Transaction transaction, long id, ClosureState state, ClosureEvent.Verb verb) {
        JdbcClosure.reach(transaction.handle(), transaction.org(), id, state);
        tell(transaction, id, verb);
    }

    private static Closure tell(Transaction transaction, long id, ClosureEvent.Verb verb) {
        Closure closure = JdbcClosure.get(transaction.handle(), transaction.org(), id);
        transaction.append(new ClosureEvent(verb, closure).entry());
        return closure;
    }

    private static Geometry geometry(Handle handle, int org, NewClosure wanted) {
        try {
            Geometry geometry = READER.geometry(wanted.geometry().toString());
            if (geometry.isEmpty()
                    || !new IsValidOp(geometry).isValid()
                    || geometry instanceof Polygonal && geometry.getArea() == 0) {
                throw DispatchException.invalid("geometry_invalid", "The geometry is not valid");
            }
            if (!JdbcClosure.near(handle, org, geometry)) {
                throw DispatchException.invalid("The closure reaches more than 50 km beyond the city");
            }
            return geometry;
        } catch (FormatException e) {
            throw new DispatchException(ErrorCode.VALIDATION, "geometry" + e.getMessage(), e);
        }
    }
}
