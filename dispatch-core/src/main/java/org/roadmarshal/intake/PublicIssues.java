package org.roadmarshal.intake;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.intake.internal.JdbcPublic;

/** The one place that knows what is public of issues. Whoever answers the public asks here and nowhere else. */
public final class PublicIssues {
    /** Newest first. */
    public List<PublicIssue> list(Handle handle, int org, PublicFilter filter) {
        return JdbcPublic.list(handle, org, filter);
    }

    public Optional<PublicIssue> find(Handle handle, int org, long id) {
        return list(handle, org, PublicFilter.only(List.of(id))).stream().findFirst();
    }

    /**
     * Oldest first.
     *
     * @param ids of issues that the public may know of; null for all of them
     */
    public List<PublicStep> steps(
            Handle handle, int org, Collection<Long> ids, Instant from, Instant to, int limit, long offset) {
        return JdbcPublic.steps(handle, org, ids, from, to, limit, offset);
    }

    /** How many of which category are how far, of what is released. */
    public record Figure(String category, String name, String nameEn, PublicState state, int issues) {}

    public List<Figure> figures(Handle handle, int org) {
        return JdbcPublic.figures(handle, org);
    }

    /** A released photo. */
    public Optional<byte[]> photo(Handle handle, int org, long id) {
        return handle.createQuery("select jpeg from issue_release_photo where org = :org and id = :id")
                .bind("org", org)
                .bind("id", id)
                .mapTo(byte[].class)
                .findOne();
    }
}
