package org.roadmarshal.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.roadmarshal.testing.Refusals.assertRefused;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.roadmarshal.http.Reply;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.ErrorCode;
import org.roadmarshal.kernel.Json;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.TestDatabase;

@ExtendWith(PostgisExtension.class)
final class AccountTest {
    private Bureau bureau;
    private Principal chief;
    private Principal west;
    private Account westAccount;

    @BeforeEach
    void begin(TestDatabase database) {
        bureau = new Bureau(database);
        bureau.account(1, "chief", new RoleGrant(Role.ADMINISTRATOR, 1));
        westAccount = bureau.account(1, "west", new RoleGrant(Role.ADMINISTRATOR, 11));
        chief = bureau.principal(bureau.signIn("chief").accessToken());
        west = bureau.principal(bureau.signIn("west").accessToken());
    }

    @AfterEach
    void end() {
        bureau.close();
    }

    @ParameterizedTest
    @CsvSource({
        "officer@11, ",
        "officer@111, ",
        "administrator@11, ",
        "leader@111+officer@11, ",
        "officer@12, FORBIDDEN",
        "officer@1, FORBIDDEN",
        "administrator@1, FORBIDDEN",
        "officer@11+leader@1, FORBIDDEN",
        "officer@21, FORBIDDEN",
        "officer@999, FORBIDDEN"
    })
    void anAdministratorOfASquadGivesRolesThereAndBelow(String roles, ErrorCode refusal) {
        Map<String, Object> body = draft("new", roles);
        if (refusal == null) {
            assertThat(create(west, body).roles()).containsExactlyInAnyOrderElementsOf(grants(roles));
        } else {
            assertRefused(refusal, () -> create(west, body));
            assertThat(usernames(chief)).containsExactly("chief", "west");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, officer@11, ",
        "1, officer@111+verifier@11, ",
        "1, officer@12, NOT_FOUND",
        "1, leader@1, NOT_FOUND",
        "2, administrator@21, NOT_FOUND",
        "1, officer@11+dispatcher@1, FORBIDDEN",
        "1, officer@111+officer@12, FORBIDDEN"
    })
    void whoseEveryRoleLiesThereMayBeChangedAndNobodyElse(int org, String roles, ErrorCode refusal) {
        Account other = bureau.account(org, "other", grants(roles).toArray(RoleGrant[]::new));
        for (Map<String, Object> patch : List.<Map<String, Object>>of(
                Map.of("password", "taken over by west"),
                Map.of("disabled", true),
                Map.of("roles", grants("officer@11")))) {
            if (refusal == null) {
                assertThat(change(west, current(other), patch).version()).isGreaterThan(other.version());
            } else {
                assertRefused(refusal, () -> change(west, other, patch));
            }
        }
    }

    @Test
    void nobodyIsRaisedAboveWhoRaisesThem() {
        Account officer = bureau.account(1, "officer", new RoleGrant(Role.OFFICER, 11));
        assertRefused(ErrorCode.FORBIDDEN, () -> change(west, officer, Map.of("roles", grants("administrator@1"))));
        assertRefused(
                ErrorCode.FORBIDDEN,
                () -> change(west, westAccount, Map.of("roles", grants("administrator@11+leader@1"))));
    }

    @Test
    void nobodyLocksThemselvesOut() {
        assertRefused(ErrorCode.CONFLICT, () -> change(west, westAccount, Map.of("disabled", true)));
        assertRefused(ErrorCode.CONFLICT, () -> change(west, westAccount, Map.of("roles", grants("officer@11"))));
        assertThat(change(west, westAccount, Map.of("roles", grants("administrator@11+officer@11")))
                        .roles())
                .hasSize(2);
        assertThat(change(chief, current(westAccount), Map.of("disabled", true)).disabled())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void onlyAdministratorsKeepAccounts(Role role) {
        Account self = bureau.account(1, "somebody", new RoleGrant(role, 1));
        Principal somebody = bureau.principal(bureau.signIn("somebody").accessToken());
        assertThat(bureau.call("getMe", somebody, Map.of(), Map.of()).status()).isEqualTo(200);
        assertThat(bureau.call("listAgencies", somebody, Map.of(), Map.of()).status())
                .isEqualTo(200);
        if (role == Role.ADMINISTRATOR) {
            assertThat(usernames(somebody)).contains("somebody");
            return;
        }
        assertRefused(ErrorCode.FORBIDDEN, () -> usernames(somebody));
        assertRefused(ErrorCode.FORBIDDEN, () -> create(somebody, draft("new", "officer@11")));
        assertRefused(ErrorCode.FORBIDDEN, () -> change(somebody, self, Map.of("displayName", "x")));
    }

    @Test
    void oneSeesWhomOneAdministers() {
        bureau.account(1, "in-west", new RoleGrant(Role.OFFICER, 111));
        bureau.account(1, "in-east", new RoleGrant(Role.OFFICER, 12));
        bureau.account(2, "elsewhere", new RoleGrant(Role.OFFICER, 21));
        assertThat(usernames(west)).containsExactly("west", "in-west");
        assertThat(usernames(chief)).containsExactly("chief", "west", "in-west", "in-east");
    }

    @Test
    void aChangeIsBasedOnWhatWasSeen() {
        Account officer = bureau.account(1, "officer", new RoleGrant(Role.OFFICER, 11));
        change(west, officer, Map.of("displayName", "First"));
        assertRefused(ErrorCode.STALE, () -> change(west, officer, Map.of("displayName", "Second")));
    }

    @Test
    void aRepeatedCreateCreatesOnce() {
        Map<String, String> key = Map.of("idempotency-key", "the same key");
        Reply first = bureau.call("createAccount", west, key, draft("new", "officer@11"));
        Reply again = bureau.call("createAccount", west, key, draft("new", "officer@11"));
        assertThat(again.body()).isEqualTo(first.body());
        assertRefused(ErrorCode.CONFLICT, () -> create(west, draft("new", "officer@11")));
    }

    @Test
    void theSameCreateWithAnotherPasswordHasTheSameFingerprint() {
        Map<String, String> key = Map.of("idempotency-key", "the same key");
        Map<String, Object> body = new HashMap<>(draft("new", "officer@11"));
        bureau.call("createAccount", west, key, body);
        body.put("password", "another good phrase");
        Reply again = bureau.call("createAccount", west, key, body);
        assertThat(again.headers()).containsEntry("Idempotency-Replayed", "true");
    }

    @Test
    void nothingThatIsKeptBesideTheHashTellsAPassword() {
        change(west, create(west, draft("new", "officer@11")), Map.of("password", "an even better phrase"));
        assertThat(bureau.facts()).endsWith("account.created", "account.changed");
        assertThat(bureau.jdbi.<List<String>, RuntimeException>withHandle(handle -> handle.createQuery(
                                "select data::text from journal_inbox union all select body from idempotency")
                        .mapTo(String.class)
                        .list()))
                .isNotEmpty()
                .noneMatch(text -> text.contains("password") || text.contains("phrase") || text.contains("argon2"));
    }

    @Test
    void theTreeComesParentsFirstAndPageByPage() {
        assertThat(agencies(Map.of())).containsExactly(1L, 11L, 12L, 111L);
        assertThat(agencies(Map.of("kind", "squad"))).containsExactly(11L, 12L);
        assertThat(agencies(Map.of("limit", "1"))).containsExactly(1L, 11L, 12L, 111L);
    }

    private List<Long> agencies(Map<String, String> query) {
        List<Long> ids = new ArrayList<>();
        Map<String, String> page = new HashMap<>(query);
        do {
            var answer = Json.tree(bureau.query("listAgencies", west, page).body());
            answer.get("items").forEach(item -> ids.add(item.get("id").asLong()));
            page.put("after", answer.hasNonNull("next") ? answer.get("next").asText() : null);
        } while (page.get("after") != null);
        return ids;
    }

    private List<String> usernames(Principal principal) {
        return Json.tree(bureau.call("listAccounts", principal, Map.of(), Map.of())
                        .body())
                .get("items")
                .findValuesAsText("username");
    }

    private static Map<String, Object> draft(String username, String roles) {
        return Map.of("username", username, "displayName", "N", "password", "a good phrase", "roles", grants(roles));
    }

    /** Such as {@code officer@11+leader@1}. */
    private static List<RoleGrant> grants(String roles) {
        return Stream.of(roles.split("\\+"))
                .map(role -> role.split("@"))
                .map(parts -> new RoleGrant(Coded.of(Role.class, parts[0]), Long.parseLong(parts[1])))
                .toList();
    }

    private Account create(Principal principal, Map<String, Object> body) {
        return Json.read(bureau.call("createAccount", principal, Map.of(), body).body(), Account.class);
    }

    private Account change(Principal principal, Account account, Map<String, Object> patch) {
        Reply reply = bureau.call(
                "changeAccount",
                principal,
                Map.of("if-match", "\"" + account.version() + "\""),
                patch,
                Map.of("id", String.valueOf(account.id())));
        return Json.read(reply.body(), Account.class);
    }

    private Account current(Account account) {
        return bureau.jdbi
                .withHandle(handle -> new AccountService().find(handle, 1, account.username()))
                .orElseThrow();
    }
}
