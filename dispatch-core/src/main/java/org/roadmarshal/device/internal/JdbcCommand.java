package org.roadmarshal.device.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.roadmarshal.db.Rows;
import org.roadmarshal.device.Command;
import org.roadmarshal.device.CommandArguments;
import org.roadmarshal.device.CommandService.NewCommand;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.Json;
import org.roadmarshal.kernel.PageRequest;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.position.Source;

/** The table {@code command}. */
public final class JdbcCommand {
    private static final String SELECT = """
            select c.*, d.label as device_name, a.display_name as created_by_name, a.id as created_by_id from command c
            join device d on d.org = c.org and d.id = c.device_id
            join account a on a.org = c.org and a.id = c.created_by
            where c.org = :org
            """;

    private JdbcCommand() {}

    public static long insert(Transaction transaction, Source source, NewCommand command, Duration validity) {
        return transaction
                .handle()
                .createQuery("""
                        insert into command (org, device_id, agency_id, unit_id, task_id, kind, arguments, created_by, expires_at)
                        values (:org, :device, :agency, :unit, :task, :kind, cast(:arguments as json), :by,
                          now() + :validity * interval '1 second') returning id""")
                .bind("org", transaction.org())
                .bind("device", source.deviceId())
                .bind("agency", source.agencyId())
                .bind("unit", source.unitId())
                .bind("task", command.taskId())
                .bind("kind", command.kind().code())
                .bind("arguments", Json.write(command.arguments()))
                .bind("by", transaction.actor().id())
                .bind("validity", validity.toSeconds())
                .mapTo(Long.class)
                .one();
    }

    public static boolean isTaskOf(Handle handle, Principal principal, long taskId) {
        return handle.createQuery(
                        "select exists (select from task where org = :org and id = :id and agency_id = any(:agencies))")
                .bind("org", principal.org())
                .bind("id", taskId)
                .bindArray("agencies", Long.class, principal.agencies(Permission.TASK_READ))
                .mapTo(Boolean.class)
                .one();
    }

    public static Optional<Command> find(Handle handle, int org, long id) {
        return one(handle, org, id, SELECT + " and c.id = :id");
    }

    public static Optional<Command> lock(Handle handle, int org, long id) {
        return one(handle, org, id, SELECT + " and c.id = :id for no key update of c");
    }

    /** One that is there. */
    public static Command get(Handle handle, int org, long id) {
        return find(handle, org, id).orElseThrow();
    }

    private static Optional<Command> one(Handle handle, int org, long id, String sql) {
        return handle.createQuery(sql)
                .bind("org", org)
                .bind("id", id)
                .map(JdbcCommand::command)
                .findOne();
    }

    public static List<Command> ofDevice(Handle handle, Principal principal, long deviceId, PageRequest page) {
        return handle.createQuery(SELECT + """
                         and c.device_id = :device and c.id < :before and c.agency_id = any(:agencies)
                        order by c.id desc limit :limit""")
                .bind("org", principal.org())
                .bind("device", deviceId)
                .bind("before", page.afterId(Long.MAX_VALUE))
                .bindArray("agencies", Long.class, principal.agencies(Permission.TASK_READ))
                .bind("limit", page.fetch())
                .map(JdbcCommand::command)
                .list();
    }

    public static List<Long> idsFor(Handle handle, int org, List<Long> tasks) {
        return handle.createQuery("select id from command where org = :org and task_id = any(:tasks)")
                .bind("org", org)
                .bindArray("tasks", Long.class, tasks)
                .mapTo(Long.class)
                .list();
    }

    /** @return those of the devices that have commands, queued or told and not answered */
    public static List<KnownDevice> open(Handle handle, Collection<KnownDevice> devices) {
        return handle.createQuery("""
                        select distinct command.org, device_id from command
                        join unnest(:orgs, :ids) as asked (org, id) on command.org = asked.org and device_id = asked.id
                        where state in ('queued', 'sent')""")
                .bindArray(
                        "orgs",
                        Integer.class,
                        devices.stream().map(KnownDevice::org).toArray())
                .bindArray(
                        "ids", Long.class, devices.stream().map(KnownDevice::id).toArray())
                .map((row, context) -> new KnownDevice(row.getInt("org"), row.getLong("device_id")))
                .list();
    }

    /** @return ids, oldest first */
    public static List<Long> claim(Handle handle, int org, long deviceId, boolean all) {
        return handle.createQuery("""
                        with claimed as (
                          update command set state = 'sent', attempts = attempts + 1, sent_at = now(), version = version + 1
                          where org = :org and device_id = :device and expires_at > now()
                            and (state = 'queued' or :all and state = 'sent')
                            -- The shift may have ended while the text waited for its terminal.
                            and not (kind = 'text' and exists (select 1 from device d
                              join unit u on u.org = d.org and (u.id = d.unit_id or u.vehicle_id = d.vehicle_id)
                              where d.org = command.org and d.id = command.device_id and u.state = 'off_duty'))
                          returning id)
                        select id from claimed order by id""")
                .bind("org", org)
                .bind("device", deviceId)
                .bind("all", all)
                .mapTo(Long.class)
                .list();
    }

    /** @return whether it was open until now */
    public static boolean end(
            Handle handle, int org, long id, Command.State state, Command.Result result, String reason) {
        return handle.createUpdate("""
                        update command set state = :state, result = cast(:result as json), reason = :reason, done_at = now(),
                          version = version + 1
                        where org = :org and id = :id and state in ('queued', 'sent')""")
                        .bind("state", state.code())
                        .bind("result", result == null ? null : Json.write(result))
                        .bind("reason", reason)
                        .bind("org", org)
                        .bind("id", id)
                        .execute()
                == 1;
    }

    public static void result(Handle handle, int org, long id, Command.Result result) {
        handle.createUpdate("""
                        update command set result = cast(:result as json), version = version + 1
                        where org = :org and id = :id""")
                .bind("result", Json.write(result))
                .bind("org", org)
                .bind("id", id)
                .execute();
    }

    private static Command command(ResultSet row, StatementContext context) throws SQLException {
        String result = row.getString("result");
        return new Command(
                row.getLong("id"),
                Rows.named(row, "device"),
                Coded.of(Command.Kind.class, row.getString("kind")),
                Coded.of(Command.State.class, row.getString("state")),
                Json.read(row.getString("arguments"), CommandArguments.class),
                Rows.number(row, "task_id"),
                row.getInt("attempts"),
                result == null ? null : Json.read(result, Command.Result.class),
                row.getString("reason"),
                Rows.instant(row, "created_at"),
                Rows.named(row, "created_by"),
                Rows.instant(row, "sent_at"),
                Rows.instant(row, "done_at"),
                Rows.instant(row, "expires_at"),
                row.getInt("version"),
                row.getLong("agency_id"),
                Rows.number(row, "unit_id"));
    }
}
