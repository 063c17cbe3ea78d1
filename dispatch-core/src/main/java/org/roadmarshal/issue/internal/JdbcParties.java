package org.roadmarshal.issue.internal;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.issue.IssueParty;

/** Writes who works on an issue, and what they say to it. */
final class JdbcParties {
    private JdbcParties() {}

    static void begin(Handle handle, int org, long issue, long lead, List<Long> coUnits) {
        end(handle, org, issue);
        handle.createUpdate("""
                        insert into issue_party (org, issue_id, agency_id, role)
                        select :org, :issue, :lead, 'lead' union all select :org, :issue, unnest(:co), 'co'""")
                .bind("org", org)
                .bind("issue", issue)
                .bind("lead", lead)
                .bindArray("co", Long.class, coUnits)
                .execute();
    }

    static void end(Handle handle, int org, long issue) {
        handle.createUpdate("delete from issue_party where org = :org and issue_id = :issue")
                .bind("org", org)
                .bind("issue", issue)
                .execute();
    }

    /** Nothing where the issue was imported as dispatched and has no parties. */
    static void say(Move move, long agency, IssueParty.State state) {
        move.handle()
                .createUpdate("""
                        update issue_party set state = :state, reason = :reason, at = :now, account_id = :account,
                          decided_at = null, decided_by = null
                        where org = :org and issue_id = :issue and agency_id = :agency""")
                .bind("state", state.code())
                .bind("reason", move.step().reason())
                .bind("now", move.now())
                .bind("account", move.principal().accountId())
                .bind("org", move.org())
                .bind("issue", move.issue().id())
                .bind("agency", agency)
                .execute();
    }

    /** Its refusal is taken for good. */
    static void excuse(Move move) {
        move.handle()
                .createUpdate("""
                        update issue_party set decided_at = :now, decided_by = :account
                        where org = :org and issue_id = :issue and agency_id = :agency""")
                .bind("now", move.now())
                .bind("account", move.principal().accountId())
                .bind("org", move.org())
                .bind("issue", move.issue().id())
                .bind("agency", move.party().agency().id())
                .execute();
    }

    /** It is to take part all the same. */
    static void insist(Move move) {
        move.handle()
                .createUpdate("""
                        update issue_party set state = 'pending', reason = null, at = null, account_id = null
                        where org = :org and issue_id = :issue and agency_id = :agency""")
                .bind("org", move.org())
                .bind("issue", move.issue().id())
                .bind("agency", move.party().agency().id())
                .execute();
    }

    /** Who signed that it was gone signs anew; who was excused stays so. */
    static void again(Handle handle, int org, long issue) {
        handle.createUpdate("""
                        update issue_party set state = 'pending', at = null, account_id = null
                        where org = :org and issue_id = :issue and state = 'signed'""").bind("org", org).bind("issue", issue).execute();
    }
}
