package org.roadmarshal.recommendation;

import java.util.List;
import org.roadmarshal.kernel.Named;

/**
 * Somebody of the register with what counts for a dispatch.
 *
 * @param title or null
 * @param unit whose crew they are in, or null
 * @param equipment kinds that they hold
 * @param version the person's
 */
public record SkilledPerson(
        long id,
        String badge,
        String name,
        Named agency,
        String title,
        Named unit,
        List<String> skills,
        List<String> equipment,
        int version) {
    /** In place of those that they have. */
    public record Change(List<String> skills) {}
}
