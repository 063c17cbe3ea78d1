package org.roadmarshal.campaign.internal;

import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.campaign.Campaign;
import org.roadmarshal.campaign.CampaignChoice.Choice;
import org.roadmarshal.campaign.CampaignPlan;
import org.roadmarshal.campaign.CampaignService;
import org.roadmarshal.campaign.CaseFilter;
import org.roadmarshal.campaign.Grouping;
import org.roadmarshal.gis.geo.Viewport;
import org.roadmarshal.http.Call;
import org.roadmarshal.http.Operations;
import org.roadmarshal.http.Reply;
import org.roadmarshal.issue.QuantityUnit;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;
import org.roadmarshal.kernel.Permission;

/** The operations of {@code campaign.yaml} about campaigns. */
public final class CampaignRoutes {
    private final CampaignService campaigns;
    private final FigureVersions versions;

    private record Decision(long issueId, Choice choice, String reason) {}

    public CampaignRoutes(CampaignService campaigns, FigureVersions versions) {
        this.campaigns = campaigns;
        this.versions = versions;
    }

    public void register(Operations operations) {
        operations.query(
                "listCampaigns",
                Permission.ISSUE_READ,
                (handle, call) -> Reply.ok(Map.of("items", campaigns.list(handle, call.principal()))));
        operations.query("getCampaign", Permission.ISSUE_READ, (handle, call) -> {
            Campaign campaign = campaigns.get(handle, call.principal(), call.id());
            return Reply.ok(campaign, campaign.version());
        });
        operations.create(
                "createCampaign",
                Permission.ISSUE_DISPATCH,
                (transaction, call) ->
                        created(campaigns.create(transaction, call.principal(), call.body(CampaignPlan.class))));
        operations.change("putCampaign", Permission.ISSUE_DISPATCH, this::change);
        operations.query(
                "listCampaignChoices",
                Permission.ISSUE_READ,
                (handle, call) -> Reply.ok(Map.of("items", campaigns.choices(handle, call.principal(), call.id()))));
        operations.create("chooseCampaignIssue", Permission.ISSUE_DISPATCH, this::choose);
        operations.query("getCampaignFigures", Permission.ISSUE_READ, this::figures);
        operations.query("getCampaignProgress", Permission.ISSUE_READ, this::progress);
        operations.query(
                "listCampaignCases",
                Permission.ISSUE_READ,
                (handle, call) ->
                        Reply.ok(campaigns.cases(handle, call.principal(), call.id(), filter(call), call.page())));
        operations.query("listCampaignPlaces", Permission.ISSUE_READ, this::places);
    }

    private static Reply created(Campaign campaign) {
        return Reply.created(campaign, "/campaigns/" + campaign.id(), campaign.version());
    }

    private Reply change(Transaction transaction, Call call) {
        Campaign campaign = campaigns.change(
                transaction, call.principal(), call.id(), call.expectedVersion(), call.body(CampaignPlan.class));
        return Reply.ok(campaign, campaign.version());
    }

    private Reply choose(Transaction transaction, Call call) {
        Decision decision = call.body(Decision.class);
        return created(campaigns.choose(
                transaction, call.principal(), call.id(), decision.issueId, decision.choice, decision.reason));
    }

    private Reply figures(Handle handle, Call call) {
        Grouping by = Coded.of(Grouping.class, call.query("by").orElse(Grouping.CATEGORY.code()));
        return versions.answer(handle, call, () -> campaigns.figures(handle, call.principal(), call.id(), by));
    }

    private Reply progress(Handle handle, Call call) {
        return versions.answer(
                handle,
                call,
                () -> campaigns.progress(
                        handle,
                        call.principal(),
                        call.id(),
                        call.query("category").orElse(null),
                        unit(call)));
    }

    private Reply places(Handle handle, Call call) {
        Viewport within = viewport(call.query("bbox").orElseThrow());
        return versions.answer(
                handle,
                call,
                () -> Map.of("items", campaigns.places(handle, call.principal(), call.id(), within, filter(call))));
    }

    private static CaseFilter filter(Call call) {
        return new CaseFilter(
                call.query("category").orElse(null),
                unit(call),
                call.query("measure")
                        .map(code -> Coded.of(CaseFilter.Measure.class, code))
                        .orElse(null),
                call.query("by").map(code -> Coded.of(Grouping.class, code)).orElse(null),
                call.query("key").orElse(null));
    }

    private static QuantityUnit unit(Call call) {
        return call.query("unit")
                .map(code -> Coded.of(QuantityUnit.class, code))
                .orElse(null);
    }

    private static Viewport viewport(String text) {
        try {
            return Viewport.parse(text);
        } catch (IllegalArgumentException e) {
            throw new DispatchException(ErrorCode.VALIDATION, "bbox: " + e.getMessage(), e);
        }
    }
}
