package org.roadmarshal.kernel;

/**
 * Who did it.
 *
 * @param id the account; null where the system itself acts, as a timer does, and where somebody without one acts through a link
 */
public record Actor(Long id, String name) {
    public static final Actor SYSTEM = new Actor(null, "system");
}
