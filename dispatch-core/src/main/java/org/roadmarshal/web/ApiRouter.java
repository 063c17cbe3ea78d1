package org.roadmarshal.web;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.openapi.router.OpenAPIRoute;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.validation.RequestValidator;
import org.roadmarshal.http.Authenticator;
import org.roadmarshal.http.Operations;
import org.roadmarshal.http.Reply;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;
import org.roadmarshal.kernel.Principal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The API by its document: who, whether they may, whether the request is what the document says, then the operation. In that
 * order, so that a stranger learns nothing and sends nothing large.
 */
final class ApiRouter {
    private static final Logger LOG = LoggerFactory.getLogger(ApiRouter.class);
    private static final String PRINCIPAL = "principal";
    private static final long STRANGERS_BYTES = 16 << 10;
    private static final long JSON_BYTES = 1 << 20;
    /** A photo, a track file or a table of 20 MiB; the feature says so exactly, this only bounds memory. */
    private static final long UPLOAD_BYTES = (20 << 20) + 1;

    private final Vertx vertx;
    private final OpenAPIContract contract;
    private final RequestValidator validator;
    private final Authenticator authenticator;
    private final Operations operations;
    private final ClientAddresses clients;

    ApiRouter(
            Vertx vertx,
            OpenAPIContract contract,
            Authenticator authenticator,
            Operations operations,
            ClientAddresses clients) {
        this.vertx = vertx;
        this.contract = contract;
        this.validator = RequestValidator.create(vertx, KeptValidators.of(contract));
        this.authenticator = authenticator;
        this.operations = operations;
        this.clients = clients;
    }

    /** Mounts {@code /api/v1} on a router. */
    void mount(Router router) {
        router.route("/api/v1/*").handler(this::authenticate);
        router.post("/api/v1/evidence").handler(context -> limit(context, UPLOAD_BYTES));
        router.post("/api/v1/issue-imports").handler(context -> limit(context, UPLOAD_BYTES));
        router.post("/api/v1/devices/:id/track-files").handler(context -> limit(context, UPLOAD_BYTES));
        router.route("/api/v1/*").handler(context -> limit(context, JSON_BYTES));
        RouterBuilder builder = RouterBuilder.create(vertx, contract);
        for (OpenAPIRoute route : builder.getRoutes()) {
            Operation operation = route.getOperation();
            Operations.Operation ours = operations.byId().get(operation.getOperationId());
            if (ours == null) {
                throw new IllegalStateException("Nobody implements " + operation.getOperationId());
            }
            route.setDoSecurity(false).setDoValidation(false).addHandler(context -> handle(context, operation, ours));
        }
        router.route("/api/v1/*").subRouter(builder.createRouter());
    }

    /** A token that is sent must be good, wherever it is sent; whether one is needed the operation says. */
    private void authenticate(RoutingContext context) {
        String header = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || header.regionMatches(true, 0, "Basic ", 0, 6)) {
            // Basic is how some devices send their key; to whom it means nothing, they are strangers.
            context.next();
            return;
        }
        if (!header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            context.fail(new DispatchException(ErrorCode.UNAUTHENTICATED, "Send a bearer token"));
            return;
        }
        HttpServerRequest request = context.request().pause();
        authenticator.authenticate(header.substring(7).trim()).onComplete(answer -> {
            request.resume();
            if (answer.succeeded()) {
                context.put(PRINCIPAL, answer.result().principal());
                context.next();
            } else {
                context.fail(answer.cause());
            }
        });
    }

    private void limit(RoutingContext context, long bytes) {
        if (context.get("limited") != null) {
            context.next();
            return;
        }
        context.put("limited", true);
        boolean stranger = context.get(PRINCIPAL) == null;
        BodyHandler.create(false)
                .setBodyLimit(stranger ? STRANGERS_BYTES : bytes)
                .handle(context);
    }

    private void handle(RoutingContext context, Operation operation, Operations.Operation ours) {
        Principal principal = context.get(PRINCIPAL);
        admit(principal, operation, ours)
                .compose(admitted -> validator.validate(SentRequest.of(context, operation), operation.getOperationId()))
                .map(valid -> Calls.of(context, operation, principal, clients.of(context.request())))
                .compose(ours.handler()::answer)
                .onSuccess(reply -> send(context, reply))
                .onFailure(failure -> Problem.answer(context, failure));
    }

    private static Future<Void> admit(Principal principal, Operation operation, Operations.Operation ours) {
        // `security: []` in the document opens an operation to strangers.
        JsonArray security = operation.getOpenAPIModel().getJsonArray("security");
        if (principal == null && (security == null || !security.isEmpty())) {
            return Future.failedFuture(new DispatchException(ErrorCode.UNAUTHENTICATED, "Send a bearer token"));
        }
        if (ours.needs() != null && !principal.may(ours.needs())) {
            return Future.failedFuture(DispatchException.forbidden(ours.needs().code() + " is not granted"));
        }
        return Future.succeededFuture();
    }

    static void send(RoutingContext context, Reply reply) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.closed()) {
            if (reply.content() != null) {
                reply.content().abandon();
            }
            return;
        }
        response.setStatusCode(reply.status());
        if (!reply.headers().containsKey("Cache-Control")) {
            response.putHeader("Cache-Control", "no-store");
        }
        reply.headers().forEach(response::putHeader);
        if (reply.contentType() != null) {
            response.putHeader("Content-Type", reply.contentType());
        }
        if (reply.content() != null) {
            stream(response, reply.content());
        } else if (reply.bytes() != null) {
            response.end(Buffer.buffer(reply.bytes()));
        } else if (reply.body() != null) {
            response.end(reply.body());
        } else {
            response.end();
        }
    }

    private static void stream(HttpServerResponse response, Reply.Content content) {
        response.setChunked(true);
        content.writeTo(response).compose(written -> response.end()).onFailure(failure -> {
            LOG.warn("An answer broke off", failure);
            response.reset();
        });
    }

    /** The document as it is served. */
    static void serve(Router router, String path, JsonObject document) {
        String text = document.encode();
        router.get(path).handler(context -> context.response()
                .putHeader("Content-Type", "application/json")
                .end(text));
    }
}
