package org.roadmarshal.bench;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.ServerWebSocket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * The least that can tell a socket of a commit: each socket says who it is, and hears what the database notifies with that number
 * before a blank.
 */
final class BareNotify {
    static final String CHANNEL = "bench";

    private final Map<String, ServerWebSocket> sockets = new HashMap<>();

    private BareNotify() {}

    /** @param arguments port */
    public static void main(String[] arguments) throws SQLException {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        Context loop = vertx.getOrCreateContext();
        BareNotify server = new BareNotify();
        loop.runOnContext(now -> vertx.createHttpServer()
                .requestHandler(request -> request.response().end())
                .webSocketHandler(socket -> socket.textMessageHandler(who -> server.sockets.put(who, socket)))
                .listen(Integer.parseInt(arguments[0]), "127.0.0.1"));
        Connection connection = DriverManager.getConnection(System.getenv("ROADMARSHAL_DB_URL"));
        connection.createStatement().execute("listen " + CHANNEL);
        while (!Thread.currentThread().isInterrupted()) {
            for (PGNotification heard : connection.unwrap(PGConnection.class).getNotifications(1_000)) {
                loop.runOnContext(now -> server.tell(heard.getParameter()));
            }
        }
    }

    private void tell(String said) {
        ServerWebSocket socket = sockets.get(said.substring(0, said.indexOf(' ')));
        if (socket != null) {
            socket.writeTextMessage(said);
        }
    }
}
