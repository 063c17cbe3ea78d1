package org.roadmarshal.identity.internal;

import io.vertx.core.Future;
import java.util.Optional;
import org.roadmarshal.http.Call;
import org.roadmarshal.http.Operations;
import org.roadmarshal.http.Reply;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;

/** Operations by which one signs in and out. */
public final class SessionRoutes {
    private static final String BEARER = "Bearer ";

    private final PasswordSignIn passwords;
    private final Sessions sessions;
    private final Optional<OidcSignIn> oidc;

    public SessionRoutes(PasswordSignIn passwords, Sessions sessions, Optional<OidcSignIn> oidc) {
        this.passwords = passwords;
        this.sessions = sessions;
        this.oidc = oidc;
    }

    public void register(Operations operations) {
        operations.raw("signIn", null, call -> {
            SignIn body = call.body(SignIn.class);
            return passwords
                    .signIn(body.username, body.password, call.address())
                    .map(Reply::created);
        });
        operations.raw("refreshSession", null, call -> sessions.refresh(call.body(Refresh.class).refreshToken)
                .map(Reply::created));
        operations.raw("oidcStart", null, call -> oidc.map(OidcSignIn::start)
                .orElse(Future.succeededFuture(OidcSignIn.Start.NONE))
                .map(Reply::ok));
        operations.raw("oidcSignIn", null, this::oidcSignIn);
        operations.raw("signOut", null, call -> sessions.end(bearer(call)).map(Reply.empty(204)));
        operations.query(
                "getMe",
                null,
                (handle, call) -> Reply.ok(JdbcPrincipals.me(
                                handle, call.principal().org(), call.principal().accountId())
                        .orElseThrow(() -> new DispatchException(ErrorCode.UNAUTHENTICATED, "The account is closed"))));
    }

    private Future<Reply> oidcSignIn(Call call) {
        OidcAnswer body = call.body(OidcAnswer.class);
        return oidc.map(ready -> ready.finish(body.code, body.state))
                .orElseGet(() -> Future.failedFuture(DispatchException.conflict("There is no single sign-on here")))
                .map(Reply::created);
    }

    private static String bearer(Call call) {
        String header = call.headers().getOrDefault("authorization", "");
        return header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? header.substring(BEARER.length()).strip()
                : "";
    }

    private record SignIn(String username, String password) {}

    private record Refresh(String refreshToken) {}

    private record OidcAnswer(String code, String state) {}
}
