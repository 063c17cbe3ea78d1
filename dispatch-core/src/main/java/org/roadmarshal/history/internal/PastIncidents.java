package org.roadmarshal.history.internal;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.history.ImportReport.Line;
import org.roadmarshal.history.PastResponse;
import org.roadmarshal.journal.Transaction;

/** Past incidents in SQL: each open from when it was received until its last task ended. */
public final class PastIncidents {
    private final Handle handle;
    private final int org;
    private final PastRegister register;
    private final String source;
    private final Map<String, Long> ids = new HashMap<>();
    private int created;

    public PastIncidents(Transaction transaction, PastRegister register, String source) {
        this.handle = transaction.handle();
        this.org = transaction.org();
        this.register = register;
        this.source = source;
    }

    public int created() {
        return created;
    }

    long id(String number) {
        return ids.get(number);
    }

    /** The first row of an incident says what it is; a row that says otherwise is noted. */
    public void write(List<PastResponse> responses, List<Line> notes) {
        Map<String, List<PastResponse>> byNumber = responses.stream()
                .collect(Collectors.groupingBy(PastResponse::incident, LinkedHashMap::new, Collectors.toList()));
        byNumber.forEach((number, rows) -> {
            PastResponse first = rows.get(0);
            rows.stream()
                    .filter(row -> !sameIncident(first, row))
                    .forEach(row -> notes.add(new Line(
                            row.row(), "it says another category, place or time received than row " + first.row())));
            Instant opened = rows.stream()
                    .map(row -> row.received() == null ? row.dispatched() : row.received())
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
            Instant closed = rows.stream()
                    .map(PastResponse::end)
                    .max(Comparator.naturalOrder())
                    .filter(opened::isBefore)
                    .orElse(opened);
            ids.put(
                    number,
                    find(number).map(id -> extend(id, opened, closed)).orElseGet(() -> add(first, opened, closed)));
        });
    }

    private static boolean sameIncident(PastResponse one, PastResponse other) {
        return one.category().equals(other.category())
                && one.location().equals(other.location())
                && Objects.equals(one.received(), other.received());
    }

    private Optional<Long> find(String number) {
        return handle.createQuery(
                        "select incident_id from past_incident where org = :org and source = :source and number = :number")
                .bind("org", org)
                .bind("source", source)
                .bind("number", number)
                .mapTo(Long.class)
                .findOne();
    }

    private long extend(long id, Instant opened, Instant closed) {
        handle.createUpdate("""
                        update incident set created_at = least(created_at, :opened), closed_at = greatest(closed_at, :closed),
                          version = version + 1 where org = :org and id = :id;
                        update past_incident set span = (select tstzrange(created_at, closed_at) from incident
                          where org = :org and id = :id) where org = :org and incident_id = :id""")
                .bind("org", org)
                .bind("id", id)
                .bind("opened", opened)
                .bind("closed", closed)
                .execute();
        return id;
    }

    private long add(PastResponse first, Instant opened, Instant closed) {
        created++;
        return handle.createQuery("""
                        with made as (
                          insert into incident (org, category, priority, state, summary, source, address, stake, agency_id, geom,
                            created_by, created_at, closed_at)
                          values (:org, :category, :priority, 'closed', :summary, 'system', :address, :stake, :agency, :location,
                            :clerk, :opened, :closed)
                          returning id)
                        insert into past_incident (org, incident_id, source, number, span)
                        select :org, id, :source, :number, tstzrange(:opened, :closed) from made returning incident_id""")
                .bind("org", org)
                .bind("category", register.category(first))
                .bind("priority", register.priority(first))
                .bind("summary", first.summary())
                .bind("address", first.address())
                .bind("stake", first.stake())
                .bind("agency", register.agency(first))
                .bind("location", first.location())
                .bind("clerk", register.clerkId())
                .bind("opened", opened)
                .bind("closed", closed)
                .bind("source", source)
                .bind("number", first.incident())
                .mapTo(Long.class)
                .one();
    }
}
