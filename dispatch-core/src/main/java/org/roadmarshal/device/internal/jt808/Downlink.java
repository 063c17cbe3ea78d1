package org.roadmarshal.device.internal.jt808;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.roadmarshal.device.Command;
import org.roadmarshal.device.Command.State;
import org.roadmarshal.device.internal.JdbcTerminal;
import org.roadmarshal.kernel.Actor;
import org.roadmarshal.kernel.Location;
import org.roadmarshal.protocol.jt808.LocationReply;
import org.roadmarshal.protocol.jt808.Message;
import org.roadmarshal.protocol.jt808.MissingPackages;
import org.roadmarshal.protocol.jt808.Parameters;
import org.roadmarshal.protocol.jt808.PhotographReply;
import org.roadmarshal.protocol.jt808.Result;
import org.roadmarshal.protocol.jt808.TerminalReply;

/**
 * Tells a terminal what it is to do, and tells again what it does not answer: after T, then after T(n+1) = T(n) x (N+1), N
 * counting the repetitions. The command's row is the truth: what is open here when the connection ends is told anew on the next
 * one, at whichever node.
 */
final class Downlink {
    private final Connection connection;
    private final Services services;
    private final JdbcTerminal.Session session;
    private final Map<Integer, Told> open = new LinkedHashMap<>();
    private final Deque<Outcome> outcomes = new ArrayDeque<>();
    private boolean busy;
    private boolean wanted;
    private boolean all;
    private Long photographing;

    /** What was told and is not answered. */
    private static final class Told {
        final Command command;
        final int messageId;
        final List<byte[]> frames;
        int repetitions;
        long waitMs;
        long dueMs;

        Told(Command command, int messageId, List<byte[]> frames, long waitMs) {
            this.command = command;
            this.messageId = messageId;
            this.frames = frames;
            this.waitMs = waitMs;
            this.dueMs = System.currentTimeMillis() + waitMs;
        }
    }

    private record Outcome(long command, State state, Command.Result result, String reason) {}

    Downlink(Connection connection, Services services, JdbcTerminal.Session session) {
        this.connection = connection;
        this.services = services;
        this.session = session;
    }

    /** What there was before the connection, if there was any. */
    void claimIfAny() {
        services.sessions()
                .arrivals()
                .isCommanded(session)
                .onComplete(done -> connection.run(() -> {
                    if (done.failed() || done.result()) {
                        claim(true);
                    }
                }));
    }

    /** Looks for commands. @param left also for those that another connection had and left unanswered */
    void claim(boolean left) {
        wanted = true;
        all |= left;
        work();
    }

    /** One transaction at a time; what fails is tried again at the next sweep. */
    private void work() {
        if (busy) {
            return;
        }
        if (!outcomes.isEmpty()) {
            busy = true;
            Outcome outcome = outcomes.peek();
            services.journal()
                    .commit(session.org(), actor(), transaction -> {
                        services.commands()
                                .end(transaction, outcome.command, outcome.state, outcome.result, outcome.reason);
                        return outcome;
                    })
                    .onComplete(done -> connection.run(() -> {
                        busy = false;
                        if (done.succeeded()) {
                            outcomes.poll();
                            work();
                        }
                    }));
        } else if (wanted) {
            busy = true;
            wanted = false;
            boolean left = all;
            services.sessions()
                    .admit(() -> services.journal().commit(session.org(), actor(), transaction -> services.commands()
                            .claim(transaction, session.deviceId(), left)))
                    .onComplete(done -> connection.run(() -> {
                        busy = false;
                        if (done.succeeded()) {
                            all = all && !left;
                            done.result().forEach(this::tell);
                            work();
                        } else {
                            wanted = true;
                        }
                    }));
        }
    }

    private Actor actor() {
        return new Actor(null, session.label());
    }

    private void tell(Command command) {
        Message message = Orders.message(command, services.config());
        int serial = connection.nextSerial();
        List<byte[]> frames = connection.encode(message);
        open.put(
                serial,
                new Told(
                        command,
                        message.id(),
                        frames,
                        services.config().answer().toMillis()));
        connection.write(frames);
    }

    /** @return whether it was an answer of ours, and nothing else */
    boolean take(Message message) {
        switch (message.id()) {
            case TerminalReply.ID -> replied((TerminalReply) message);
            case PhotographReply.ID -> {
                PhotographReply reply = (PhotographReply) message;
                end(
                        reply.serial(),
                        reply.result() == 0 ? State.ACKNOWLEDGED : State.REFUSED,
                        null,
                        reply.result() == 0 ? null : reply.result() == 2 ? "no such channel" : "failed");
            }
            case Parameters.ID -> {
                Parameters reply = (Parameters) message;
                end(
                        reply.serial(),
                        State.ACKNOWLEDGED,
                        new Command.Result(
                                null,
                                reply.parameters().stream()
                                        .map(Orders::parameter)
                                        .toList(),
                                null),
                        null);
            }
            case LocationReply.ID -> {
                LocationReply reply = (LocationReply) message;
                end(reply.serial(), State.ACKNOWLEDGED, located(reply), null);
                // It is a fix as well.
                return false;
            }
            case MissingPackages.OF_TERMINAL -> repeatParts((MissingPackages) message);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static Command.Result located(LocationReply reply) {
        double lat = reply.location().lat();
        double lon = reply.location().lon();
        boolean onEarth = Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
        return new Command.Result(onEarth ? new Location(lon, lat) : null, null, null);
    }

    private void replied(TerminalReply reply) {
        Told told = open.get(reply.serial());
        if (told == null || told.messageId != reply.repliedId()) {
            return;
        }
        if (reply.result() != Result.OK) {
            end(reply.serial(), State.REFUSED, null, reply.result().name().toLowerCase(Locale.ROOT));
        } else if (told.command.kind() != Command.Kind.LOCATE && told.command.kind() != Command.Kind.QUERY_PARAMETERS) {
            end(reply.serial(), State.ACKNOWLEDGED, null, null);
        }
    }

    private void end(int serial, State state, Command.Result result, String reason) {
        Told told = open.remove(serial);
        if (told != null) {
            if (told.command.kind() == Command.Kind.PHOTOGRAPH && state == State.ACKNOWLEDGED) {
                photographing = told.command.id();
            }
            outcomes.add(new Outcome(told.command.id(), state, result, reason));
            work();
        }
    }

    private void repeatParts(MissingPackages missing) {
        Told told = open.get(missing.serial());
        if (told != null) {
            connection.write(missing.indexes().stream()
                    .filter(index -> index >= 1 && index <= told.frames.size())
                    .map(index -> told.frames.get(index - 1))
                    .toList());
        }
    }

    /** Repeats what is due, and gives up what was repeated often enough. */
    void sweep(long now) {
        Iterator<Map.Entry<Integer, Told>> each = open.entrySet().iterator();
        while (each.hasNext()) {
            Told told = each.next().getValue();
            if (now < told.dueMs) {
                continue;
            }
            if (told.repetitions == services.config().retries()) {
                each.remove();
                outcomes.add(new Outcome(told.command.id(), State.FAILED, null, "no answer"));
            } else {
                told.repetitions++;
                told.waitMs *= told.repetitions + 1;
                told.dueMs = now + told.waitMs;
                connection.write(told.frames);
            }
        }
        work();
    }

    /** The last command for a photo that the terminal has taken on; null for none. */
    Long photographing() {
        return photographing;
    }
}
