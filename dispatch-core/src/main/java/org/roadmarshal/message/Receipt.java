package org.roadmarshal.message;

import org.roadmarshal.kernel.Coded;

/** What one side says of the other's messages. @param upTo the newest that it holds for, and for all before it */
public record Receipt(long unitId, long upTo, State state) {
    /** How far a message has come. */
    public enum State implements Coded {
        DELIVERED,
        READ
    }
}
