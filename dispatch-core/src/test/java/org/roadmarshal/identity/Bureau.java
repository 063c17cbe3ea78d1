package org.roadmarshal.identity;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.roadmarshal.db.Database;
import org.roadmarshal.db.DatabaseConfig;
import org.roadmarshal.http.Call;
import org.roadmarshal.http.Operations;
import org.roadmarshal.http.Reply;
import org.roadmarshal.journal.Journal;
import org.roadmarshal.kernel.Actor;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Json;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.testing.TestDatabase;

/** A bureau (1) with two squads (11, 12) and a post (111) below the first; another org with a bureau (21). And a node. */
public final class Bureau implements AutoCloseable {
    public static final String PASSWORD = "correct horse battery";
    /** Hashing is slow on purpose: once for all. */
    private static final String HASH = Passwords.hash(PASSWORD);

    public static final String HOME = "10.0.0.1";

    public final Vertx vertx = Vertx.vertx();
    public final TestDatabase own;
    public final Jdbi jdbi;
    public final Database database;
    public final Journal journal;
    public final Identity identity;
    private final Operations operations;

    public Bureau(TestDatabase test) {
        this(test, null);
    }

    /** @param beside on the same server: each bureau begins in a database of its own */
    public Bureau(TestDatabase beside, OidcConfig oidc) {
        own = anotherThan(beside);
        jdbi = Database.jdbi(own.dataSource());
        database = new Database(vertx, new DatabaseConfig(own.url(), null, null, 8, 200), new SimpleMeterRegistry());
        journal = new Journal(database);
        SessionConfig sessions = new SessionConfig(Duration.ofMinutes(15), Duration.ofHours(720));
        identity = new Identity(vertx, database, journal, sessions, Optional.ofNullable(oidc));
        operations = new Operations(database, journal);
        identity.register(operations);
        jdbi.useHandle(handle -> {
            for (int org = 1; org <= 2; org++) {
                handle.execute("""
                        insert into org (id, code, name, name_en, centre, bounds, time_zone)
                        values (?, ?, '城', 'City', 'SRID=4326;POINT(120 41)',
                          st_makeenvelope(119, 40, 121, 42, 4326), 'Asia/Shanghai')""", org, "city-" + org);
            }
        });
        agency(1, 1, "bureau", null);
        agency(1, 11, "squad", 1L);
        agency(1, 12, "squad", 1L);
        agency(1, 111, "township", 11L);
        agency(2, 21, "bureau", null);
    }

    private static TestDatabase anotherThan(TestDatabase beside) {
        try {
            return beside.another();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void agency(int org, long id, String kind, Long parent) {
        jdbi.useHandle(handle -> handle.execute(
                "insert into agency (org, id, code, name, name_en, kind, parent_id) values (?, ?, ?, ?, ?, ?, ?)",
                org,
                id,
                "A" + id,
                "处" + id,
                "Agency " + id,
                kind,
                parent));
    }

    public Account account(int org, String username, RoleGrant... roles) {
        AccountDraft draft = new AccountDraft(username, username.toUpperCase(), null, null, List.of(roles));
        return await(journal.commit(org, Actor.SYSTEM, tx -> {
            Account made = new AccountService().create(tx, draft);
            tx.handle().execute("update account set password_hash = ? where org = ? and id = ?", HASH, org, made.id());
            return made;
        }));
    }

    public Session signIn(String username) {
        Reply reply = signIn(username, PASSWORD, HOME);
        return Json.read(reply.body(), Session.class);
    }

    public Reply signIn(String username, String password, String address) {
        return await(signingIn(username, password, address));
    }

    public Future<Reply> signingIn(String username, String password, String address) {
        String body = Json.write(Map.of("username", username, "password", password));
        return answer(new Call("signIn", null, Map.of(), Map.of(), Map.of(), body, null, address));
    }

    public Session refresh(String token) {
        return Json.read(
                call("refreshSession", null, Map.of(), Map.of("refreshToken", token))
                        .body(),
                Session.class);
    }

    public Principal principal(String accessToken) {
        return await(identity.authenticator().authenticate(accessToken)).principal();
    }

    /** As the web server would call it: by a signed-in principal or nobody, with a key that is new. */
    public Reply call(String operation, Principal principal, Map<String, String> headers, Object body) {
        return call(operation, principal, headers, body, Map.of());
    }

    public Reply call(
            String operation, Principal principal, Map<String, String> headers, Object body, Map<String, String> path) {
        Map<String, String> all = new HashMap<>(headers);
        all.putIfAbsent("idempotency-key", UUID.randomUUID().toString());
        return await(answer(new Call(operation, principal, path, Map.of(), all, Json.write(body), null, HOME)));
    }

    public Reply query(String operation, Principal principal, Map<String, String> query) {
        return await(answer(new Call(operation, principal, Map.of(), query, Map.of(), null, null, HOME)));
    }

    private Future<Reply> answer(Call call) {
        Operations.Operation operation = operations.byId().get(call.operationId());
        if (operation.needs() != null) {
            call.principal().require(operation.needs());
        }
        return operation.handler().answer(call);
    }

    public List<String> facts() {
        return jdbi.withHandle(handle -> handle.createQuery("select kind from journal_inbox order by id")
                .mapTo(String.class)
                .list());
    }

    /** @throws DispatchException as the future failed with it */
    public static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage()
                    .toCompletableFuture()
                    .orTimeout(30, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    @Override
    public void close() {
        database.close();
        await(vertx.close());
        try {
            own.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
