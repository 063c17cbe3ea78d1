package org.roadmarshal.bench;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;

/**
 * The least that a live server can be: it answers a GET at once and says what it heard to its one socket; what comes in by that
 * socket is inserted, committed and echoed.
 */
final class BareServer {
    private final WorkerExecutor worker;
    private final Connection connection;
    private final PreparedStatement insert;
    private ServerWebSocket wall;

    private BareServer(Vertx vertx, String url) throws Exception {
        worker = vertx.createSharedWorkerExecutor("insert", 1);
        connection = DriverManager.getConnection(url);
        try (var statement = connection.createStatement()) {
            statement.execute("create table if not exists bench_fact (id bigserial primary key, body text not null)");
        }
        insert = connection.prepareStatement("insert into bench_fact (body) values (?)");
    }

    public static void main(String[] arguments) throws Exception {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
        BareServer server = new BareServer(vertx, System.getenv("ROADMARSHAL_DB_URL"));
        vertx.createHttpServer()
                .requestHandler(server::answer)
                .webSocketHandler(server::open)
                .listen(Integer.parseInt(arguments[0]), "127.0.0.1");
    }

    private void answer(HttpServerRequest request) {
        ServerWebSocket listener = wall;
        if (listener != null && request.query() != null && !listener.writeQueueFull()) {
            listener.writeTextMessage(request.query());
        }
        request.response().end();
    }

    private void open(ServerWebSocket socket) {
        wall = socket;
        socket.closeHandler(closed -> wall = null);
        socket.textMessageHandler(text -> worker.executeBlocking(() -> {
                    insert.setString(1, text);
                    return insert.executeUpdate();
                })
                .onSuccess(done -> socket.writeTextMessage(text)));
    }
}
