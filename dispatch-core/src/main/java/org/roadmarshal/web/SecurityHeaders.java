package org.roadmarshal.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.roadmarshal.cluster.Members;

/**
 * What every answer says to browsers; and that pages of our other nodes may call this one. A page outlives the node that it
 * came from, so a node that is gone is still one of ours.
 */
final class SecurityHeaders {
    private final Members members;
    private final Set<String> origins = ConcurrentHashMap.newKeySet();
    private volatile String policy;

    SecurityHeaders(Members members) {
        this.members = members;
        members.onChange(this::remember);
        remember();
    }

    private void remember() {
        members.list().forEach(member -> origins.add(member.url()));
        policy = policy();
    }

    void handle(RoutingContext context) {
        HttpServerResponse response = context.response();
        response.putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("X-Frame-Options", "DENY")
                .putHeader("Permissions-Policy", "geolocation=(self), camera=(self), microphone=(self)")
                .putHeader("Content-Security-Policy", policy);
        String origin = context.request().getHeader("Origin");
        if (origin != null && origins.contains(origin)) {
            allow(context, origin);
        }
        if (origin != null && context.request().method() == HttpMethod.OPTIONS) {
            response.setStatusCode(204).end();
        } else {
            context.next();
        }
    }

    private static void allow(RoutingContext context, String origin) {
        context.response()
                .putHeader("Access-Control-Allow-Origin", origin)
                .putHeader("Vary", "Origin")
                .putHeader("Access-Control-Allow-Methods", "GET, POST, PUT, PATCH, DELETE")
                .putHeader(
                        "Access-Control-Allow-Headers",
                        "Authorization, Content-Type, If-Match, If-None-Match, Idempotency-Key")
                .putHeader("Access-Control-Expose-Headers", "ETag, Location, Retry-After, Idempotency-Replayed")
                .putHeader("Access-Control-Max-Age", "600");
    }

    private String policy() {
        String nodes = members.list().stream()
                .map(member -> member.url() + " " + member.url().replaceFirst("^http", "ws"))
                .collect(Collectors.joining(" "));
        return "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; media-src 'self' blob:; "
                + "worker-src 'self' blob:; font-src 'self' data:; frame-ancestors 'none'; base-uri 'self'; connect-src 'self' "
                + nodes;
    }
}
