package org.roadmarshal.web;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.roadmarshal.http.Door;
import org.roadmarshal.http.DoorCall;
import org.roadmarshal.http.Reply;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Mounts the ways in beside the API: bounds their bodies, and gives them what went wrong to say in their own words. */
final class DoorRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(DoorRoutes.class);
    private static final String FORM = "application/x-www-form-urlencoded";

    private DoorRoutes() {}

    static void mount(Router router, List<Door> doors, ClientAddresses clients) {
        for (Door door : doors) {
            router.route(door.prefix() + "*").handler(context -> handle(context, door, clients.of(context.request())));
        }
    }

    private static void handle(RoutingContext context, Door door, String address) {
        HttpServerRequest request = context.request();
        DoorCall empty = call(context, door, null, address);
        body(request, door.mostBytes())
                .map(body ->
                        call(context, door, isForm(request) ? body.toString(StandardCharsets.UTF_8) : null, address))
                .compose(door::answer)
                .recover(failure -> Future.succeededFuture(refuse(door, empty, failure)))
                .onSuccess(reply -> ApiRouter.send(context, reply));
    }

    private static DoorCall call(RoutingContext context, Door door, String form, String address) {
        String query = context.request().query();
        return new DoorCall(
                context.request().method().name(),
                context.request().path().substring(door.prefix().length()),
                query == null ? "" : query,
                form,
                address);
    }

    private static Reply refuse(Door door, DoorCall call, Throwable failure) {
        DispatchException problem = Problem.translate(failure);
        if (problem.code() == ErrorCode.INTERNAL) {
            LOG.error("{} {}{} failed", call.method(), door.prefix(), call.path(), failure);
        }
        return door.refuse(call, problem);
    }

    private static boolean isForm(HttpServerRequest request) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        return request.method() != HttpMethod.GET
                && type != null
                && type.toLowerCase(Locale.ROOT).split(";")[0].strip().equals(FORM);
    }

    /** Read here and not by Vert.x, whose own bounds of a field are smaller than a description may be. */
    private static Future<Buffer> body(HttpServerRequest request, int most) {
        Promise<Buffer> whole = Promise.promise();
        Buffer body = Buffer.buffer();
        request.handler(chunk -> {
            if (body.length() + chunk.length() <= most) {
                body.appendBuffer(chunk);
            } else {
                whole.tryFail(new DispatchException(ErrorCode.TOO_LARGE, "A body has at most " + most + " bytes"));
            }
        });
        request.exceptionHandler(whole::tryFail);
        request.endHandler(ended -> whole.tryComplete(body));
        return whole.future();
    }
}
