package org.roadmarshal.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Response;
import io.vertx.openapi.validation.ResponseValidator;
import io.vertx.openapi.validation.ValidatableResponse;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.roadmarshal.web.ApiDocument;

/** The API's document, held against what the server really answers. */
final class Contract {
    private static final Vertx VERTX = Vertx.vertx();
    private static final OpenAPIContract DOCUMENT = load();

    private Contract() {}

    static void check(String method, String path, ApiClient.Answer answer) {
        Operation operation =
                DOCUMENT.findOperation("/api/v1" + path.replaceFirst("\\?.*", ""), HttpMethod.valueOf(method));
        if (operation == null) {
            assertThat(answer.status())
                    .as("a path that the document does not know")
                    .isIn(404, 405);
            return;
        }
        Response response = operation.getResponse(answer.status());
        if (response == null) {
            assertThat(answer.status())
                    .as("%s answered a status that the document does not know", operation.getOperationId())
                    .isGreaterThanOrEqualTo(400);
            assertThat(answer.contentType()).isEqualTo("application/problem+json");
        }
        if (answer.bytes().length > 0
                && answer.contentType() != null
                && answer.contentType().matches("application/(problem\\+)?json.*")) {
            ValidatableResponse validatable = ValidatableResponse.create(
                    answer.status(), Map.of(), Buffer.buffer(answer.bytes()), "application/json");
            try {
                ResponseValidator.create(VERTX, DOCUMENT)
                        .validate(validatable, operation.getOperationId())
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get(10, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new AssertionError(operation.getOperationId() + " answered " + answer.body(), e);
            }
        }
    }

    private static OpenAPIContract load() {
        try {
            return OpenAPIContract.from(VERTX, ApiDocument.forValidator(ApiDocument.openApi()))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
