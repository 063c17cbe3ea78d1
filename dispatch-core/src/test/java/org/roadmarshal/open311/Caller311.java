package org.roadmarshal.open311;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Another program, as it speaks Open311. */
record Caller311(String server) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    HttpResponse<String> get(String path) throws Exception {
        return send(
                HttpRequest.newBuilder(URI.create(server + "/open311/" + path)).build());
    }

    /** @param namesAndValues of the form, as they are */
    HttpResponse<String> post(String path, String... namesAndValues) throws Exception {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            form.append(form.isEmpty() ? "" : "&")
                    .append(escaped(namesAndValues[i]))
                    .append('=')
                    .append(escaped(namesAndValues[i + 1]));
        }
        return raw("POST", path, "application/x-www-form-urlencoded; charset=utf-8", form.toString());
    }

    HttpResponse<String> raw(String method, String path, String type, String body) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(server + "/open311/" + path))
                .header("Content-Type", type)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
