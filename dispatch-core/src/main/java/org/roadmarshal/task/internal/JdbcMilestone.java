package org.roadmarshal.task.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.Json;
import org.roadmarshal.kernel.Location;
import org.roadmarshal.task.Answer;
import org.roadmarshal.task.DeclineReason;
import org.roadmarshal.task.Milestone;

/** Milestones in SQL. */
public final class JdbcMilestone {
    /** The milestones of the task {@code t} as a JSON array, oldest first. */
    static final String OF_TASK = """
            (select json_agg(json_build_object('milestone', m.milestone, 'at', m.at, 'deviceTime', m.device_at,
                  'actor', json_build_object('id', m.actor_id, 'name', coalesce(who.display_name, 'system')),
                  'location', case when m.geom is not null then
                    json_build_object('lon', st_x(m.geom), 'lat', st_y(m.geom)) end,
                  'reason', m.reason, 'reasonCode', m.reason_code) order by m.n)
               from task_milestone m left join account who on who.org = m.org and who.id = m.actor_id
               where m.org = t.org and m.task_id = t.id)""";

    private JdbcMilestone() {}

    /** Within a transaction that holds the task: what came about by itself. @param reason or null */
    public static void add(Transaction transaction, long taskId, String milestone, String reason) {
        add(transaction, taskId, milestone, null, null, reason, null);
    }

    /** Within a transaction that holds the task: what somebody said. */
    public static void add(Transaction transaction, long taskId, Answer answer) {
        add(
                transaction,
                taskId,
                answer.milestone().code(),
                answer.deviceTime(),
                answer.location(),
                answer.reason(),
                answer.reasonCode());
    }

    private static void add(
            Transaction transaction,
            long taskId,
            String milestone,
            Instant deviceAt,
            Location location,
            String reason,
            DeclineReason code) {
        transaction
                .handle()
                .createUpdate("""
                        insert into task_milestone (org, task_id, n, milestone, device_at, actor_id, geom, reason, reason_code)
                        select :org, :task, count(*) + 1, :milestone, :deviceAt, :actor, :location, :reason, :code
                        from task_milestone where org = :org and task_id = :task""")
                .bind("org", transaction.org())
                .bind("task", taskId)
                .bind("milestone", milestone)
                .bind("deviceAt", deviceAt)
                .bind("actor", transaction.actor().id())
                .bindByType("location", location, Location.class)
                .bind("reason", reason)
                .bind("code", code == null ? null : code.code())
                .execute();
    }

    static List<Milestone> parse(String json) throws SQLException {
        try {
            return json == null ? List.of() : Json.MAPPER.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new SQLException("Not milestones: " + json, e);
        }
    }
}
