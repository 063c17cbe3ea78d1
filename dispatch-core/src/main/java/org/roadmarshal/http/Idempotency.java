package org.roadmarshal.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;
import org.roadmarshal.kernel.Json;

/** Keeps the answer of a create in the same transaction as what it created. Keys are an account's own. */
public final class Idempotency {
    /** How long an answer is kept; a phone may be out of reach for a shift, not for a week. */
    private static final int KEPT_DAYS = 7;

    private static final List<String> GUESSED = List.of("password", "idNumber");

    private Idempotency() {}

    static Reply once(Transaction transaction, Call call, String key, Operations.Change create) throws SQLException {
        byte[] fingerprint = fingerprint(call);
        // The same key twice at once: the second waits here for the first one's commit and then finds its answer.
        transaction
                .handle()
                .createQuery("select pg_advisory_xact_lock(:account, hashtext(:key))::text")
                .bind("account", (int) call.principal().accountId())
                .bind("key", key)
                .mapTo(String.class)
                .one();
        Optional<Reply> before = find(transaction, call, key, fingerprint);
        if (before.isPresent()) {
            return before.get();
        }
        Reply reply = create.answer(transaction, call);
        keep(transaction, call, key, fingerprint, reply);
        return reply;
    }

    /** Forgets what is older than anybody would repeat. @return how many were forgotten */
    public static int forget(Transaction transaction) {
        return transaction
                .handle()
                .createUpdate("delete from idempotency where created_at < now() - :days * interval '1 day'")
                .bind("days", KEPT_DAYS)
                .execute();
    }

    private static Optional<Reply> find(Transaction transaction, Call call, String key, byte[] fingerprint) {
        return transaction
                .handle()
                .createQuery("""
                        select fingerprint, status, body, etag, location from idempotency
                        where org = :org and account_id = :account and key = :key""")
                .bind("org", transaction.org())
                .bind("account", call.principal().accountId())
                .bind("key", key)
                .map((row, context) -> {
                    if (!MessageDigest.isEqual(row.getBytes("fingerprint"), fingerprint)) {
                        throw new DispatchException(
                                ErrorCode.IDEMPOTENCY_MISMATCH, "The key was used before, for something else");
                    }
                    Map<String, String> headers = new HashMap<>();
                    headers.put("Idempotency-Replayed", "true");
                    put(headers, "ETag", row.getString("etag"));
                    put(headers, "Location", row.getString("location"));
                    return Reply.stored(row.getInt("status"), row.getString("body"), headers);
                })
                .findOne();
    }

    private static void put(Map<String, String> headers, String name, String value) {
        if (value != null) {
            headers.put(name, value);
        }
    }

    private static void keep(Transaction transaction, Call call, String key, byte[] fingerprint, Reply reply) {
        transaction
                .handle()
                .createUpdate("""
                        insert into idempotency (org, account_id, key, operation, fingerprint, status, body, etag, location)
                        values (:org, :account, :key, :operation, :fingerprint, :status, :body, :etag, :location)""")
                .bind("org", transaction.org())
                .bind("account", call.principal().accountId())
                .bind("key", key)
                .bind("operation", call.operationId())
                .bind("fingerprint", fingerprint)
                .bind("status", reply.status())
                .bind("body", reply.kept())
                .bind("etag", reply.headers().get("ETag"))
                .bind("location", reply.headers().get("Location"))
                .execute();
    }

    private static byte[] fingerprint(Call call) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((call.operationId() + new TreeMap<>(call.path()) + new TreeMap<>(call.query()))
                    .getBytes(StandardCharsets.UTF_8));
            digest.update(call.bytes() == null ? text(call).getBytes(StandardCharsets.UTF_8) : call.bytes());
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Without what is guessed soon: this hash is quick, and would tell it to whoever reads the table. */
    private static String text(Call call) {
        String body = String.valueOf(call.body());
        if (GUESSED.stream().noneMatch(body::contains)) {
            return body;
        }
        JsonNode tree = Json.tree(body);
        for (String name : GUESSED) {
            tree.findParents(name).forEach(parent -> ((ObjectNode) parent).remove(name));
        }
        return tree.toString();
    }
}
