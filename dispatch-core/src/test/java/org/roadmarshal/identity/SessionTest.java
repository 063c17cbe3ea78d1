package org.roadmarshal.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.roadmarshal.identity.Bureau.HOME;
import static org.roadmarshal.identity.Bureau.PASSWORD;
import static org.roadmarshal.testing.Refusals.assertRefused;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roadmarshal.http.Reply;
import org.roadmarshal.kernel.Actor;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;
import org.roadmarshal.kernel.Json;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.TestDatabase;

@ExtendWith(PostgisExtension.class)
final class SessionTest {
    private Bureau bureau;
    private Account wang;

    @BeforeEach
    void begin(TestDatabase database) {
        bureau = new Bureau(database);
        wang = bureau.account(1, "wang", new RoleGrant(Role.OFFICER, 11));
    }

    @AfterEach
    void end() {
        bureau.close();
    }

    @Test
    void whoSignsInLearnsWhoTheyAre() {
        Session session = bureau.signIn("wang");
        assertThat(session.expiresIn()).isEqualTo(900);
        assertThat(session.me().org()).isEqualTo("city-1");
        assertThat(session.me().roles()).containsExactly(new RoleGrant(Role.OFFICER, 11));
        assertThat(session.me().permissions()).containsExactlyInAnyOrderElementsOf(Role.OFFICER.permissions());
        Reply me = bureau.call("getMe", bureau.principal(session.accessToken()), Map.of(), Map.of());
        assertThat(Json.read(me.body(), Me.class)).isEqualTo(session.me());
    }

    @ParameterizedTest
    @CsvSource({
        "wang, not her password",
        "nobody, correct horse battery",
        "disabled, correct horse battery",
        "sso-only, x"
    })
    void whyOneIsRefusedDoesNotShow(String username, String password) {
        Account disabled = bureau.account(1, "disabled", new RoleGrant(Role.OFFICER, 11));
        change(disabled, new AccountPatch(null, null, true, null));
        bureau.jdbi.useHandle(handle ->
                handle.execute("insert into account (org, username, display_name) values (1, 'sso-only', 'S')"));
        DispatchException refusal =
                catchThrowableOfType(DispatchException.class, () -> bureau.signIn(username, password, HOME));
        assertThat(refusal.code()).isEqualTo(ErrorCode.UNAUTHENTICATED);
        assertThat(refusal).hasMessage("The username or the password is wrong");
    }

    @Test
    void afterFiveFailuresTheUsernameWaitsAtThatAddressOnly() {
        fail("wang", HOME, 5);
        DispatchException refusal =
                catchThrowableOfType(DispatchException.class, () -> bureau.signIn("wang", PASSWORD, HOME));
        assertThat(refusal.code()).isEqualTo(ErrorCode.TOO_MANY_REQUESTS);
        assertThat(refusal.retryAfter()).isBetween(1, 900);
        assertThat(bureau.signIn("wang", PASSWORD, "10.0.0.2").status()).isEqualTo(201);

        bureau.jdbi.useHandle(handle -> handle.execute("update login_failure set at = at - interval '15 minutes'"));
        assertThat(bureau.signIn("wang", PASSWORD, HOME).status()).isEqualTo(201);
    }

    @Test
    void whoSucceedsStartsFromNothing() {
        fail("wang", HOME, 4);
        bureau.signIn("wang", PASSWORD, HOME);
        fail("wang", HOME, 4);
        assertThat(bureau.signIn("wang", PASSWORD, HOME).status()).isEqualTo(201);
    }

    @Test
    void manyAttemptsAtOnceAreNoWayAroundTheLimit() {
        List<Future<Reply>> attempts = IntStream.range(0, 20)
                .mapToObj(i -> bureau.signingIn("wang", "guess number " + i, HOME))
                .toList();
        Bureau.await(Future.join(attempts).otherwiseEmpty());
        assertThat(attempts)
                .extracting(attempt -> ((DispatchException) attempt.cause()).code())
                .filteredOn(ErrorCode.UNAUTHENTICATED::equals)
                .hasSize(5);
    }

    @Test
    void anAddressThatTriesManyNamesWaitsToo() {
        bureau.jdbi.useHandle(handle -> handle.execute(
                "insert into login_failure (username, address) select 'u' || i, ? from generate_series(1, 50) as i",
                HOME));
        assertRefused(ErrorCode.TOO_MANY_REQUESTS, () -> bureau.signIn("wang", PASSWORD, HOME));
    }

    @Test
    void aRefreshTokenIsReplacedByItsUse() {
        Session first = bureau.signIn("wang");
        Session second = bureau.refresh(first.refreshToken());
        assertThat(second.refreshToken()).isNotEqualTo(first.refreshToken());
        assertThat(bureau.refresh(second.refreshToken()).me()).isEqualTo(first.me());
    }

    @Test
    void onlyAHashOfARefreshTokenIsKept() {
        Session session = bureau.signIn("wang");
        assertThat(bureau.jdbi.<byte[], RuntimeException>withHandle(handle -> handle.createQuery(
                                "select token_hash from refresh_token where token_hash = sha256(convert_to(:token, 'UTF8'))")
                        .bind("token", session.refreshToken())
                        .mapTo(byte[].class)
                        .one()))
                .hasSize(32);
    }

    @Test
    void anAnswerThatWasLostMayBeAskedForAgainSoon() {
        Session first = bureau.signIn("wang");
        bureau.refresh(first.refreshToken());
        Session again = bureau.refresh(first.refreshToken());
        assertThat(bureau.refresh(again.refreshToken()).me().username()).isEqualTo("wang");
    }

    @Test
    void aUsedTokenThatComesLateEndsTheWholeFamilyAndNoOther() {
        Session stolen = bureau.signIn("wang");
        Session other = bureau.signIn("wang");
        Session next = bureau.refresh(stolen.refreshToken());
        bureau.jdbi.useHandle(
                handle -> handle.execute("update refresh_token set used_at = used_at - interval '11 seconds'"));
        assertRefused(ErrorCode.UNAUTHENTICATED, () -> bureau.refresh(stolen.refreshToken()));
        assertRefused(ErrorCode.UNAUTHENTICATED, () -> bureau.refresh(next.refreshToken()));
        assertThat(bureau.refresh(other.refreshToken()).me().username()).isEqualTo("wang");
    }

    @Test
    void signingOutEndsTheSession() {
        Session session = bureau.signIn("wang");
        Reply reply = bureau.call(
                "signOut",
                bureau.principal(session.accessToken()),
                Map.of("authorization", "Bearer " + session.accessToken()),
                Map.of());
        assertThat(reply.status()).isEqualTo(204);
        assertRefused(ErrorCode.UNAUTHENTICATED, () -> bureau.refresh(session.refreshToken()));
    }

    @Test
    void aNewPasswordSignsOutEverywhere() {
        Session session = bureau.signIn("wang");
        change(wang, new AccountPatch(null, "another good phrase", null, null));
        assertRefused(ErrorCode.UNAUTHENTICATED, () -> bureau.refresh(session.refreshToken()));
        assertRefused(ErrorCode.UNAUTHENTICATED, () -> bureau.signIn("wang", PASSWORD, HOME));
        assertThat(bureau.signIn("wang", "another good phrase", HOME).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({"rubbish", "1.short", "999999999999.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void whatIsNoRefreshTokenIsRefused(String token) {
        assertRefused(ErrorCode.UNAUTHENTICATED, () -> bureau.refresh(token));
    }

    @Test
    void anExpiredRefreshTokenIsRefused() {
        Session session = bureau.signIn("wang");
        bureau.jdbi.useHandle(handle -> handle.execute("update refresh_token set expires_at = now()"));
        assertRefused(ErrorCode.UNAUTHENTICATED, () -> bureau.refresh(session.refreshToken()));
    }

    private void fail(String username, String address, int times) {
        for (int i = 0; i < times; i++) {
            assertRefused(ErrorCode.UNAUTHENTICATED, () -> bureau.signIn(username, "not the password", address));
        }
    }

    private void change(Account account, AccountPatch patch) {
        Bureau.await(bureau.journal.commit(
                1, Actor.SYSTEM, tx -> new AccountService().change(tx, account, account.version(), patch)));
    }
}
