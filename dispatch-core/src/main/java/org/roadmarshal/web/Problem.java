package org.roadmarshal.web;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import io.vertx.json.schema.JsonSchemaValidationException;
import io.vertx.openapi.validation.ValidatorException;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever went wrong into an RFC 9457 document; the only place where errors are answered. */
final class Problem {
    private static final Logger LOG = LoggerFactory.getLogger(Problem.class);
    private static final int RETRY_SECONDS = 2;

    private Problem() {}

    static void answer(RoutingContext context) {
        answer(context, cause(context));
    }

    static void answer(RoutingContext context, Throwable failure) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        DispatchException problem = translate(failure);
        if (problem.code() == ErrorCode.INTERNAL) {
            LOG.error(
                    "{} {} failed",
                    context.request().method(),
                    context.request().path(),
                    failure);
        }
        JsonObject body = new JsonObject()
                .put("type", "urn:roadmarshal:problem:" + problem.code().code())
                .put("title", problem.code().title())
                .put("status", problem.code().status())
                .put("code", problem.code().code())
                .put("detail", problem.getMessage())
                .put("instance", context.request().path());
        if (problem.reason() != null) {
            body.put("reason", problem.reason());
        }
        int status = problem.code().status();
        if (status == 503 || status == 429) {
            int seconds = problem.retryAfter() == null ? RETRY_SECONDS : problem.retryAfter();
            body.put("retryAfter", seconds);
            response.putHeader("Retry-After", String.valueOf(seconds));
        }
        if (status == 401) {
            response.putHeader("WWW-Authenticate", "Bearer");
        }
        if (response.headWritten()) {
            response.reset();
            return;
        }
        response.setStatusCode(status)
                .putHeader("Content-Type", "application/problem+json")
                .end(body.toBuffer());
    }

    private static Throwable cause(RoutingContext context) {
        if (context.failure() != null) {
            return context.failure();
        }
        return new HttpException(context.statusCode());
    }

    static DispatchException translate(Throwable failure) {
        if (failure instanceof DispatchException problem) {
            return problem;
        }
        if (failure instanceof ValidatorException || failure instanceof JsonSchemaValidationException) {
            return new DispatchException(ErrorCode.VALIDATION, detail(failure), failure);
        }
        if (failure instanceof HttpException http) {
            return new DispatchException(code(http.getStatusCode()), "HTTP " + http.getStatusCode(), failure);
        }
        return new DispatchException(ErrorCode.INTERNAL, "It was written to the log", failure);
    }

    private static String detail(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return String.valueOf(cause.getMessage());
    }

    private static ErrorCode code(int status) {
        for (ErrorCode code : ErrorCode.values()) {
            if (code.status() == status) {
                return code;
            }
        }
        return status >= 500 || status < 400 ? ErrorCode.INTERNAL : ErrorCode.VALIDATION;
    }
}
