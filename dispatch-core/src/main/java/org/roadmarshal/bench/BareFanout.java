package org.roadmarshal.bench;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.util.ArrayList;
import java.util.List;

/** The least that a server of positions can be: every 250 ms it makes one message and gives the same bytes to all its sockets. */
final class BareFanout {
    private static final long TICK_MS = 250;

    private BareFanout() {}

    /** @param arguments port, bytes of a message */
    public static void main(String[] arguments) {
        int bytes = Integer.parseInt(arguments[1]);
        List<ServerWebSocket> sockets = new ArrayList<>();
        // One loop: the list of sockets needs no lock, as ours needs none.
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        vertx.createHttpServer()
                .requestHandler(request -> request.response().end())
                .webSocketHandler(socket -> {
                    sockets.add(socket);
                    socket.closeHandler(closed -> sockets.remove(socket));
                })
                .listen(Integer.parseInt(arguments[0]), "127.0.0.1");
        vertx.setPeriodic(TICK_MS, tick -> {
            Buffer message = Buffer.buffer(new byte[bytes])
                    .setByte(0, (byte) 1)
                    .setIntLE(4, (bytes - Walls.HEADER) / Walls.RECORD)
                    .setLongLE(8, Double.doubleToRawLongBits(System.currentTimeMillis()));
            message.setIntLE(Walls.HEADER + Walls.LAT_AT, Walls.LAT_E7);
            sockets.stream()
                    .filter(socket -> !socket.isClosed() && !socket.writeQueueFull())
                    .forEach(socket -> socket.writeBinaryMessage(message));
        });
    }
}
