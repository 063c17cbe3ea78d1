package org.roadmarshal.journal;

import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.kernel.Actor;
import org.roadmarshal.kernel.Json;

/**
 * One transaction on behalf of somebody. Change the state first, then append: a change that waited for another's row lock then
 * also stands after it in the journal. Not for use after the work has returned.
 */
public final class Transaction {
    private final Handle handle;
    private final int org;
    private final Actor actor;
    private int appended;

    Transaction(Handle handle, int org, Actor actor) {
        this.handle = handle;
        this.org = org;
        this.actor = actor;
    }

    public Handle handle() {
        return handle;
    }

    public int org() {
        return org;
    }

    public Actor actor() {
        return actor;
    }

    /** The server's time of this transaction. */
    public Instant now() {
        return handle.createQuery("select now()").mapTo(Instant.class).one();
    }

    public void append(Entry entry) {
        handle.createUpdate("""
                        insert into journal_inbox (org, kind, subject, subject_id, version, agency_id, unit_id,
                          actor_id, actor_name, device_at, data)
                        values (:org, :kind, :subject, :subjectId, :version, :agencyId, :unitId,
                          :actorId, :actorName, :deviceAt, cast(:json as json))""")
                .bind("org", org)
                .bindMethods(entry)
                .bind("actorId", actor.id())
                .bind("actorName", actor.name())
                .bind("json", Json.write(entry.data()))
                .execute();
        appended++;
    }

    boolean hasAppended() {
        return appended > 0;
    }
}
