package org.roadmarshal.journal;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
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
        append(List.of(entry));
    }

    /** Many at once, in this order. */
    public void append(List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("""
                insert into journal_inbox (org, kind, subject, subject_id, version, agency_id, unit_id,
                  actor_id, actor_name, device_at, data)
                values (:org, :kind, :subject, :subjectId, :version, :agencyId, :unitId,
                  :actorId, :actorName, :deviceAt, cast(:json as json))""");
        for (Entry entry : entries) {
            batch.bind("org", org)
                    .bindMethods(entry)
                    .bind("actorId", actor.id())
                    .bind("actorName", actor.name())
                    .bind("json", Json.write(entry.data()))
                    .add();
        }
        batch.execute();
        appended += entries.size();
    }

    boolean hasAppended() {
        return appended > 0;
    }
}
