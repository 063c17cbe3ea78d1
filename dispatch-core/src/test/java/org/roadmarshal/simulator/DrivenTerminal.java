package org.roadmarshal.simulator;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.SocketAddress;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.roadmarshal.gis.geo.Earth;
import org.roadmarshal.gis.geo.Lonlat;
import org.roadmarshal.gis.road.Route;

/**
 * One of the simulator's terminals in the hands of a test: it drives where it is told, at once, by a clock of its own that goes
 * on with the way, and never fails by itself.
 */
public final class DrivenTerminal implements AutoCloseable {
    private static final int FIX_SECONDS = 10;
    private static final double KMH = 54;
    private static final double METRES_A_FIX = KMH / 3.6 * FIX_SECONDS;
    private static final long SECONDS = 20;

    private final Vertx vertx = Vertx.vertx();
    private final Context loop = vertx.getOrCreateContext();
    private final Terminal terminal;
    private Lonlat place;
    private long millis;

    /** Connects as soon as it has been somewhere. @param millis its clock, Unix ms */
    public DrivenTerminal(int port, String plate, String phone, Lonlat place, long millis) throws Exception {
        this.place = place;
        this.millis = millis;
        JsonObject vehicle = new JsonObject()
                .put("plate", plate)
                .put("plateColour", "yellow")
                .put("terminal", phone);
        terminal = onLoop(() -> {
            Terminal made = new Terminal(
                    vertx.createNetClient(),
                    List.of(SocketAddress.inetSocketAddress(port, "127.0.0.1")),
                    TerminalIdentity.of(vehicle, true),
                    FIX_SECONDS,
                    0,
                    new Random(3),
                    0);
            vertx.setPeriodic(20, tick -> made.step(System.nanoTime() / 1_000_000));
            return made;
        });
        report(0, 0);
    }

    /** Straight to a place. */
    public void driveTo(Lonlat target) throws Exception {
        Lonlat from = place;
        double course = Earth.bearing(from, target);
        int fixes = (int) Math.ceil(Earth.metres(from, target) / METRES_A_FIX);
        for (int i = 1; i <= fixes; i++) {
            double share = (double) i / fixes;
            place = new Lonlat(
                    from.lon() + (target.lon() - from.lon()) * share, from.lat() + (target.lat() - from.lat()) * share);
            report(course, KMH);
        }
    }

    /** Its clock. */
    public long millis() {
        return millis;
    }

    /** What it shows to its driver. */
    public String screen() throws Exception {
        return onLoop(terminal::screen);
    }

    private void report(double course, double kmh) throws Exception {
        millis += FIX_SECONDS * 1_000;
        Route.Moment moment = new Route.Moment(place, course, kmh);
        onLoop(() -> terminal.report(millis, moment, 5, kmh > 0));
    }

    private <T> T onLoop(Callable<T> action) throws Exception {
        return Future.<T>future(done -> loop.runOnContext(now -> {
                    try {
                        done.complete(action.call());
                    } catch (Exception e) {
                        done.fail(e);
                    }
                }))
                .toCompletionStage()
                .toCompletableFuture()
                .get(SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
