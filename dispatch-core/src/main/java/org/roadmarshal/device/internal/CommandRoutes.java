package org.roadmarshal.device.internal;

import io.vertx.core.Future;
import java.util.Map;
import org.roadmarshal.db.Database;
import org.roadmarshal.device.Command;
import org.roadmarshal.device.CommandService;
import org.roadmarshal.device.internal.jt808.Sessions;
import org.roadmarshal.http.Call;
import org.roadmarshal.http.Operations;
import org.roadmarshal.http.Reply;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Permission;

/** The operations on what terminals are told, and on what they said. */
public final class CommandRoutes {
    private final CommandService commands;
    private final Database database;
    private final Sessions sessions;

    public CommandRoutes(CommandService commands, Database database, Sessions sessions) {
        this.commands = commands;
        this.database = database;
        this.sessions = sessions;
    }

    public void register(Operations operations) {
        operations.create("createCommand", Permission.TASK_DISPATCH, (transaction, call) -> {
            Command command = commands.create(
                    transaction, call.principal(), call.id(), call.body(CommandService.NewCommand.class));
            return Reply.created(command, "/commands/" + command.id(), command.version());
        });
        operations.query(
                "listCommands",
                Permission.TASK_READ,
                (handle, call) -> Reply.ok(commands.page(handle, call.principal(), call.id(), call.page())));
        operations.query("getCommand", Permission.TASK_READ, (handle, call) -> {
            Command command = commands.get(handle, call.principal(), call.id());
            return Reply.ok(command, command.version());
        });
        operations.raw("listFrames", Permission.DEVICE_WRITE, this::frames);
    }

    private Future<Reply> frames(Call call) {
        return database.read(handle -> {
                    JdbcDevice.find(handle, call.principal(), call.id(), Permission.DEVICE_WRITE)
                            .orElseThrow(() -> DispatchException.notFound("device", call.id()));
                    return JdbcDevice.detail(handle, call.principal().org(), call.id());
                })
                .compose(detail ->
                        sessions.frames(detail.node(), call.principal().org(), call.id()))
                .map(frames -> new Reply(200, "application/json", frames, null, Map.of()));
    }
}
