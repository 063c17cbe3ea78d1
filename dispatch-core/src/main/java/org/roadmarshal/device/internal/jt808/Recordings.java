package org.roadmarshal.device.internal.jt808;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.roadmarshal.device.internal.JdbcTerminal;
import org.roadmarshal.evidence.Capture;
import org.roadmarshal.evidence.Evidence;
import org.roadmarshal.evidence.Photo;
import org.roadmarshal.kernel.Actor;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;
import org.roadmarshal.kernel.Location;
import org.roadmarshal.protocol.jt808.Media;
import org.roadmarshal.protocol.jt808.MediaData;
import org.roadmarshal.protocol.jt808.MediaReply;
import org.roadmarshal.protocol.jt808.Status;

/** Makes a terminal's photos evidence; what is no picture is kept as it came. */
final class Recordings {
    /** {@link Media#event}: the platform wanted it. */
    private static final int TOLD = 0;

    private static final Duration AHEAD = Duration.ofMinutes(5);
    private static final Duration OLDEST = Duration.ofDays(365);
    private static final Set<ErrorCode> NO_PICTURE =
            Set.of(ErrorCode.VALIDATION, ErrorCode.UNSUPPORTED_MEDIA_TYPE, ErrorCode.TOO_LARGE);

    private final Connection connection;
    private final Services services;
    private final JdbcTerminal.Session session;
    private final Downlink downlink;

    Recordings(Connection connection, Services services, JdbcTerminal.Session session, Downlink downlink) {
        this.connection = connection;
        this.services = services;
        this.session = session;
        this.downlink = downlink;
    }

    void take(MediaData data) {
        Future<?> kept = data.media().type() == Media.IMAGE ? keepPhoto(data) : keepRaw(data);
        kept.onSuccess(done ->
                connection.run(() -> connection.send(new MediaReply(data.media().id(), List.of()))));
    }

    private Future<?> keepPhoto(MediaData data) {
        Long command = data.media().event() == TOLD ? downlink.photographing() : null;
        return services.files()
                .executeBlocking(
                        () -> services.evidence().store(session.org(), capture(data.location()), data.data()), false)
                .compose(photo -> keep(photo, command))
                .<Object>mapEmpty()
                .recover(failure -> failure instanceof DispatchException refused && NO_PICTURE.contains(refused.code())
                        ? keepRaw(data).mapEmpty()
                        : Future.failedFuture(failure));
    }

    private Future<Evidence> keep(Photo photo, Long command) {
        return services.sources().of(session.org(), session.deviceId()).compose(source -> services.journal()
                .commit(session.org(), new Actor(null, session.label()), transaction -> {
                    if (source.agencyId() == null) {
                        throw DispatchException.invalid("The terminal belongs to no vehicle");
                    }
                    Evidence evidence =
                            services.evidence().keep(transaction, session.deviceId(), source.agencyId(), photo);
                    if (command != null) {
                        services.commands().photographed(transaction, command, evidence.id());
                    }
                    return evidence;
                }));
    }

    private Future<Integer> keepRaw(MediaData data) {
        return services.database()
                .write(handle -> JdbcTerminal.record(
                        handle, session, "media", data.data(), data.media().toString()));
    }

    private static Capture capture(org.roadmarshal.protocol.jt808.Location where) {
        Instant now = Instant.now();
        Instant at = where.at();
        boolean plausible = at != null && at.isBefore(now.plus(AHEAD)) && at.isAfter(now.minus(OLDEST));
        boolean fixed = Status.FIXED.in(where.status()) && Math.abs(where.lat()) <= 90 && Math.abs(where.lon()) <= 180;
        return new Capture(plausible ? at : now, fixed ? new Location(where.lon(), where.lat()) : null, null);
    }
}
