package org.roadmarshal.web;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.contract.Location;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Parameter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.roadmarshal.http.Call;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Principal;

/** Takes out of a validated request what an operation may know of it. */
final class Calls {
    private static final List<String> HEADERS =
            List.of("authorization", "if-match", "if-none-match", "idempotency-key", "user-agent");

    /** In the document: parameters that it does not know are passed over; programs that we do not write send them. */
    private static final String OTHERS = "x-other-parameters";

    private Calls() {}

    /**
     * @param address the client's
     * @throws DispatchException VALIDATION where the query has a parameter that the document does not know, or one twice
     */
    static Call of(RoutingContext context, Operation operation, Principal principal, String address) {
        Buffer body = context.body().buffer();
        boolean json = operation.getRequestBody() == null
                || operation.getRequestBody().getContent().containsKey("application/json");
        return new Call(
                operation.getOperationId(),
                principal,
                Map.copyOf(context.pathParams()),
                query(context.queryParams(), operation),
                headers(context.request().headers()),
                json && body != null ? body.toString() : null,
                !json && body != null ? body.getBytes() : null,
                address);
    }

    private static Map<String, String> query(MultiMap sent, Operation operation) {
        Set<String> known = operation.getParameters().stream()
                .filter(parameter -> parameter.getIn() == Location.QUERY)
                .map(Parameter::getName)
                .collect(Collectors.toSet());
        boolean others = operation.getOpenAPIModel().getBoolean(OTHERS, false);
        Map<String, String> query = new HashMap<>();
        for (Map.Entry<String, String> parameter : sent) {
            if (!known.contains(parameter.getKey())) {
                if (others) {
                    continue;
                }
                throw DispatchException.invalid("There is no query parameter " + parameter.getKey());
            }
            if (query.put(parameter.getKey(), parameter.getValue()) != null) {
                throw DispatchException.invalid("The query parameter " + parameter.getKey() + " stands twice");
            }
        }
        return query;
    }

    private static Map<String, String> headers(MultiMap sent) {
        Map<String, String> headers = new HashMap<>();
        for (String name : HEADERS) {
            if (sent.contains(name)) {
                headers.put(name.toLowerCase(Locale.ROOT), sent.get(name));
            }
        }
        return headers;
    }
}
