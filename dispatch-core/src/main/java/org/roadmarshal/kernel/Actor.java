package org.roadmarshal.kernel;

/**
 * Who did it.
 *
 * @param id the account; null where the system itself acts, as a timer does
 */
public record Actor(Long id, String name) {
    public static final Actor SYSTEM = new Actor(null, "system");
}
