package org.roadmarshal.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.Json;
import io.vertx.ext.web.RoutingContext;
import io.vertx.json.schema.common.dsl.SchemaType;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Parameter;
import io.vertx.openapi.validation.RequestParameter;
import io.vertx.openapi.validation.ValidatableRequest;
import java.util.HashMap;
import java.util.Map;

/**
 * A request for the validator, each value decoded once. Vert.x's own extraction decodes what is decoded already, so that a {@code %}
 * in a text is an error; and its validator takes a text for the JSON that it may look like, unless it is one JSON string.
 */
record SentRequest(
        Map<String, RequestParameter> getPathParameters,
        Map<String, RequestParameter> getQuery,
        Map<String, RequestParameter> getHeaders,
        Map<String, RequestParameter> getCookies,
        RequestParameter getBody,
        String getContentType)
        implements ValidatableRequest {
    private static final RequestParameter NOTHING = () -> null;

    /** @param context whose body was read */
    static SentRequest of(RoutingContext context, Operation operation) {
        Map<String, RequestParameter> path = new HashMap<>();
        Map<String, RequestParameter> query = new HashMap<>();
        Map<String, RequestParameter> headers = new HashMap<>();
        for (Parameter parameter : operation.getParameters()) {
            String name = parameter.getName();
            switch (parameter.getIn()) {
                case PATH -> path.put(name, sent(parameter, context.pathParam(name)));
                case QUERY ->
                    query.put(name, sent(parameter, context.queryParams().get(name)));
                case HEADER ->
                    headers.put(name, sent(parameter, context.request().getHeader(name)));
                case COOKIE -> throw new IllegalStateException("The API has no cookies: " + name);
            }
        }
        Buffer body = context.body().buffer();
        return new SentRequest(
                path,
                query,
                headers,
                Map.of(),
                body == null ? NOTHING : () -> body,
                context.request().getHeader(HttpHeaders.CONTENT_TYPE));
    }

    private static RequestParameter sent(Parameter parameter, String value) {
        if (value == null) {
            return NOTHING;
        }
        String read = parameter.getSchemaType() == SchemaType.STRING ? Json.encode(value) : value;
        return () -> read;
    }
}
