package org.roadmarshal.gis.linear;

/** A stake mark that cannot be read or does not exist, or a route that does not hang together; the message says why. */
public final class LinearException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LinearException(String message) {
        super(message);
    }
}
