package org.roadmarshal.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.roadmarshal.identity.Bureau.await;
import static org.roadmarshal.testing.Refusals.assertRefused;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.roadmarshal.identity.Bureau;
import org.roadmarshal.kernel.ErrorCode;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.TestDatabase;

@ExtendWith(PostgisExtension.class)
final class SigningKeysTest {
    private Bureau bureau;

    @BeforeEach
    void begin(TestDatabase database) {
        bureau = new Bureau(database);
    }

    @AfterEach
    void end() {
        bureau.close();
    }

    @Test
    void nodesThatStartAtOnceAgreeOnOneKey() {
        List<Future<String>> tokens = Stream.generate(this::node)
                .limit(8)
                .map(node -> node.sign(new JsonObject().put("sub", "7"), Duration.ofMinutes(1)))
                .toList();
        Tokens another = node();
        tokens.forEach(token ->
                assertThat(await(another.verify(await(token))).getString("sub")).isEqualTo("7"));
        assertThat(tokens).extracting(token -> Tokens.keyId(await(token))).containsOnly(newestKey());
    }

    @Test
    void afterARotationOldTokensHoldAndNewOnesBearTheNewKey() {
        String before = sign(node());
        rotate("1 minute");
        Tokens fresh = node();
        String after = sign(fresh);
        assertThat(Tokens.keyId(after)).isEqualTo(newestKey()).isNotEqualTo(Tokens.keyId(before));
        assertThat(await(fresh.verify(before)).getString("sub")).isEqualTo("7");
        assertThat(await(fresh.verify(after)).getString("sub")).isEqualTo("7");
    }

    @Test
    void anHourAfterARotationTheOldKeyIsNoMore() {
        String before = sign(node());
        rotate("61 minutes");
        assertRefused(ErrorCode.UNAUTHENTICATED, () -> await(node().verify(before)));
    }

    private Tokens node() {
        return new Tokens(bureau.vertx, new SigningKeys(bureau.database), "test");
    }

    private static String sign(Tokens tokens) {
        return await(tokens.sign(new JsonObject().put("sub", "7"), Duration.ofMinutes(1)));
    }

    private void rotate(String ago) {
        bureau.jdbi.useHandle(handle -> {
            handle.execute("update signing_key set created_at = created_at - interval '1 day'");
            handle.execute("""
                    insert into signing_key (id, secret, created_at)
                    values (gen_random_uuid(), sha256('new'), now() - cast(? as interval))""", ago);
        });
    }

    private String newestKey() {
        return bureau.jdbi.withHandle(
                handle -> handle.createQuery("select id from signing_key order by created_at desc limit 1")
                        .mapTo(String.class)
                        .one());
    }
}
