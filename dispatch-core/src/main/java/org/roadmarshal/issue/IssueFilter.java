package org.roadmarshal.issue;

import java.time.Instant;
import org.roadmarshal.db.Subset;
import org.roadmarshal.gis.geo.Viewport;

/**
 * Which issues to list; null asks for all.
 *
 * @param open true for those that are neither closed, rejected nor merged, false for the others
 * @param agencyId the lead, one that takes part, or an agency above them
 * @param within what the geometry must touch
 * @param overdue true for those that are open and past their time, false for the others
 * @param text what description, address, stake mark or source number hold, in any case of letters; or an issue's number
 * @param from found then or later
 * @param to found before
 * @param waiting true for those of which somebody asks what nobody has decided, false for the others
 * @param among those alone that belong to it
 */
public record IssueFilter(
        IssueState state,
        Boolean open,
        String category,
        Long agencyId,
        Viewport within,
        Long townshipId,
        String route,
        Boolean overdue,
        IssueSource source,
        String text,
        Instant from,
        Instant to,
        Boolean waiting,
        Subset among) {
    public static final IssueFilter ALL = new IssueFilter(null, null, null, null, null);

    public IssueFilter(IssueState state, Boolean open, String category, Long agencyId, Viewport within) {
        this(state, open, category, agencyId, within, null, null, null, null, null, null, null, null, null);
    }
}
