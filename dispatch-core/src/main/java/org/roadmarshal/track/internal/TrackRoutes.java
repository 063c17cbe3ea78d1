package org.roadmarshal.track.internal;

import io.vertx.core.Future;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import org.roadmarshal.db.Database;
import org.roadmarshal.gis.format.TrackText;
import org.roadmarshal.http.Call;
import org.roadmarshal.http.Operations;
import org.roadmarshal.http.Reply;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.position.Mover;
import org.roadmarshal.track.Span;
import org.roadmarshal.track.TrackMatching;
import org.roadmarshal.track.TrackService;

/** The operations of {@code api/track.yaml} that read. */
public final class TrackRoutes {
    private final TrackService tracks;
    private final TrackMatching matching;
    private final Database database;

    public TrackRoutes(TrackService tracks, TrackMatching matching, Database database) {
        this.tracks = tracks;
        this.matching = matching;
        this.database = database;
    }

    private record Items<T>(Collection<T> items) {}

    public void register(Operations operations) {
        query(
                operations,
                "getMoverTrack",
                (handle, call) -> Reply.ok(tracks.track(
                        handle,
                        call.principal(),
                        TrackQuery.mover(call),
                        TrackQuery.span(call),
                        TrackQuery.points(call))));
        query(
                operations,
                "listTrips",
                (handle, call) -> Reply.ok(tracks.trips(
                        handle,
                        call.principal(),
                        TrackQuery.mover(call),
                        TrackQuery.span(call),
                        TrackQuery.rule(call))));
        query(
                operations,
                "getMileage",
                (handle, call) -> Reply.ok(
                        tracks.mileage(handle, call.principal(), TrackQuery.mover(call), TrackQuery.span(call))));
        query(
                operations,
                "listPassages",
                (handle, call) -> Reply.ok(new Items<>(
                        tracks.passages(handle, call.principal(), TrackQuery.vicinity(call), TrackQuery.span(call)))));
        query(
                operations,
                "replayTracks",
                (handle, call) -> Reply.ok(new Items<>(
                        tracks.replay(handle, call.principal(), TrackQuery.movers(call), TrackQuery.span(call)))));
        query(
                operations,
                "listReplayEvents",
                (handle, call) -> Reply.ok(new Items<>(
                        tracks.events(handle, call.principal(), TrackQuery.movers(call), TrackQuery.span(call)))));
        operations.raw("matchTrack", Permission.POSITION_READ, call -> matching.match(
                        call.principal(), TrackQuery.mover(call), TrackQuery.span(call))
                .map(Reply::ok));
        operations.raw("exportTrack", Permission.POSITION_READ, this::export);
    }

    private static void query(Operations operations, String operationId, Operations.Query query) {
        operations.query(operationId, Permission.POSITION_READ, query);
    }

    private Future<Reply> export(Call call) {
        Mover mover = TrackQuery.mover(call);
        Span span = TrackQuery.span(call);
        TrackText.Form form = TrackText.Form.valueOf(call.query().get("format").toUpperCase(Locale.ROOT));
        return database.read(handle -> tracks.export(handle, call.principal(), mover, span))
                .map(export -> Reply.streamed(
                        form.contentType(),
                        Map.of(
                                "Content-Disposition",
                                disposition(mover, export.name(), span, form),
                                "X-Content-Type-Options",
                                "nosniff"),
                        new TrackDownload(database, export.cursor(), form.writer(export.name()))));
    }

    /** RFC 6266: plates are Chinese, and old programs get a name of plain letters. */
    private static String disposition(Mover mover, String name, Span span, TrackText.Form form) {
        String time = span.from().toString().substring(0, 16).replaceAll("[-:]", "");
        String tail = "%s.%s".formatted(time, form.extension());
        return "attachment; filename=\"%s-%d-%s\"; filename*=UTF-8''%s"
                .formatted(
                        mover.kind().code(),
                        mover.id(),
                        tail,
                        URLEncoder.encode(name + "-" + tail, StandardCharsets.UTF_8)
                                .replace("+", "%20"));
    }
}
