package org.roadmarshal.journal;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Gives facts their numbers and hashes and writes them, in the transaction of whoever holds the lock on the org's head. */
final class Seal {
    /** {@link Tidings#json(List)}, in one round trip: all that follows a commit waits for it. */
    private static final String WRITE = """
            with told as (
              select * from json_to_recordset(cast(:facts as json)) as fact (org integer, seq bigint, at timestamptz, kind text,
                subject text, "subjectId" bigint, version integer, "agencyId" bigint, "unitId" bigint, "actorId" bigint,
                "actorName" text, "deviceAt" timestamptz, data text, hash text)),
            written as (
              insert into journal (org, seq, at, kind, subject, subject_id, version, agency_id, unit_id, actor_id, actor_name,
                device_at, data, hash)
              select org, seq, at, kind, subject, "subjectId", version, "agencyId", "unitId", "actorId", "actorName",
                "deviceAt", cast(data as json), decode(hash, 'hex') from told)
            update journal_head head set seq = last.seq, hash = decode(last.hash, 'hex')
            from (select distinct on (org) org, seq, hash from told order by org, seq desc) last where head.org = last.org""";

    private Seal() {}

    /** How far an org's journal has come. */
    record Head(long seq, byte[] hash) {}

    /** @return the open facts of one org, sealed, each with the hash of all before it */
    static List<Fact> number(Head head, List<Fact> open) {
        List<Fact> facts = new ArrayList<>();
        Head last = head;
        for (Fact fact : open) {
            Fact numbered = fact.sealed(last.seq + 1, null);
            last = new Head(numbered.seq(), Chain.next(last.hash, numbered));
            facts.add(numbered.sealed(last.seq, last.hash));
        }
        return facts;
    }

    static void write(Handle handle, List<Fact> facts) {
        if (!facts.isEmpty()) {
            handle.createUpdate(WRITE)
                    .bind("facts", Tidings.json(facts).encode())
                    .execute();
        }
    }
}
