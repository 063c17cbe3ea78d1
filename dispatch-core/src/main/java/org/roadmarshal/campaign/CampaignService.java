package org.roadmarshal.campaign;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.campaign.internal.CampaignRow;
import org.roadmarshal.campaign.internal.Doubles;
import org.roadmarshal.campaign.internal.JdbcCampaigns;
import org.roadmarshal.campaign.internal.JdbcCases;
import org.roadmarshal.campaign.internal.JdbcChoices;
import org.roadmarshal.campaign.internal.JdbcFigures;
import org.roadmarshal.campaign.internal.JdbcPlaces;
import org.roadmarshal.campaign.internal.JdbcProgress;
import org.roadmarshal.campaign.internal.Members;
import org.roadmarshal.campaign.internal.PlanCheck;
import org.roadmarshal.db.Subset;
import org.roadmarshal.gis.geo.Viewport;
import org.roadmarshal.issue.IssueService;
import org.roadmarshal.issue.QuantityUnit;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Page;
import org.roadmarshal.kernel.PageRequest;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;

/**
 * Campaigns and what they amount to. Whoever reads issues knows the campaigns of the org; figures are of the issues whose leads they
 * may read. Whoever dispatches issues over the agency that answers for a campaign runs it. Stateless; safe for use from any thread.
 */
public final class CampaignService {
    private final IssueService issues;

    public CampaignService(IssueService issues) {
        this.issues = issues;
    }

    /** Newest first. */
    public List<Campaign> list(Handle handle, Principal principal) {
        return JdbcCampaigns.list(handle, principal.org()).stream()
                .map(CampaignRow::campaign)
                .toList();
    }

    /** @throws DispatchException NOT_FOUND */
    public Campaign get(Handle handle, Principal principal, long id) {
        return row(handle, principal, id).campaign();
    }

    /** Its issues, for the issues' own lists, counts and map. @throws DispatchException NOT_FOUND */
    public static Subset members(Handle handle, Principal principal, long id) {
        return new Members(row(handle, principal, id));
    }

    /** @throws DispatchException VALIDATION; FORBIDDEN; CONFLICT where the name is taken */
    public Campaign create(Transaction transaction, Principal principal, CampaignPlan plan) {
        principal.require(Permission.ISSUE_DISPATCH, plan.agencyId());
        return plan(transaction, principal.accountId(), plan);
    }

    /** The same in nobody's name, as a city brings its own along. */
    public Campaign create(Transaction transaction, CampaignPlan plan) {
        return plan(transaction, null, plan);
    }

    private Campaign plan(Transaction transaction, Long account, CampaignPlan plan) {
        PlanCheck checked = PlanCheck.of(transaction.handle(), transaction.org(), issues, plan);
        long id = JdbcCampaigns.insert(transaction, account, checked);
        return told(transaction, id, CampaignEvent.Verb.CREATED);
    }

    /** @throws DispatchException NOT_FOUND; FORBIDDEN; STALE; VALIDATION; CONFLICT where it is closed and shall stay so */
    public Campaign change(Transaction transaction, Principal principal, long id, int expected, CampaignPlan plan) {
        Campaign before = held(transaction, principal, id);
        principal.require(Permission.ISSUE_DISPATCH, plan.agencyId());
        if (before.version() != expected) {
            throw DispatchException.stale("campaign", id, expected, before.version());
        }
        if (before.state() == CampaignState.CLOSED && plan.state() == CampaignState.CLOSED) {
            throw DispatchException.conflict("The campaign is closed: open it again first");
        }
        JdbcCampaigns.update(transaction, id, PlanCheck.of(transaction.handle(), transaction.org(), issues, plan));
        return told(transaction, id, CampaignEvent.Verb.CHANGED);
    }

    public List<CampaignChoice> choices(Handle handle, Principal principal, long id) {
        row(handle, principal, id);
        return JdbcChoices.list(handle, principal, id);
    }

    /**
     * Decides that an issue belongs, or does not, whatever the rules say.
     *
     * @param reason required unless a decision is taken back
     * @throws DispatchException NOT_FOUND; FORBIDDEN; VALIDATION; CONFLICT where the campaign is closed
     */
    public Campaign choose(
            Transaction transaction,
            Principal principal,
            long id,
            long issue,
            CampaignChoice.Choice choice,
            String reason) {
        Campaign campaign = held(transaction, principal, id);
        if (campaign.state() == CampaignState.CLOSED) {
            throw DispatchException.conflict("The campaign is closed: open it again first");
        }
        issues.get(transaction.handle(), principal, issue);
        JdbcChoices.set(transaction, principal, id, issue, choice, reason);
        return told(transaction, id, CampaignEvent.Verb.CHANGED);
    }

    public CampaignFigures figures(Handle handle, Principal principal, long id, Grouping by) {
        CampaignRow row = row(handle, principal, id);
        return new JdbcFigures(
                        handle, principal, row, Doubles.of(handle, row), issues.categories(handle, principal.org()))
                .figures(by);
    }

    /** @param category null for all @param unit null to count issues */
    public CampaignProgress progress(Handle handle, Principal principal, long id, String category, QuantityUnit unit) {
        CampaignRow row = row(handle, principal, id);
        return JdbcProgress.of(handle, principal, row, Doubles.of(handle, row), category, unit);
    }

    /** Newest first. */
    public Page<CampaignCase> cases(Handle handle, Principal principal, long id, CaseFilter filter, PageRequest page) {
        CampaignRow row = row(handle, principal, id);
        return Page.of(
                JdbcCases.list(handle, principal, row, () -> Doubles.of(handle, row), filter, page),
                page,
                CampaignCase::id);
    }

    /** A few hundred at most, however many issues there are. */
    public List<CampaignPlace> places(Handle handle, Principal principal, long id, Viewport within, CaseFilter filter) {
        return JdbcPlaces.list(handle, principal, row(handle, principal, id), within, filter);
    }

    private static CampaignRow row(Handle handle, Principal principal, long id) {
        return JdbcCampaigns.get(handle, principal.org(), id);
    }

    private static Campaign held(Transaction transaction, Principal principal, long id) {
        JdbcCampaigns.lock(transaction.handle(), principal.org(), id);
        Campaign campaign = row(transaction.handle(), principal, id).campaign();
        principal.require(Permission.ISSUE_DISPATCH, campaign.agency().id());
        return campaign;
    }

    private static Campaign told(Transaction transaction, long id, CampaignEvent.Verb verb) {
        Campaign campaign =
                JdbcCampaigns.get(transaction.handle(), transaction.org(), id).campaign();
        transaction.append(new CampaignEvent(verb, campaign).entry());
        return campaign;
    }
}
