package org.roadmarshal.device;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.device.internal.JdbcCommand;
import org.roadmarshal.device.internal.JdbcDevice;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;
import org.roadmarshal.kernel.Page;
import org.roadmarshal.kernel.PageRequest;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.position.Source;
import org.roadmarshal.protocol.jt808.Text;
import org.roadmarshal.timer.Timer;
import org.roadmarshal.timer.Timers;
import org.roadmarshal.unit.UnitService;

/**
 * What terminals are told. The row is the truth: whoever has the terminal's connection claims what is open, and says what became
 * of it. What nobody could deliver in time expires, whichever node lives.
 */
public final class CommandService implements Timers.Handler {
    public static final String TIMER = "command.expire";

    private final Duration validity;
    private final boolean video;

    /**
     * @param validity how long a command may wait for its terminal and its answer
     * @param video whether there is a media server to which live video could go
     */
    public CommandService(Duration validity, boolean video) {
        this.validity = validity;
        this.video = video;
    }

    /** What to tell. */
    public record NewCommand(Command.Kind kind, CommandArguments arguments, Long taskId) {
        public NewCommand {
            arguments = arguments == null ? CommandArguments.NONE : arguments;
        }
    }

    /** @throws DispatchException NOT_FOUND, FORBIDDEN, VALIDATION, CONFLICT where it cannot be done as things stand */
    public Command create(Transaction transaction, Principal principal, long deviceId, NewCommand command) {
        Handle handle = transaction.handle();
        Source source = JdbcDevice.find(handle, principal, deviceId, Permission.POSITION_READ)
                .orElseThrow(() -> DispatchException.notFound("device", deviceId));
        principal.require(Permission.TASK_DISPATCH, source.agencyId());
        if (!JdbcDevice.isTerminal(handle, principal.org(), deviceId)) {
            throw new DispatchException(ErrorCode.CONFLICT, "The device is no terminal and cannot be told anything");
        }
        check(command);
        if (command.kind == Command.Kind.TEXT
                && source.unitId() != null
                && UnitService.isOffDuty(handle, principal.org(), source.unitId())) {
            throw DispatchException.conflict("The unit is off duty; nothing is told to those who have gone home");
        }
        if (command.taskId != null && !JdbcCommand.isTaskOf(handle, principal, command.taskId)) {
            throw DispatchException.notFound("task", command.taskId);
        }
        long id = JdbcCommand.insert(transaction, source, command, validity);
        Command queued = JdbcCommand.get(handle, principal.org(), id);
        Timers.set(transaction, TIMER, id, queued.expiresAt(), Map.of());
        transaction.append(new CommandEvent.Moved(queued).entry());
        return queued;
    }

    private void check(NewCommand command) {
        CommandArguments arguments = command.arguments;
        switch (command.kind) {
            case TEXT -> {
                need(arguments.text(), "text");
                if (Text.bytes(arguments.text()) > Text.MOST_BYTES) {
                    throw DispatchException.invalid("text has more than %d bytes".formatted(Text.MOST_BYTES));
                }
            }
            case TRACK -> {
                need(arguments.intervalSeconds(), "intervalSeconds");
                if (arguments.intervalSeconds() != 0) {
                    need(arguments.validSeconds(), "validSeconds");
                }
            }
            case SET_PARAMETERS -> {
                need(arguments.parameters(), "parameters");
                arguments.parameters().forEach(parameter -> {
                    if ((parameter.number() == null) == (parameter.text() == null)) {
                        throw DispatchException.invalid(
                                "Parameter %d needs either a number or a text".formatted(parameter.id()));
                    }
                });
            }
            case CONFIRM_ALARM -> need(arguments.alarms(), "alarms");
            case LIVE_VIDEO -> {
                if (!video) {
                    throw new DispatchException(ErrorCode.CONFLICT, "No media server is set up for live video");
                }
            }
            case VIDEO_CONTROL -> need(arguments.control(), "control");
            case LOCATE, QUERY_PARAMETERS, PHOTOGRAPH -> {
                // Nothing that they need.
            }
        }
    }

    private static void need(Object value, String name) {
        if (value == null) {
            throw DispatchException.invalid("This kind of command needs " + name);
        }
    }

    /** Newest first. @throws DispatchException NOT_FOUND where the device is not theirs to see */
    public Page<Command> page(Handle handle, Principal principal, long deviceId, PageRequest page) {
        if (JdbcDevice.find(handle, principal, deviceId, Permission.POSITION_READ)
                .isEmpty()) {
            throw DispatchException.notFound("device", deviceId);
        }
        return Page.of(JdbcCommand.ofDevice(handle, principal, deviceId, page), page, Command::id);
    }

    public Command get(Handle handle, Principal principal, long id) {
        return JdbcCommand.find(handle, principal.org(), id)
                .filter(command -> principal.may(Permission.TASK_READ, command.agencyId()))
                .orElseThrow(() -> DispatchException.notFound("command", id));
    }

    /** Commands that were given for these tasks. */
    public static List<Long> idsFor(Handle handle, int org, List<Long> tasks) {
        return JdbcCommand.idsFor(handle, org, tasks);
    }

    /**
     * For whoever has the terminal's connection: what is open becomes sent.
     *
     * @param all also what another connection had and left unanswered
     * @return oldest first, as they are now
     */
    public List<Command> claim(Transaction transaction, long deviceId, boolean all) {
        List<Command> claimed = new ArrayList<>();
        for (long id : JdbcCommand.claim(transaction.handle(), transaction.org(), deviceId, all)) {
            claimed.add(told(transaction, id));
        }
        return claimed;
    }

    /** What became of it. Does nothing where it had come to its end before. */
    public void end(Transaction transaction, long id, Command.State state, Command.Result result, String reason) {
        if (JdbcCommand.end(transaction.handle(), transaction.org(), id, state, result, reason)) {
            Timers.cancel(transaction, TIMER, id);
            told(transaction, id);
        }
    }

    /** A photo has come after the terminal was told to take one. */
    public void photographed(Transaction transaction, long id, long evidenceId) {
        Optional<Command> command = JdbcCommand.lock(transaction.handle(), transaction.org(), id);
        if (command.isPresent()) {
            Command.Result before = command.get().result();
            List<Long> ids =
                    new ArrayList<>(before == null || before.evidenceIds() == null ? List.of() : before.evidenceIds());
            if (!ids.contains(evidenceId)) {
                ids.add(evidenceId);
                JdbcCommand.result(transaction.handle(), transaction.org(), id, new Command.Result(null, null, ids));
                transaction.append(
                        new CommandEvent.Photographed(JdbcCommand.get(transaction.handle(), transaction.org(), id))
                                .entry());
            }
        }
    }

    @Override
    public void fire(Transaction transaction, Timer timer) {
        end(transaction, timer.subjectId(), Command.State.EXPIRED, null, null);
    }

    private static Command told(Transaction transaction, long id) {
        Command command = JdbcCommand.get(transaction.handle(), transaction.org(), id);
        transaction.append(new CommandEvent.Moved(command).entry());
        return command;
    }
}
