package org.roadmarshal.campaign.internal;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.campaign.CampaignChoice;
import org.roadmarshal.campaign.CampaignChoice.Choice;
import org.roadmarshal.db.Rows;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;

/** What people decided of issues and campaigns. */
public final class JdbcChoices {
    private JdbcChoices() {}

    /** Newest first, of the issues that the principal may read. */
    public static List<CampaignChoice> list(Handle handle, Principal principal, long campaign) {
        return handle.createQuery("""
                        select x.issue_id, x.counted, x.reason, x.at, a.id as by_id, a.display_name as by_name
                        from campaign_choice x join account a on a.org = x.org and a.id = x.account_id
                          join issue i on i.org = x.org and i.id = x.issue_id
                        where x.org = :org and x.campaign_id = :campaign and i.agency_id = any(:readable)
                        order by x.at desc, x.issue_id desc""")
                .bind("org", principal.org())
                .bind("campaign", campaign)
                .bindArray("readable", Long.class, principal.agencies(Permission.ISSUE_READ))
                .map((row, context) -> new CampaignChoice(
                        row.getLong("issue_id"),
                        row.getBoolean("counted") ? Choice.IN : Choice.OUT,
                        row.getString("reason"),
                        Rows.named(row, "by"),
                        Rows.instant(row, "at")))
                .list();
    }

    /** And lets the campaign be a version older. @throws DispatchException VALIDATION */
    public static void set(
            Transaction transaction, Principal principal, long campaign, long issue, Choice choice, String reason) {
        if (choice != Choice.COMPUTED && (reason == null || reason.isBlank())) {
            throw DispatchException.invalid("reason: say why");
        }
        String sql = choice == Choice.COMPUTED
                ? "delete from campaign_choice where org = :org and campaign_id = :campaign and issue_id = :issue"
                : """
                        insert into campaign_choice (org, campaign_id, issue_id, counted, reason, account_id)
                        values (:org, :campaign, :issue, :counted, :reason, :account)
                        on conflict (org, campaign_id, issue_id) do update
                        set counted = excluded.counted, reason = excluded.reason, account_id = excluded.account_id, at = now()""";
        transaction
                .handle()
                .createUpdate(sql)
                .bind("org", transaction.org())
                .bind("campaign", campaign)
                .bind("issue", issue)
                .bind("counted", choice == Choice.IN)
                .bind("reason", reason == null ? null : reason.strip())
                .bind("account", principal.accountId())
                .execute();
        transaction
                .handle()
                .createUpdate("update campaign set version = version + 1 where org = :org and id = :campaign")
                .bind("org", transaction.org())
                .bind("campaign", campaign)
                .execute();
    }
}
