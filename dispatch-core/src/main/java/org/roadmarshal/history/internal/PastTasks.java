package org.roadmarshal.history.internal;

import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.roadmarshal.history.ImportReport;
import org.roadmarshal.history.PastResponse;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.task.TaskState;

/** Past tasks and their milestones in SQL. */
public final class PastTasks {
    private final Handle handle;
    private final int org;
    private final PastRegister register;
    private final String source;
    private final Map<Key, String> known = new HashMap<>();

    private record Key(String number, String callsign, Instant dispatched) {}

    /** Whether a row is there already. */
    public enum Standing {
        NEW,
        KNOWN,
        CHANGED
    }

    public PastTasks(Transaction transaction, PastRegister register, String source) {
        this.handle = transaction.handle();
        this.org = transaction.org();
        this.register = register;
        this.source = source;
        handle.createQuery(
                        "select number, callsign, dispatched_at, times from past_task where org = :org and source = :source")
                .bind("org", org)
                .bind("source", source)
                .map((row, context) -> Map.entry(
                        new Key(
                                row.getString("number"),
                                row.getString("callsign"),
                                row.getTimestamp("dispatched_at").toInstant()),
                        row.getString("times")))
                .forEach(entry -> known.put(entry.getKey(), entry.getValue()));
    }

    public Standing standing(PastResponse response) {
        String times = known.get(new Key(response.incident(), response.unit(), response.dispatched()));
        return times == null ? Standing.NEW : times.equals(times(response)) ? Standing.KNOWN : Standing.CHANGED;
    }

    public void write(List<PastResponse> responses, PastIncidents incidents) {
        PreparedBatch milestones = handle.prepareBatch("""
                insert into task_milestone (org, task_id, n, milestone, device_at, reason)
                values (:org, :task, :n, :milestone, :at, :reason)""");
        for (PastResponse response : responses) {
            long task = add(response, incidents.id(response.incident()));
            int n = 0;
            if (response.entered() != null) {
                milestone(milestones, task, ++n, "created", response.entered(), null);
            }
            for (Map.Entry<TaskState, Instant> step : response.milestones().entrySet()) {
                String reason = step.getKey().needsReason() ? response.reason() : null;
                milestone(milestones, task, ++n, step.getKey().code(), step.getValue(), reason);
            }
        }
        if (milestones.size() > 0) {
            milestones.execute();
        }
    }

    private void milestone(PreparedBatch batch, long task, int n, String milestone, Instant at, String reason) {
        batch.bind("org", org)
                .bind("task", task)
                .bind("n", n)
                .bind("milestone", milestone)
                .bind("at", at)
                .bind("reason", reason)
                .add();
    }

    private long add(PastResponse response, long incident) {
        Instant end = response.end().isBefore(response.dispatched()) ? response.dispatched() : response.end();
        return handle.createQuery("""
                        with made as (
                          insert into task (org, incident_id, unit_id, agency_id, state, priority, created_by, created_at)
                          values (:org, :incident, :unit, :agency, :state, :priority, :clerk, :dispatched)
                          returning id),
                        named as (
                          insert into past_unit (org, unit_id, source) values (:org, :unit, :source) on conflict do nothing)
                        insert into past_task (org, task_id, unit_id, source, number, callsign, dispatched_at, times, span)
                        select :org, id, :unit, :source, :number, :callsign, :dispatched, :times, tstzrange(:dispatched, :end)
                        from made returning task_id""")
                .bind("org", org)
                .bind("incident", incident)
                .bind("unit", register.unit(response))
                .bind("agency", register.agency(response))
                .bind("state", response.ended().code())
                .bind("priority", register.priority(response))
                .bind("clerk", register.clerkId())
                .bind("dispatched", response.dispatched())
                .bind("source", source)
                .bind("number", response.incident())
                .bind("callsign", response.unit())
                .bind("times", times(response))
                .bind("end", end)
                .mapTo(Long.class)
                .one();
    }

    /** @return the import's id */
    public long record(ImportReport report, List<PastResponse> fresh) {
        return handle.createQuery("""
                        insert into history_import (org, source, file, sha256, rows, created, known, listed, from_at, to_at)
                        values (:org, :source, :file, :hash, :rows, :created, :known, :listed, :from, :to) returning id""")
                .bind("org", org)
                .bind("source", source)
                .bindMethods(report)
                .bind("hash", HexFormat.of().parseHex(report.sha256()))
                .bind("listed", report.listed().size())
                .bind(
                        "from",
                        fresh.stream()
                                .map(PastResponse::dispatched)
                                .min(Instant::compareTo)
                                .orElse(null))
                .bind(
                        "to",
                        fresh.stream()
                                .map(PastResponse::end)
                                .max(Instant::compareTo)
                                .orElse(null))
                .mapTo(Long.class)
                .one();
    }

    private static String times(PastResponse response) {
        return response.milestones().entrySet().stream()
                .map(step -> step.getKey().code() + "=" + step.getValue())
                .collect(Collectors.joining(" "));
    }
}
