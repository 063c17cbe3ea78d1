package org.roadmarshal.simulator;

import io.vertx.core.net.NetClient;
import io.vertx.core.net.SocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.roadmarshal.gis.road.Route;
import org.roadmarshal.protocol.jt808.Location;
import org.roadmarshal.protocol.jt808.LocationBatch;
import org.roadmarshal.protocol.jt808.LocationReport;
import org.roadmarshal.protocol.jt808.Message;
import org.roadmarshal.protocol.jt808.PlatformReply;
import org.roadmarshal.protocol.jt808.Result;

/**
 * A vehicle's JT/T 808 terminal: connects once it knows where it is, sends its fixes, keeps what the platform has not answered for, and sends that in batches once it
 * is connected again.
 */
final class Terminal implements Device, TerminalLink.Listener {
    /** So that a batch fits into one frame. */
    private static final int BATCH = 15;

    private static final int ROOM = 2_000;
    private static final long ANSWER_MS = 30_000;
    private static final long FAILED_PAUSE_MS = 10_000;

    private final TerminalLink link;
    private final TerminalCommands commands;
    private final Sensors sensors;
    private final Mishaps mishaps;
    private final ArrayDeque<Location> kept = new ArrayDeque<>();
    private final Map<Integer, Unanswered> unanswered = new LinkedHashMap<>();
    private long now;
    private long keptUntil;

    private record Unanswered(List<Location> fixes, long sent) {}

    /** @param first when to connect at first, by the clock of {@link #step} */
    Terminal(
            NetClient client,
            List<SocketAddress> platforms,
            TerminalIdentity who,
            int intervalSeconds,
            double mishapRate,
            Random random,
            long first) {
        this.mishaps = new Mishaps(new Random(random.nextLong()), mishapRate);
        this.sensors = new Sensors(new Random(random.nextLong()), mishaps);
        this.link = new TerminalLink(client, platforms, who, this, new Random(random.nextLong()), first);
        this.commands = new TerminalCommands(
                who.plate(), link, sensors, new Camera(new Random(random.nextLong())), intervalSeconds);
    }

    /** Does what is due. @param millis real ones of a clock that runs evenly */
    void step(long millis) {
        now = millis;
        commands.step(millis);
        if (!commands.located()) {
            return;
        }
        link.step(millis);
        if (!link.online()) {
            return;
        }
        if (!unanswered.isEmpty() && now - unanswered.values().iterator().next().sent > ANSWER_MS) {
            // The standard's retries end so, too: the connection is taken for dead.
            link.drop(0);
        } else if (!kept.isEmpty() && now >= keptUntil && unanswered.size() < 2) {
            List<Location> batch = new ArrayList<>();
            while (batch.size() < BATCH && !kept.isEmpty()) {
                batch.add(kept.poll());
            }
            send(new LocationBatch(true, batch), batch);
        }
    }

    @Override
    public double interval(boolean underWay) {
        return commands.interval(underWay);
    }

    @Override
    public long report(long unixMillis, Route.Moment seen, double accuracy, boolean underWay) {
        Location fix = sensors.read(mishaps.clock(unixMillis), seen, underWay, commands.speedLimitKmh());
        commands.sees(fix);
        long blind = mishaps.blindMs();
        if (blind > 0) {
            link.drop(blind);
        }
        if (link.online()) {
            LocationReport report = new LocationReport(fix);
            send(report, List.of(fix));
            if (mishaps.doubled()) {
                link.send(report);
            }
        } else {
            keep(List.of(fix));
        }
        return fix.time();
    }

    /** Loses its connection. @param back milliseconds until it may come back */
    void drop(long back) {
        link.drop(back);
    }

    private void send(Message message, List<Location> fixes) {
        unanswered.put(link.send(message), new Unanswered(fixes, now));
    }

    /** The oldest makes room. */
    private void keep(List<Location> fixes) {
        kept.addAll(fixes);
        while (kept.size() > ROOM) {
            kept.poll();
        }
    }

    /** Whether the platform knows it now. */
    boolean connected() {
        return link.online();
    }

    String screen() {
        return commands.screen();
    }

    @Override
    public void offline() {
        unanswered.values().forEach(each -> keep(each.fixes));
        unanswered.clear();
        keptUntil = now;
    }

    @Override
    public void heard(int serial, Message message) {
        if (message instanceof PlatformReply reply) {
            answered(reply);
        } else {
            commands.take(serial, message);
        }
    }

    /** What the platform could not store it may have later; what it does not understand it never will. */
    private void answered(PlatformReply reply) {
        Unanswered answered = unanswered.remove(reply.serial());
        if (reply.result() == Result.ALARM_CONFIRMED) {
            sensors.confirmed();
        } else if (answered != null && reply.result() == Result.FAILED) {
            keep(answered.fixes);
            keptUntil = now + FAILED_PAUSE_MS;
        }
    }
}
