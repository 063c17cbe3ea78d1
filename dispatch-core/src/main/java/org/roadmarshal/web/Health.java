package org.roadmarshal.web;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.roadmarshal.db.DatabaseWatch;
import org.roadmarshal.http.Authenticator;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;
import org.roadmarshal.kernel.Permission;

/** {@code /health/live}: the process runs. {@code /health/ready}: it can do its work. {@code /metrics}: for Prometheus. */
public final class Health {
    private final DatabaseWatch watch;
    private final PrometheusMeterRegistry meters;
    private final Authenticator authenticator;
    private final String metricsToken;

    /** @param metricsToken may read the metrics without a session; null for none */
    public Health(
            DatabaseWatch watch, PrometheusMeterRegistry meters, Authenticator authenticator, String metricsToken) {
        this.watch = watch;
        this.meters = meters;
        this.authenticator = authenticator;
        this.metricsToken = metricsToken;
    }

    void mount(Router router) {
        router.get("/health/live").handler(context -> answer(context, 200, "up"));
        router.get("/health/ready")
                .handler(context -> answer(context, watch.isUp() ? 200 : 503, watch.isUp() ? "up" : "down"));
        router.get("/metrics").handler(this::metrics);
    }

    private static void answer(RoutingContext context, int status, String word) {
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end(new JsonObject().put("status", word).toBuffer());
    }

    private void metrics(RoutingContext context) {
        String header = context.request().getHeader("Authorization");
        String token = header != null && header.startsWith("Bearer ") ? header.substring(7) : "";
        mayRead(token)
                .onSuccess(yes -> context.response()
                        .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                        .end(meters.scrape()))
                .onFailure(context::fail);
    }

    private Future<Void> mayRead(String token) {
        if (metricsToken != null && MessageDigest.isEqual(bytes(token), bytes(metricsToken))) {
            return Future.succeededFuture();
        }
        return authenticator
                .authenticate(token)
                .compose(who -> who.principal().may(Permission.ACCOUNT_WRITE)
                        ? Future.succeededFuture()
                        : Future.failedFuture(
                                new DispatchException(ErrorCode.FORBIDDEN, "Metrics are for administrators")));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
