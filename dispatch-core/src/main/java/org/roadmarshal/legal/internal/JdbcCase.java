package org.roadmarshal.legal.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.Update;
import org.roadmarshal.db.Rows;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.PageRequest;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.legal.CaseFilter;
import org.roadmarshal.legal.CaseState;
import org.roadmarshal.legal.LegalCase;
import org.roadmarshal.legal.Party;
import org.roadmarshal.legal.PartyKind;
import org.roadmarshal.legal.StepKind;

/** Cases in SQL; their parties without the id number, which {@link JdbcIdNumber} keeps. */
public final class JdbcCase {
    private static final String SELECT = """
            select c.*, a.name as agency_name, b.id as created_by_id, b.display_name as created_by_name
            from legal_case c
            join agency a on a.org = c.org and a.id = c.agency_id
            join account b on b.org = c.org and b.id = c.created_by
            where c.org = :org
            """;

    private JdbcCase() {}

    /** What is to be written down of a new one. */
    public record Fresh(
            String number, long issueId, long agencyId, String cause, String basis, boolean demolition, Party party) {}

    /** What the last step made of it. */
    public record Standing(
            CaseState state,
            StepKind stage,
            StepKind nextStep,
            LocalDate nextEarliest,
            StepKind limitStep,
            LocalDate limitDay,
            String limitArticle) {}

    /** Newest first. */
    public static List<LegalCase> page(
            Handle handle, int org, Collection<Long> agencies, CaseFilter filter, PageRequest request) {
        String open = filter.open() == null
                ? ""
                : " and c.state " + (filter.open() ? "" : "not ") + "in ('open', 'suspended')";
        return handle.createQuery(SELECT
                        + " and c.agency_id = any(:agencies) and c.id < :before"
                        + open
                        + (filter.issueId() == null ? "" : " and c.issue_id = :issue")
                        + " order by c.id desc limit :limit")
                .bind("org", org)
                .bindArray("agencies", Long.class, agencies)
                .bind("before", request.afterId(Long.MAX_VALUE))
                .bind("issue", filter.issueId())
                .bind("limit", request.fetch())
                .map(JdbcCase::read)
                .list();
    }

    public static LegalCase get(Handle handle, int org, long id) {
        return one(handle, org, id, "");
    }

    public static LegalCase lock(Handle handle, int org, long id) {
        return one(handle, org, id, " for no key update of c");
    }

    private static LegalCase one(Handle handle, int org, long id, String lock) {
        return handle.createQuery(SELECT + " and c.id = :id" + lock)
                .bind("org", org)
                .bind("id", id)
                .map(JdbcCase::read)
                .findOne()
                .orElseThrow(() -> DispatchException.notFound("case", id));
    }

    /** The number of a case of an issue that has not ended. */
    public static Optional<String> openOf(Handle handle, int org, long issue) {
        return handle.createQuery("""
                        select number from legal_case where org = :org and issue_id = :issue
                          and state in ('open', 'suspended') order by id limit 1""")
                .bind("org", org)
                .bind("issue", issue)
                .mapTo(String.class)
                .findOne();
    }

    static String categoryOf(Handle handle, int org, long issue) {
        return handle.createQuery("select category from issue where org = :org and id = :issue")
                .bind("org", org)
                .bind("issue", issue)
                .mapTo(String.class)
                .one();
    }

    static long insert(Handle handle, Principal principal, Fresh fresh) {
        return party(handle.createUpdate("""
                        insert into legal_case (org, number, issue_id, agency_id, cause, basis, demolition, party_kind,
                          party_name, party_address, party_phone, representative, stage, created_by)
                        values (:org, :number, :issueId, :agencyId, :cause, :basis, :demolition, :partyKind, :partyName,
                          :address, :phone, :representative, 'filed', :by)"""), fresh.party())
                .bindMethods(fresh)
                .bind("org", principal.org())
                .bind("by", principal.accountId())
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
    }

    public static void change(Handle handle, int org, long id, Party party, String cause) {
        party(handle.createUpdate("""
                        update legal_case set party_kind = :partyKind, party_name = :partyName,
                          party_address = :address, party_phone = :phone, representative = :representative,
                          cause = :cause, version = version + 1 where org = :org and id = :id"""), party)
                .bind("cause", cause)
                .bind("org", org)
                .bind("id", id)
                .execute();
    }

    private static Update party(Update update, Party party) {
        return update.bind("partyKind", party.kind().code())
                .bind("partyName", party.name())
                .bind("address", party.address())
                .bind("phone", party.phone())
                .bind("representative", party.representative());
    }

    public static void stand(Handle handle, int org, long id, Standing standing) {
        handle.createUpdate("""
                        update legal_case set state = :state, stage = :stage, next_step = :nextStep,
                          next_earliest = :nextEarliest, limit_step = :limitStep, limit_day = :limitDay,
                          limit_article = :limitArticle, version = version + 1 where org = :org and id = :id""")
                .bind("state", standing.state().code())
                .bind("stage", standing.stage().code())
                .bind("nextStep", code(standing.nextStep()))
                .bind("nextEarliest", standing.nextEarliest())
                .bind("limitStep", code(standing.limitStep()))
                .bind("limitDay", standing.limitDay())
                .bind("limitArticle", standing.limitArticle())
                .bind("org", org)
                .bind("id", id)
                .execute();
    }

    static void touch(Handle handle, int org, long id) {
        handle.createUpdate("update legal_case set version = version + 1 where org = :org and id = :id")
                .bind("org", org)
                .bind("id", id)
                .execute();
    }

    private static String code(StepKind kind) {
        return kind == null ? null : kind.code();
    }

    private static StepKind kind(ResultSet row, String column) throws SQLException {
        String code = row.getString(column);
        return code == null ? null : Coded.of(StepKind.class, code);
    }

    private static LegalCase read(ResultSet row, StatementContext context) throws SQLException {
        return new LegalCase(
                row.getLong("id"),
                row.getString("number"),
                row.getLong("issue_id"),
                Rows.named(row, "agency"),
                row.getString("cause"),
                row.getString("basis"),
                row.getBoolean("demolition"),
                new Party(
                        Coded.of(PartyKind.class, row.getString("party_kind")),
                        row.getString("party_name"),
                        null,
                        row.getString("party_address"),
                        row.getString("party_phone"),
                        row.getString("representative")),
                Coded.of(CaseState.class, row.getString("state")),
                kind(row, "stage"),
                kind(row, "next_step"),
                row.getObject("next_earliest", LocalDate.class),
                kind(row, "limit_step"),
                row.getObject("limit_day", LocalDate.class),
                row.getString("limit_article"),
                Rows.instant(row, "created_at"),
                Rows.named(row, "created_by"),
                row.getInt("version"));
    }
}
