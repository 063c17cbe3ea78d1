package org.roadmarshal.gis.linear;

/** A stake mark that cannot be read or does not exist, or a route that does not hang together; the message says why. */
public final class LinearException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What kind of fault, for those who say it in other words. */
    public enum Fault {
        /** The text is no stake mark. */
        UNREADABLE,
        /** The text does not say which route. */
        NO_ROUTE,
        UNKNOWN_ROUTE,
        /** The route has no such line. */
        UNKNOWN_LINE,
        /** The number lies beyond the line's ends, in a hole or in a short chain. */
        NOT_THERE,
        /** The route itself is wrong. */
        DISJOINTED
    }

    private final Fault fault;

    /** Of a route that does not hang together. */
    public LinearException(String message) {
        this(Fault.DISJOINTED, message);
    }

    public LinearException(Fault fault, String message) {
        super(message);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
