package org.roadmarshal.simulator;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;

/** The server understood, and said no: to ask again would change nothing. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    Refusal(int status, String body) {
        super(status + " " + detail(body));
        this.status = status;
    }

    int status() {
        return status;
    }

    private static String detail(String body) {
        try {
            JsonObject problem = new JsonObject(body);
            return problem.getString("detail", problem.getString("title", body));
        } catch (DecodeException | NullPointerException e) {
            return "";
        }
    }
}
