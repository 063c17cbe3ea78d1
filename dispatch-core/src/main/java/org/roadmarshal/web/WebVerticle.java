package org.roadmarshal.web;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.contract.OpenAPIContract;
import java.util.Map;
import java.util.function.Consumer;
import org.roadmarshal.http.Operations;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;

/** One event loop of HTTP and live sockets; several of them share the port. */
public final class WebVerticle extends VerticleBase {
    /** A journal page or a login never needs more; what is larger is not for us. */
    private static final int LONGEST_SOCKET_MESSAGE = 64 << 10;

    private static final int SOCKET_IDLE_SECONDS = 60;

    private final WebConfig config;
    private final LiveHub.Services live;
    private final Operations operations;
    private final Health health;
    private final Consumer<LiveHub> announce;
    private LiveHub hub;
    private HttpServer server;

    /** Where to listen. @param port 0 for any free one @param proxies whose word about the client is taken */
    public record WebConfig(String host, int port, ClientAddresses proxies) {}

    /** @param announce is told this loop's hub, to feed it */
    WebVerticle(
            WebConfig config, LiveHub.Services live, Operations operations, Health health, Consumer<LiveHub> announce) {
        this.config = config;
        this.live = live;
        this.operations = operations;
        this.health = health;
        this.announce = announce;
    }

    @Override
    public Future<?> start() {
        JsonObject document = ApiDocument.openApi();
        return OpenAPIContract.from(vertx, ApiDocument.forValidator(document))
                .compose(contract -> listen(contract, document));
    }

    private Future<HttpServer> listen(OpenAPIContract contract, JsonObject document) {
        hub = new LiveHub(vertx, context, live);
        announce.accept(hub);
        HttpServerOptions options = new HttpServerOptions()
                .setCompressionSupported(true)
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false)
                .setMaxWebSocketMessageSize(LONGEST_SOCKET_MESSAGE)
                .setMaxWebSocketFrameSize(LONGEST_SOCKET_MESSAGE)
                .setIdleTimeout(SOCKET_IDLE_SECONDS);
        server = vertx.createHttpServer(options).requestHandler(router(contract, document));
        return server.listen(config.port(), config.host());
    }

    private Router router(OpenAPIContract contract, JsonObject document) {
        Router router = Router.router(vertx);
        router.route().handler(new SecurityHeaders(live.members())::handle);
        health.mount(router);
        router.get("/live").handler(this::upgrade);
        ApiRouter.serve(router, "/api/v1/openapi.json", document);
        ApiRouter.serve(router, "/live/asyncapi.json", ApiDocument.asyncApi());
        new ApiRouter(vertx, contract, live.authenticator(), operations, config.proxies()).mount(router);
        DoorRoutes.mount(router, operations.doors(), config.proxies());
        StaticFiles.mount(router);
        router.route()
                .handler(context -> context.fail(new DispatchException(
                        ErrorCode.NOT_FOUND,
                        "There is nothing at " + context.request().path())));
        router.route().failureHandler(Problem::answer);
        Map.of(404, ErrorCode.NOT_FOUND, 405, ErrorCode.METHOD_NOT_ALLOWED, 400, ErrorCode.VALIDATION)
                .forEach((status, code) -> router.errorHandler(
                        status,
                        context -> Problem.answer(
                                context,
                                context.failure() == null
                                        ? new DispatchException(code, code.title())
                                        : context.failure())));
        return router;
    }

    private void upgrade(RoutingContext context) {
        if (!"websocket".equalsIgnoreCase(context.request().getHeader("Upgrade"))) {
            context.fail(DispatchException.invalid("This is a WebSocket"));
            return;
        }
        context.request().toWebSocket().onSuccess(hub::accept);
    }

    /** Lets sockets know, then stops listening and waits for what is in flight. */
    @Override
    public Future<?> stop() {
        if (hub != null) {
            hub.close();
        }
        return server == null ? Future.succeededFuture() : server.close();
    }

    int port() {
        return server.actualPort();
    }
}
