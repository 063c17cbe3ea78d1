package org.roadmarshal.issue.internal;

import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.issue.IssueCategory;
import org.roadmarshal.issue.IssueCategory.LeadKind;
import org.roadmarshal.issue.IssueCategory.Limits;
import org.roadmarshal.issue.IssueCategoryChange;
import org.roadmarshal.issue.IssueCategoryChange.Lead;
import org.roadmarshal.issue.Nearness;
import org.roadmarshal.journal.Entry;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;
import org.roadmarshal.kernel.Named;

/** Changes what categories ask for. */
public final class CategoryChanges {
    private CategoryChanges() {}

    public static IssueCategory apply(Transaction transaction, String code, int expected, IssueCategoryChange change) {
        Handle handle = transaction.handle();
        int org = transaction.org();
        IssueCategory before = held(transaction, code, expected);
        Limits limits = change.limits() == null ? before.limits() : change.limits();
        if ((limits.days() == null) == (limits.hours() == null)) {
            throw DispatchException.invalid("limits: say either days or hours");
        }
        Lead lead = change.lead() == null ? lead(before) : checked(handle, org, change.lead());
        update(transaction, code, limits, lead);
        IssueCategory after = JdbcCategories.get(handle, org, code);
        tell(transaction, after, Map.of("issueCategory", after));
        return after;
    }

    /** How near is near. */
    public static Nearness nearness(Transaction transaction, String code, int expected, Nearness.Change change) {
        Handle handle = transaction.handle();
        int org = transaction.org();
        held(transaction, code, expected);
        if (change.twinCategories().contains(code)) {
            throw DispatchException.invalid("twinCategories: those of one category are taken for one another anyway");
        }
        change.twinCategories().forEach(other -> JdbcCategories.get(handle, org, other));
        Nearness after = JdbcNearness.change(handle, org, code, change);
        IssueCategory category = JdbcCategories.get(handle, org, code);
        tell(transaction, category, Map.of("issueCategory", category, "issueNearness", after));
        return after;
    }

    private static IssueCategory held(Transaction transaction, String code, int expected) {
        IssueCategory before = JdbcCategories.hold(transaction.handle(), transaction.org(), code)
                .orElseThrow(() -> new DispatchException(ErrorCode.NOT_FOUND, "There is no category " + code));
        if (before.version() != expected) {
            throw DispatchException.stale("category", position(transaction, code), expected, before.version());
        }
        return before;
    }

    private static void tell(Transaction transaction, IssueCategory after, Map<String, Object> data) {
        transaction.append(new Entry(
                "issue_category.changed",
                "issue_category",
                position(transaction, after.code()),
                after.version(),
                null,
                null,
                null,
                data));
    }

    private static Lead lead(IssueCategory category) {
        return new Lead(
                category.lead().kind(),
                category.lead().agency() == null
                        ? null
                        : category.lead().agency().id(),
                category.lead().coKinds(),
                category.lead().coAgencies().stream().map(Named::id).toList());
    }

    private static Lead checked(Handle handle, int org, Lead lead) {
        if ((lead.kind() == LeadKind.AGENCY) != (lead.agencyId() != null)) {
            throw DispatchException.invalid("lead: agencyId goes with the kind agency, and only with it");
        }
        if (lead.coKinds().contains(LeadKind.AGENCY)) {
            throw DispatchException.invalid("lead: coKinds are of the place; name agencies in coAgencyIds");
        }
        if (lead.agencyId() != null) {
            Agencies.require(handle, org, lead.agencyId());
        }
        lead.coAgencyIds().forEach(agency -> Agencies.require(handle, org, agency));
        return lead;
    }

    private static void update(Transaction transaction, String code, Limits limits, Lead lead) {
        List<String> kinds = lead.coKinds().stream().map(LeadKind::code).toList();
        transaction
                .handle()
                .createUpdate("""
                        update issue_category set limit_days = :days, limit_hours = :hours, verify_days = :verifyDays,
                          sign_hours = :signHours, photo_metres = :photoMetres, lead_kind = :kind, lead_agency_id = :agency,
                          co_kinds = :kinds, co_agency_ids = :agencies, version = version + 1
                        where org = :org and code = :code""")
                .bind("org", transaction.org())
                .bind("code", code)
                .bindMethods(limits)
                .bind("kind", lead.kind().code())
                .bind("agency", lead.agencyId())
                .bindArray("kinds", String.class, kinds)
                .bindArray("agencies", Long.class, lead.coAgencyIds())
                .execute();
    }

    /** A category has a code and no number; its place in the list serves the journal as one. */
    private static long position(Transaction transaction, String code) {
        return transaction
                .handle()
                .createQuery("select position from issue_category where org = :org and code = :code")
                .bind("org", transaction.org())
                .bind("code", code)
                .mapTo(Long.class)
                .one();
    }
}
