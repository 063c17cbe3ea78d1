package org.roadmarshal.device.internal.jt808;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.roadmarshal.device.internal.JdbcTerminal;
import org.roadmarshal.device.internal.TerminalFix;
import org.roadmarshal.position.Fix;
import org.roadmarshal.protocol.jt808.DriverIdentity;
import org.roadmarshal.protocol.jt808.Location;
import org.roadmarshal.protocol.jt808.LocationBatch;
import org.roadmarshal.protocol.jt808.LocationReply;
import org.roadmarshal.protocol.jt808.LocationReport;
import org.roadmarshal.protocol.jt808.MediaData;
import org.roadmarshal.protocol.jt808.MediaEvent;
import org.roadmarshal.protocol.jt808.Message;
import org.roadmarshal.protocol.jt808.Result;
import org.roadmarshal.protocol.jt808.Status;
import org.roadmarshal.protocol.jt808.Waybill;

/** Hands on what a terminal tells. An answer is a promise: it is given when what was told is stored, and not before. */
final class Uplink {
    private final Connection connection;
    private final Services services;
    private final JdbcTerminal.Session session;
    private final Recordings recordings;

    Uplink(Connection connection, Services services, JdbcTerminal.Session session, Downlink downlink) {
        this.connection = connection;
        this.services = services;
        this.session = session;
        this.recordings = new Recordings(connection, services, session, downlink);
    }

    /** @return whether it was for us */
    boolean take(Message message, int serial) {
        switch (message.id()) {
            case LocationReport.ID -> fixes(message, serial, List.of(((LocationReport) message).location()));
            case LocationBatch.ID -> fixes(message, serial, ((LocationBatch) message).locations());
            case LocationReply.ID -> store(List.of(((LocationReply) message).location()));
            case MediaEvent.ID -> connection.reply(serial, message.id(), Result.OK);
            case MediaData.ID -> recordings.take((MediaData) message);
            case DriverIdentity.ID -> {
                DriverIdentity driver = (DriverIdentity) message;
                String text = driver.card() == null ? HexFormat.of().formatHex(driver.body()) : text(driver.card());
                record(message, serial, "driver", driver.body(), text);
            }
            case Waybill.ID ->
                record(message, serial, "waybill", ((Waybill) message).content(), ((Waybill) message).text());
            default -> {
                return false;
            }
        }
        return true;
    }

    private void fixes(Message message, int serial, List<Location> locations) {
        store(locations)
                .onComplete(done -> connection.run(() -> {
                    if (done.succeeded()) {
                        connection.reply(serial, message.id(), done.result());
                    } else {
                        // Not stored: without an answer it is sent again.
                        services.meters().refused("intake");
                    }
                }));
    }

    /** @return after the commit, what to answer; fails where nothing may be answered */
    private Future<Result> store(List<Location> locations) {
        List<Fix> fixes = new ArrayList<>(locations.size());
        for (Location location : locations) {
            if (location.time() == Location.NO_TIME || Status.COORDINATES_ENCRYPTED.in(location.status())) {
                services.meters().refused("fix");
            } else {
                fixes.add(TerminalFix.of(location));
            }
        }
        if (fixes.isEmpty()) {
            return Future.succeededFuture(locations.isEmpty() ? Result.OK : Result.BAD_MESSAGE);
        }
        return services.sources()
                .of(session.org(), session.deviceId())
                .compose(source -> services.intake().take(source, fixes))
                .map(taken -> {
                    taken.refused().forEach(refused -> services.meters().refused("fix"));
                    return Result.OK;
                });
    }

    private static String text(DriverIdentity.Card card) {
        return String.join(
                "\n",
                card.inserted() ? "inserted" : "removed",
                card.at() == Location.NO_TIME
                        ? ""
                        : Instant.ofEpochMilli(card.at()).toString(),
                card.name(),
                card.certificate(),
                card.issuer(),
                card.expires(),
                card.identity());
    }

    private void record(Message message, int serial, String kind, byte[] body, String text) {
        services.database()
                .write(handle -> JdbcTerminal.record(handle, session, kind, body, text))
                .onSuccess(stored -> connection.run(() -> connection.reply(serial, message.id(), Result.OK)));
    }
}
