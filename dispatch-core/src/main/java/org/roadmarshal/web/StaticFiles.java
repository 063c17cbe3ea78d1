package org.roadmarshal.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;

/** The screens, out of the web-ui jar: hashed assets for ever, the page itself never cached, every path of the app is the page. Whoever holds a link has a page of their own. */
final class StaticFiles {
    private static final String ROOT = "web";

    private StaticFiles() {}

    static void mount(Router router) {
        router.route("/assets/*").handler(StaticFiles::forEver);
        router.route()
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .handler(StaticHandler.create(ROOT)
                        .setCachingEnabled(false)
                        .setIncludeHidden(false)
                        .setDirectoryListing(false)
                        .setIndexPage("index.html"));
        router.route().method(HttpMethod.GET).handler(StaticFiles::page);
    }

    private static void forEver(RoutingContext context) {
        context.addHeadersEndHandler(head -> {
            if (context.response().getStatusCode() == 200) {
                context.response().putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable");
            }
        });
        context.next();
    }

    private static void page(RoutingContext context) {
        String path = context.request().path();
        boolean ofTheApp = !path.startsWith("/api/")
                && !path.startsWith("/assets/")
                && path.lastIndexOf('.') < path.lastIndexOf('/');
        if (ofTheApp && !path.equals("/")) {
            context.reroute(path.startsWith("/joint/") ? "/joint.html" : "/");
        } else {
            context.next();
        }
    }
}
