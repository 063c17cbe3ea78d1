package org.roadmarshal.track.internal;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;
import java.util.List;
import org.roadmarshal.db.Database;
import org.roadmarshal.gis.format.TrackText;
import org.roadmarshal.gis.track.TrackPoint;
import org.roadmarshal.http.Reply;

/** Sends a track as a file, a page at a time: the next one is read when the last one has left. */
final class TrackDownload implements Reply.Content {
    private final Database database;
    private final TrackCursor cursor;
    private final TrackText text;

    TrackDownload(Database database, TrackCursor cursor, TrackText text) {
        this.database = database;
        this.cursor = cursor;
        this.text = text;
    }

    @Override
    public Future<Void> writeTo(WriteStream<Buffer> out) {
        return out.write(Buffer.buffer(text.head())).compose(written -> rest(out));
    }

    private Future<Void> rest(WriteStream<Buffer> out) {
        return database.read(cursor::next).compose(points -> {
            if (points.isEmpty()) {
                return out.write(Buffer.buffer(text.tail()));
            }
            return out.write(page(points)).compose(written -> rest(out));
        });
    }

    private Buffer page(List<TrackPoint> points) {
        StringBuilder page = new StringBuilder();
        points.forEach(point -> text.point(point, page));
        return Buffer.buffer(page.toString());
    }
}
