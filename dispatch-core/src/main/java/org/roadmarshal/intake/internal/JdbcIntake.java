package org.roadmarshal.intake.internal;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.db.Rows;
import org.roadmarshal.intake.ImportReport;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.Json;
import org.roadmarshal.kernel.PageRequest;

/** Imports in SQL. */
public final class JdbcIntake {
    private static final String SELECT = """
            select id, name, encode(sha256, 'hex') as sha, dry_run, row_count, good, known, faulty, created, created_at
            from issue_import where org = :org\s""";

    private JdbcIntake() {}

    /** @param known whether an issue has this number already @param agencyId in whose area it lies */
    record Standing(boolean known, long agencyId, String agencyName) {}

    /** By the row. */
    static Map<Long, Standing> standings(Handle handle, int org, List<ImportDraft> drafts) {
        List<Map<String, Object>> rows = drafts.stream().map(JdbcIntake::row).toList();
        return handle.createQuery("""
                        select given.n, k.id is not null as known, a.id as agency_id, a.name as agency_name
                        from json_to_recordset(cast(:rows as json))
                            as given (n bigint, number text, lon float8, lat float8, agency bigint)
                          left join issue k on k.org = :org and k.source_number = given.number
                          join agency a on a.org = :org and a.id = coalesce(given.agency,
                            (select agency_id from area where org = :org and layer = 'jurisdiction' and agency_id is not null
                               and st_intersects(geom, st_setsrid(st_makepoint(lon, lat), 4326)) order by st_area(geom) limit 1),
                            (select id from agency where org = :org and kind = 'bureau' and parent_id is null
                               order by id limit 1))""")
                .bind("org", org)
                .bind("rows", Json.write(rows))
                .reduceRows(new HashMap<>(), (map, row) -> {
                    map.put(
                            row.getColumn("n", Long.class),
                            new Standing(
                                    row.getColumn("known", Boolean.class),
                                    row.getColumn("agency_id", Long.class),
                                    row.getColumn("agency_name", String.class)));
                    return map;
                });
    }

    private static Map<String, Object> row(ImportDraft draft) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("n", draft.row());
        row.put("number", draft.number());
        row.put("lon", draft.issue().location().lon());
        row.put("lat", draft.issue().location().lat());
        row.put("agency", draft.agencyId());
        return row;
    }

    static long insert(Transaction transaction, ImportReport report, byte[] sha256, byte[] csv) {
        return transaction
                .handle()
                .createQuery("""
                        insert into issue_import (org, name, sha256, dry_run, row_count, good, known, faulty, created, report,
                          account_id)
                        values (:org, :name, :hash, :dryRun, :rows, :good, :known, :faulty, :created, :report, :by)
                        returning id""")
                .bind("org", transaction.org())
                .bindMethods(report)
                .bind("hash", sha256)
                .bind("report", csv)
                .bind("by", transaction.actor().id())
                .mapTo(Long.class)
                .one();
    }

    /** Dry runs that are older than a week. */
    static void forget(Handle handle, int org) {
        handle.createUpdate("""
                        delete from issue_import where org = :org and dry_run and created_at < now() - interval '7 days'""").bind("org", org).execute();
    }

    static List<ImportReport> list(Handle handle, int org, PageRequest page) {
        return reports(
                handle,
                SELECT + "and not dry_run and id < :id order by id desc limit :limit",
                org,
                page.afterId(Long.MAX_VALUE),
                page.fetch());
    }

    static Optional<ImportReport> find(Handle handle, int org, long id) {
        return reports(handle, SELECT + "and id = :id limit :limit", org, id, 1).stream()
                .findFirst();
    }

    private static List<ImportReport> reports(Handle handle, String sql, int org, long id, int limit) {
        return handle.createQuery(sql)
                .bind("org", org)
                .bind("id", id)
                .bind("limit", limit)
                .map((row, context) -> new ImportReport(
                        row.getLong("id"),
                        row.getString("name"),
                        row.getString("sha"),
                        row.getBoolean("dry_run"),
                        row.getInt("row_count"),
                        row.getInt("good"),
                        row.getInt("known"),
                        row.getInt("faulty"),
                        row.getInt("created"),
                        Rows.instant(row, "created_at"),
                        null))
                .list();
    }

    static Optional<byte[]> csv(Handle handle, int org, long id) {
        return handle.createQuery("select report from issue_import where org = :org and id = :id")
                .bind("org", org)
                .bind("id", id)
                .mapTo(byte[].class)
                .findOne();
    }

    /** Of a report that came by Open311. */
    static Optional<Long> issueOfToken(Handle handle, int org, String token) {
        return handle.createQuery("""
                        select issue_id from open311_report where org = :org and token = :token and issue_id is not null""")
                .bind("org", org)
                .bind("token", token)
                .mapTo(Long.class)
                .findOne();
    }
}
