package org.roadmarshal.track.internal;

import org.roadmarshal.db.Database;
import org.roadmarshal.http.Operations;
import org.roadmarshal.http.Reply;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.track.TrackUpload;

/** The operations of {@code api/track.yaml} that take files. */
public final class TrackUploadRoutes {
    private final TrackUpload upload;
    private final Database database;

    public TrackUploadRoutes(TrackUpload upload, Database database) {
        this.upload = upload;
        this.database = database;
    }

    private record UploadDevice(long id) {}

    public void register(Operations operations) {
        operations.raw(
                "putUploadDevice",
                Permission.DEVICE_WRITE,
                call -> database.write(handle ->
                        Reply.ok(new UploadDevice(upload.device(handle, call.principal(), TrackQuery.mover(call))))));
        operations.raw("uploadTrackFile", Permission.DEVICE_WRITE, call -> upload.take(
                        call.principal(), call.id(), call.bytes())
                .map(Reply::ok));
    }
}
