package org.roadmarshal.campaign.internal;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.http.Call;
import org.roadmarshal.http.Reply;
import org.roadmarshal.journal.Fact;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;

/**
 * The version of all figures of an org: the journal's sequence of the last fact of an issue or a campaign. Whoever has figures of this
 * version need not be told them again. Kept up by the journal's tail, which also tells the screens to ask again: by then it has risen.
 * Safe for any thread.
 */
public final class FigureVersions {
    private static final Set<String> SUBJECTS = Set.of("issue", "campaign");

    private final Map<Integer, Long> newest = new ConcurrentHashMap<>();

    /** Subscribe it to the journal's tail, before the sockets. */
    public void follow(Fact fact) {
        if (SUBJECTS.contains(fact.subject())) {
            newest.merge(fact.org(), fact.seq(), Math::max);
        }
    }

    /** 304 where the client has it, else the answer with its ETag. The version is read first: what is told is never older. */
    Reply answer(Handle handle, Call call, Supplier<Object> value) {
        Principal principal = call.principal();
        String tag = "\"%d-%d-%x\""
                .formatted(
                        principal.org(),
                        version(handle, principal.org()),
                        (long) principal.agencies(Permission.ISSUE_READ).hashCode() * 31
                                + call.query().hashCode());
        Map<String, String> headers = Map.of("ETag", tag, "Cache-Control", "private, no-cache");
        if (tag.equals(call.headers().get("if-none-match"))) {
            return new Reply(304, null, null, null, headers);
        }
        Reply answer = Reply.ok(value.get());
        return new Reply(answer.status(), answer.contentType(), answer.body(), null, headers);
    }

    private long version(Handle handle, int org) {
        Long known = newest.get(org);
        return known != null
                ? known
                : newest.merge(
                        org,
                        handle.createQuery(
                                        "select coalesce(max(seq), 0) from journal where org = :org and subject = any(:subjects)")
                                .bind("org", org)
                                .bindArray("subjects", String.class, SUBJECTS)
                                .mapTo(Long.class)
                                .one(),
                        Math::max);
    }
}
