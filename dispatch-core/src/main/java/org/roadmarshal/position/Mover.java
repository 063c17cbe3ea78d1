package org.roadmarshal.position;

import org.roadmarshal.kernel.Coded;

/**
 * What moves on the map: a unit on duty, or a vehicle that is nobody's unit now (a supervised coach, a parked patrol car).
 *
 * @param id of the unit or of the vehicle; the two registers number by themselves
 */
public record Mover(Kind kind, long id) {
    public enum Kind implements Coded {
        UNIT,
        VEHICLE
    }

    public static Mover unit(long id) {
        return new Mover(Kind.UNIT, id);
    }

    public static Mover vehicle(long id) {
        return new Mover(Kind.VEHICLE, id);
    }

    /** Asked several times for each fix: its own plain arithmetic. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Mover mover && id == mover.id && kind == mover.kind;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(id) * 31 + kind.ordinal();
    }

    public boolean ofUnit() {
        return kind == Kind.UNIT;
    }
}
