package org.roadmarshal.device.internal.jt809;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.roadmarshal.protocol.jt809.BodyCipher;
import org.roadmarshal.protocol.jt809.Edition;
import org.roadmarshal.protocol.jt809.Message;

/** Another platform's end of a link, in the hands of a test. */
final class Peer {
    private static final int SECONDS = 20;

    private final Link link;
    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    private final Future<Void> closed;

    record Heard(long serial, Message message) {}

    private Peer(NetSocket socket, Edition edition, long centreId, BodyCipher cipher) {
        this.link = new Link(
                        socket,
                        edition,
                        centre -> cipher,
                        (frame, message) -> heard.add(new Heard(frame.serial(), message)))
                .as(centreId, cipher);
        Promise<Void> gone = Promise.promise();
        socket.closeHandler(end -> gone.tryComplete());
        this.closed = gone.future();
    }

    /** Calls somebody up. */
    static Peer calling(Vertx vertx, int port, Edition edition, long centreId, BodyCipher cipher) {
        return done(vertx.createNetClient()
                .connect(port, "127.0.0.1")
                .map(socket -> new Peer(socket, edition, centreId, cipher)));
    }

    /** Where others call. */
    static final class Door {
        private final BlockingQueue<Peer> callers = new LinkedBlockingQueue<>();
        private final NetServer server;

        Door(Vertx vertx, Edition edition, long centreId, BodyCipher cipher) {
            server = vertx.createNetServer()
                    .connectHandler(socket -> callers.add(new Peer(socket, edition, centreId, cipher)));
            done(server.listen(0, "127.0.0.1"));
        }

        int port() {
            return server.actualPort();
        }

        Peer await() throws InterruptedException {
            Peer caller = callers.poll(SECONDS, TimeUnit.SECONDS);
            if (caller == null) {
                throw new AssertionError("nobody called");
            }
            return caller;
        }
    }

    void send(Message message) {
        done(link.send(message));
    }

    void sendRaw(byte[] bytes) {
        done(link.socket().write(Buffer.buffer(bytes)));
    }

    /** Says it again every second until it is answered. */
    <M extends Message> M ask(Message message, Class<M> sort) throws InterruptedException {
        for (int i = 0; i < SECONDS; i++) {
            send(message);
            Heard next = heard.poll(1, TimeUnit.SECONDS);
            if (next != null) {
                return sort.cast(next.message);
            }
        }
        throw new AssertionError("no " + sort.getSimpleName() + " came");
    }

    /** The next message of a sort; others before it are passed over. */
    <M extends Message> M await(Class<M> sort) throws InterruptedException {
        return sort.cast(hear(sort).message);
    }

    Heard hear(Class<? extends Message> sort) throws InterruptedException {
        List<Message> passed = new ArrayList<>();
        while (true) {
            Heard next = heard.poll(SECONDS, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("no " + sort.getSimpleName() + " came, but " + passed);
            }
            if (sort.isInstance(next.message)) {
                return next;
            }
            passed.add(next.message);
        }
    }

    void awaitEnd() {
        done(closed);
    }

    void close() {
        done(link.socket().close());
    }

    private static <T> T done(Future<T> future) {
        try {
            return future.await(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("it did not end", e);
        }
    }
}
