package org.roadmarshal.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.roadmarshal.testing.Refusals.assertRefused;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLDecoder;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.roadmarshal.kernel.ErrorCode;
import org.roadmarshal.kernel.Json;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.TestDatabase;

@ExtendWith(PostgisExtension.class)
final class OidcSignInTest {
    private static final String PAGE = "http://127.0.0.1:5800/sign-in";

    private final TestProvider provider = new TestProvider();
    private TestDatabase database;
    private Bureau bureau;

    @BeforeEach
    void begin(TestDatabase database) {
        this.database = database;
        bureau = bureau(true);
    }

    @AfterEach
    void end() {
        bureau.close();
        provider.close();
    }

    private Bureau bureau(boolean linkByUsername) {
        Bureau made = new Bureau(
                database,
                new OidcConfig(
                        provider.issuer(), TestProvider.CLIENT, TestProvider.SECRET, PAGE, "统一认证", linkByUsername));
        made.account(1, "wang", new RoleGrant(Role.OFFICER, 11));
        return made;
    }

    @Test
    void theBrowserIsSentWithStateNonceAndChallenge() {
        JsonNode start = start();
        assertThat(start.get("enabled").asBoolean()).isTrue();
        assertThat(start.get("name").asText()).isEqualTo("统一认证");
        assertThat(start.get("authorizeUrl").asText()).startsWith(provider.issuer() + "/authorize?");
        assertThat(query(start))
                .containsEntry("client_id", TestProvider.CLIENT)
                .containsEntry("redirect_uri", PAGE)
                .containsEntry("response_type", "code")
                .containsEntry("code_challenge_method", "S256")
                .containsKeys("state", "nonce", "code_challenge");
        assertThat(query(start).get("scope").split(" ")).contains("openid");
    }

    @Test
    void aPersonIsLinkedByTheirUsernameOnceAndKnownByTheirSubjectThen() {
        assertThat(signIn("subject-7", "wang", as -> {}).me().username()).isEqualTo("wang");
        assertThat(bureau.facts()).endsWith("account.changed");
        assertThat(signIn("subject-7", "renamed", as -> {}).me().username()).isEqualTo("wang");
        assertRefused(ErrorCode.FORBIDDEN, () -> signIn("subject-8", "wang", as -> {}));
    }

    @Test
    void whoHasNoAccountHereIsRefused() {
        assertRefused(ErrorCode.FORBIDDEN, () -> signIn("subject-9", "stranger", as -> {}));
        bureau.jdbi.useHandle(handle -> handle.execute("update account set disabled = true"));
        assertRefused(ErrorCode.FORBIDDEN, () -> signIn("subject-7", "wang", as -> {}));
    }

    @Test
    void withoutLeaveNobodyIsLinkedByUsername() {
        bureau.close();
        bureau = bureau(false);
        assertRefused(ErrorCode.FORBIDDEN, () -> signIn("subject-7", "wang", as -> {}));
        bureau.jdbi.useHandle(handle -> handle.execute("update account set oidc_subject = 'subject-7'"));
        assertThat(signIn("subject-7", "wang", as -> {}).me().username()).isEqualTo("wang");
    }

    static Stream<Arguments> forged() {
        return Stream.of(
                twisted("signed by another key", as -> as.byStranger = true),
                twisted("no ID token", as -> as.withoutIdToken = true),
                twisted("of another sign-in", as -> as.claims.put("nonce", "another")),
                twisted("without a nonce", as -> as.claims.remove("nonce")),
                twisted("for another client", as -> as.claims.put("aud", "another")),
                twisted("for nobody", as -> as.claims.remove("aud")),
                twisted("by another issuer", as -> as.claims.put("iss", "http://another")),
                twisted("expired", as -> as.claims.put("exp", 1_000_000)),
                twisted("never expiring", as -> as.claims.remove("exp")),
                twisted("of nobody", as -> as.claims.remove("sub")));
    }

    private static Arguments twisted(String what, Consumer<TestProvider.Grant> twist) {
        return Arguments.of(what, twist);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forged")
    void aForgedIdTokenIsRefused(String what, Consumer<TestProvider.Grant> twist) {
        assertRefused(ErrorCode.UNAUTHENTICATED, () -> signIn("subject-7", "wang", twist));
    }

    @Test
    void aCodeIsGoodForItsOwnStateAndOnce() {
        Map<String, String> mine = query(start());
        Map<String, String> another = query(start());
        String code = provider.authorize(mine, "subject-7", "wang", as -> {});
        assertRefused(ErrorCode.UNAUTHENTICATED, () -> finish(code, another.get("state")));

        String again = provider.authorize(mine, "subject-7", "wang", as -> {});
        assertRefused(ErrorCode.UNAUTHENTICATED, () -> finish(again, mine.get("state") + "x"));
        assertThat(finish(again, mine.get("state")).me().username()).isEqualTo("wang");
        assertRefused(ErrorCode.UNAUTHENTICATED, () -> finish(again, mine.get("state")));
    }

    @Test
    void anAccessTokenIsNoState() {
        String token = bureau.signIn("wang").accessToken();
        String code = provider.authorize(query(start()), "subject-7", "wang", as -> {});
        assertRefused(ErrorCode.UNAUTHENTICATED, () -> finish(code, token));
    }

    @Test
    void withoutAProviderThereIsNone() {
        bureau.close();
        bureau = new Bureau(database);
        assertThat(start()).isEqualTo(Json.tree("{\"enabled\":false}"));
        assertRefused(ErrorCode.CONFLICT, () -> finish("code", "state"));
    }

    private JsonNode start() {
        return Json.tree(bureau.query("oidcStart", null, Map.of()).body());
    }

    private Session signIn(String subject, String username, Consumer<TestProvider.Grant> twist) {
        Map<String, String> query = query(start());
        return finish(provider.authorize(query, subject, username, twist), query.get("state"));
    }

    private Session finish(String code, String state) {
        return Json.read(
                bureau.call("oidcSignIn", null, Map.of(), Map.of("code", code, "state", state))
                        .body(),
                Session.class);
    }

    private static Map<String, String> query(JsonNode start) {
        return Stream.of(URI.create(start.get("authorizeUrl").asText())
                        .getRawQuery()
                        .split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8)));
    }
}
