package org.roadmarshal.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.streams.WriteStream;
import java.nio.file.Path;

/** A file as the body of an answer, never whole in memory. */
public final class FileBody implements Reply.Content {
    private static final OpenOptions READING =
            new OpenOptions().setCreate(false).setWrite(false).setRead(true);

    private final Vertx vertx;
    private final Path file;
    private final Runnable done;

    /** @param done runs on a worker once nobody needs the file any more, whether it was sent or not; may block */
    public FileBody(Vertx vertx, Path file, Runnable done) {
        this.vertx = vertx;
        this.file = file;
        this.done = done;
    }

    @Override
    public Future<Void> writeTo(WriteStream<Buffer> out) {
        return vertx.fileSystem()
                .open(file.toString(), READING)
                .compose(opened -> pipe(opened, out))
                .onComplete(sent -> abandon());
    }

    @Override
    public void abandon() {
        vertx.executeBlocking(
                () -> {
                    done.run();
                    return null;
                },
                false);
    }

    private static Future<Void> pipe(AsyncFile opened, WriteStream<Buffer> out) {
        return opened.pipe().endOnSuccess(false).endOnFailure(false).to(out).eventually(() -> opened.close()
                .otherwiseEmpty());
    }
}
