package org.roadmarshal.journal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
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
    private final List<Fact> open = new ArrayList<>();
    private boolean stored;

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
        entries.forEach(entry -> open.add(fact(entry)));
        if (open.size() > OwnSeal.MOST) {
            store();
        }
    }

    private Fact fact(Entry entry) {
        return new Fact(
                org,
                0,
                null,
                entry.kind(),
                entry.subject(),
                entry.subjectId(),
                entry.version(),
                entry.agencyId(),
                entry.unitId(),
                actor,
                entry.deviceAt() == null ? null : entry.deviceAt().truncatedTo(ChronoUnit.MICROS),
                Json.write(entry.data()),
                null);
    }

    /** Seals what was said, if it can; to be followed by {@link #store}. @return what was sealed, others' too */
    List<Fact> seal() {
        if (open.isEmpty() || stored || !handle.isInTransaction()) {
            return List.of();
        }
        OwnSeal.Outcome outcome = OwnSeal.seal(handle, org, open);
        if (outcome.own()) {
            open.clear();
        }
        return outcome.facts();
    }

    /** Leaves to the sealer what was said so far and is not sealed. */
    void store() {
        // Work that has rolled back has said nothing.
        if (open.isEmpty() || !handle.isInTransaction()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("""
                insert into journal_inbox (org, kind, subject, subject_id, version, agency_id, unit_id,
                  actor_id, actor_name, device_at, data)
                values (:org, :kind, :subject, :subjectId, :version, :agencyId, :unitId,
                  :actorId, :actorName, :deviceAt, cast(:data as json))""");
        for (Fact fact : open) {
            batch.bindMethods(fact)
                    .bind("actorId", actor.id())
                    .bind("actorName", actor.name())
                    .add();
        }
        batch.execute();
        open.clear();
        stored = true;
    }

    /** Whether the sealer has something to do after the commit. */
    boolean hasStored() {
        return stored;
    }
}
