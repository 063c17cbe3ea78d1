package org.roadmarshal.open311.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.roadmarshal.db.Rows;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.Actor;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Json;
import org.roadmarshal.kernel.PageRequest;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.open311.NewReport;
import org.roadmarshal.open311.Report;
import org.roadmarshal.open311.ReportService.Taken;
import org.roadmarshal.open311.ReportState;

/** Reports and updates in SQL. */
public final class JdbcReports {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int TOKEN_BYTES = 16;
    private static final String SELECT = """
            select r.*, k.name as via from open311_report r join open311_key k on k.org = r.org and k.id = r.key_id
            where r.org = :org\s""";

    private JdbcReports() {}

    public record Kept(long id, String token) {}

    /** Somebody without an account, who may report and nothing else. */
    public static Principal stranger(Handle handle, int org, Actor actor) {
        Set<Long> all = new HashSet<>(handle.createQuery("select id from agency where org = :org")
                .bind("org", org)
                .mapTo(Long.class)
                .list());
        Map<Permission, Set<Long>> may = new EnumMap<>(Permission.class);
        may.put(Permission.ISSUE_REPORT, all);
        return new Principal(org, 0, actor.name(), null, null, may);
    }

    /** What the same request was answered within a day; one that comes at the same moment waits for the first one's commit. */
    public static Optional<Taken> same(Handle handle, int org, long key, byte[] fingerprint) {
        handle.createQuery("select pg_advisory_xact_lock(:org, hashtext(:print))::text")
                .bind("org", org)
                .bind("print", HexFormat.of().formatHex(fingerprint))
                .mapTo(String.class)
                .one();
        return handle.createQuery("""
                        select issue_id, token from open311_report where org = :org and key_id = :key
                          and fingerprint = :print and received_at > now() - interval '1 day'
                        order by id limit 1""")
                .bind("org", org)
                .bind("key", key)
                .bind("print", fingerprint)
                .map((row, context) -> new Taken(Rows.number(row, "issue_id"), row.getString("token")))
                .findOne();
    }

    public static Kept insert(Transaction transaction, long key, NewReport report, Long issueId) {
        byte[] random = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(random);
        return transaction
                .handle()
                .createQuery("""
                        insert into open311_report (org, key_id, token, fingerprint, state, issue_id, category, description,
                          address, attributes, media_url, email, phone, first_name, last_name, device_id, sender_account)
                        values (:org, :key, :token, :fingerprint, :state, :issue, :category, :description, :address,
                          cast(:json as jsonb), :mediaUrl, :email, :phone, :firstName, :lastName, :deviceId, :senderAccount)
                        returning id, token""")
                .bind("org", transaction.org())
                .bind("key", key)
                .bind("token", HexFormat.of().formatHex(random))
                .bindMethods(report)
                .bind("json", Json.write(report.attributes()))
                .bind("state", (issueId == null ? ReportState.WAITING : ReportState.PLACED).code())
                .bind("issue", issueId)
                .map((row, context) -> new Kept(row.getLong("id"), row.getString("token")))
                .one();
    }

    public static List<Report> waiting(Handle handle, int org, PageRequest page) {
        return handle.createQuery(SELECT + "and r.state = 'waiting' and r.id > :after order by r.id limit :limit")
                .bind("org", org)
                .bind("after", page.afterId(0))
                .bind("limit", page.fetch())
                .map(JdbcReports::report)
                .list();
    }

    public static Optional<Report> ofIssue(Handle handle, int org, long issue) {
        return handle.createQuery(SELECT + "and r.issue_id = :issue")
                .bind("org", org)
                .bind("issue", issue)
                .map(JdbcReports::report)
                .findOne();
    }

    public static Report hold(Handle handle, int org, long id) {
        return handle.createQuery(SELECT + "and r.id = :id for no key update of r")
                .bind("org", org)
                .bind("id", id)
                .map(JdbcReports::report)
                .findOne()
                .orElseThrow(() -> DispatchException.notFound("report", id));
    }

    /** @param issueId null where it is discarded */
    public static void placed(Handle handle, int org, long id, Long issueId) {
        handle.createUpdate("""
                        update open311_report set state = :state, issue_id = :issue, version = version + 1
                        where org = :org and id = :id""")
                .bind("org", org)
                .bind("id", id)
                .bind("state", (issueId == null ? ReportState.DISCARDED : ReportState.PLACED).code())
                .bind("issue", issueId)
                .execute();
    }

    /** What a token stands for; empty where it stands for nothing, or for what was discarded. */
    static Optional<Taken> byToken(Handle handle, int org, String token) {
        return handle.createQuery("""
                        select issue_id, token from open311_report
                        where org = :org and token = :token and state <> 'discarded'""")
                .bind("org", org)
                .bind("token", token)
                .map((row, context) -> new Taken(Rows.number(row, "issue_id"), row.getString("token")))
                .findOne();
    }

    public static List<Report.Update> updates(Handle handle, int org, long issue) {
        return handle.createQuery("""
                        select u.*, k.name as via from open311_update u
                          join open311_key k on k.org = u.org and k.id = u.key_id
                        where u.org = :org and u.issue_id = :issue order by u.id""")
                .bind("org", org)
                .bind("issue", issue)
                .map((row, context) -> new Report.Update(
                        row.getLong("id"),
                        row.getString("number"),
                        row.getString("status"),
                        Rows.instant(row, "said_at"),
                        row.getString("description"),
                        row.getString("media_url"),
                        row.getString("via"),
                        Rows.instant(row, "received_at")))
                .list();
    }

    /** What is said about an issue. Public, for Jdbi binds it. */
    public record NewUpdate(
            long issueId, String number, String status, Instant saidAt, String description, String mediaUrl) {}

    /** @return empty where this key said it before */
    static Optional<Long> insert(Transaction transaction, long key, NewUpdate update) {
        return transaction
                .handle()
                .createQuery("""
                        insert into open311_update (org, issue_id, key_id, number, status, said_at, description, media_url)
                        values (:org, :issueId, :key, :number, :status, :saidAt, :description, :mediaUrl)
                        on conflict (org, key_id, number) do nothing returning id""")
                .bind("org", transaction.org())
                .bind("key", key)
                .bindMethods(update)
                .mapTo(Long.class)
                .findOne();
    }

    static long updateOf(Handle handle, int org, long key, String number) {
        return handle.createQuery(
                        "select id from open311_update where org = :org and key_id = :key and number = :number")
                .bind("org", org)
                .bind("key", key)
                .bind("number", number)
                .mapTo(Long.class)
                .one();
    }

    private static Report report(ResultSet row, StatementContext context) throws SQLException {
        return new Report(
                row.getLong("id"),
                Coded.of(ReportState.class, row.getString("state")),
                row.getString("category"),
                row.getString("description"),
                row.getString("address"),
                attributes(row.getString("attributes")),
                row.getString("media_url"),
                new Report.Reporter(
                        row.getString("first_name"),
                        row.getString("last_name"),
                        row.getString("email"),
                        row.getString("phone")),
                row.getString("via"),
                Rows.instant(row, "received_at"),
                Rows.number(row, "issue_id"),
                row.getInt("version"));
    }

    private static Map<String, List<String>> attributes(String json) {
        try {
            return Json.MAPPER.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
